// What the bowl knows of J(μ), and the sentences it says; nothing here knows of the page. `points` is a list of numbers.
import { computeCost } from "./kmeans.js";
import { formatNumber } from "./scales.js";

const MOST_TERMS_IN_A_SENTENCE = 6;

/** J with the one centroid at mu: the average of the squared distances. */
export function costAt(points, mu) {
  return computeCost(Float64Array.from(points), new Int32Array(points.length), Float64Array.of(mu), 1);
}

/** The lowest J there is, and where: [mean, J at the mean]. */
export function bottomOf(points) {
  const mean = points.reduce((sum, point) => sum + point, 0) / points.length;
  return [mean, costAt(points, mean)];
}

/** Whether mu is the mean, but for the rounding of a sum. */
export function atBottom(points, mu) {
  const rounding = Number.EPSILON * points.length * Math.max(...points.map(Math.abs));
  return Math.abs(mu - bottomOf(points)[0]) <= rounding;
}

/** Where mu comes to rest: on the grid of steps, but on a landmark when one is within half a step. */
export function restAt(wanted, { low, high, step, landmarks }) {
  const within = Math.min(high, Math.max(low, wanted));
  // Half a step: a landmark that is on the grid does not swallow its neighbours.
  const landmark = landmarks.find((place) => Math.abs(place - within) < step / 2);
  if (landmark !== undefined) return landmark;
  return Number((low + Math.round((within - low) / step) * step).toPrecision(12));
}

/** Mark what a slide passes over, both ends included; `trail` holds one number a place, from low to high. */
export function passOver(trail, { low, high }, from, to) {
  const place = (mu) => Math.round(((mu - low) / (high - low)) * (trail.length - 1));
  trail.fill(1, Math.min(place(from), place(to)), Math.max(place(from), place(to)) + 1);
}

/** The stretches of a trail that have been visited, as [first, last] places. */
export function visitedStretches(trail) {
  const stretches = [];
  trail.forEach((visited, place) => {
    if (!visited) return;
    const last = stretches[stretches.length - 1];
    if (last && last[1] === place - 1) last[1] = place;
    else stretches.push([place, place]);
  });
  return stretches;
}

/** A number with up to three decimals: 41, 24.667. */
export function plainNumber(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return formatNumber(value);
  return String(Number(value.toFixed(3))).replace("-", "−");
}

/** "=" where the written numbers are the numbers, "≈" where they are rounded. */
export function equalsSign(...values) {
  const exact = values.every((value) => Math.abs(value - Number(value.toFixed(3))) <= 1e-9 * Math.max(1, Math.abs(value)));
  return exact ? "=" : "≈";
}

/** "1² + 9²": the terms of J, before they are shared by the number of points. */
export function squaresText(points, mu) {
  return points.map((point) => `${plainNumber(Math.abs(point - mu))}²`).join(" + ");
}

/** The whole of J in one sentence: "μ = 2: J = (1² + 9²) / 2 = 41." */
export function costSentence(points, mu) {
  const cost = costAt(points, mu);
  const [m, place, written] = [points.length, plainNumber(mu), plainNumber(cost)];
  const sign = equalsSign(mu, cost);
  if (m > MOST_TERMS_IN_A_SENTENCE) return `μ = ${place}: J, the average of the ${m} squared distances, is ${written}.`;
  return `μ = ${place}: J = (${squaresText(points, mu)}) / ${m} ${sign} ${written}.`;
}

/** What J is made of: "41 = 25 + 4²: what must be paid, and the price of standing 4 away." */
export function priceSentence(points, mu) {
  const [mean, lowest] = bottomOf(points);
  const away = Math.abs(mu - mean);
  const cost = costAt(points, mu);
  if (atBottom(points, mu)) return `This is the mean of the points: ${plainNumber(lowest)} must be paid, and no other μ pays less.`;
  const sign = equalsSign(cost, lowest, away);
  const [whole, floor, far] = [plainNumber(cost), plainNumber(lowest), plainNumber(away)];
  return `${whole} ${sign} ${floor} + ${far}²: what must be paid, and the price of standing ${far} away.`;
}
