// The sentences of the bowl, whole ones, and how its numbers are written. `points` is a list of numbers.
import { atLowest, costAt, lowestOf } from "./bowl_math.js";
import { formatNumber } from "./scales.js";

const MOST_TERMS_IN_A_SENTENCE = 6;

/** What the page says around the pictures, for each of the three that may be minimised. */
export const BOWL_WORDS = {
  squares: {
    offered: "squares",
    left: "A square on each distance to μ",
    right: "Their average is J",
    whole: "Show the whole bowl",
    search: "Slide μ and look for the lowest J.",
    found: (place) => `mean ${place}: lowest J`,
  },
  distances: {
    offered: "distances",
    left: "The distances to μ",
    right: "Their average",
    whole: "Show the whole curve",
    search: "Slide μ and look for the lowest average distance.",
    found: (place) => `median ${place}: lowest average distance`,
  },
  largest: {
    offered: "the largest distance",
    left: "The distances to μ",
    right: "The largest of them",
    whole: "Show the whole curve",
    search: "Slide μ and look for the place where the largest distance is smallest.",
    found: (place) => `midrange ${place}: smallest largest distance`,
  },
};

/** A number with up to three decimals: 41, 24.667. */
export function plainNumber(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return formatNumber(value);
  return String(Number(value.toFixed(3))).replace("-", "−");
}

/** A place, or all places from one to another: "5", "1 to 11". */
export function placeText({ from, to }) {
  return plainNumber(from) === plainNumber(to) ? plainNumber(from) : `${plainNumber(from)} to ${plainNumber(to)}`;
}

/** "1, 2 and 12"; many points are only counted. */
export function pointsText(points) {
  if (points.length > MOST_TERMS_IN_A_SENTENCE) return `${points.length} points`;
  const written = points.map(plainNumber);
  return [written.slice(0, -1).join(", "), written[written.length - 1]].filter(Boolean).join(" and ");
}

/** "=" where the written numbers are the numbers, "≈" where they are rounded. */
export function equalsSign(...values) {
  const exact = values.every((value) => Math.abs(value - Number(value.toFixed(3))) <= 1e-9 * Math.max(1, Math.abs(value)));
  return exact ? "=" : "≈";
}

/** What is minimised, whole, in one sentence: "μ = 2: J = (1² + 9²) / 2 = 41." */
export function costSentence(points, mu, measure = "squares") {
  const cost = costAt(points, mu, measure);
  const [m, place, written] = [points.length, plainNumber(mu), plainNumber(cost)];
  const sign = equalsSign(mu, cost);
  const distances = points.map((point) => plainNumber(Math.abs(point - mu)));
  const many = m > MOST_TERMS_IN_A_SENTENCE;
  if (measure === "largest" && many) return `μ = ${place}: the largest of the ${m} distances is ${written}.`;
  if (measure === "largest") return `μ = ${place}: the largest of ${pointsText(points.map((point) => Math.abs(point - mu)))} is ${written}.`;
  if (measure === "distances" && many) return `μ = ${place}: the average of the ${m} distances is ${written}.`;
  if (measure === "distances") return `μ = ${place}: the average distance is (${distances.join(" + ")}) / ${m} ${sign} ${written}.`;
  if (many) return `μ = ${place}: J, the average of the ${m} squared distances, is ${written}.`;
  return `μ = ${place}: J = (${distances.map((distance) => `${distance}²`).join(" + ")}) / ${m} ${sign} ${written}.`;
}

/** What J is made of: "41 = 25 + 4²: what must be paid, and the price of standing 4 away." */
export function priceSentence(points, mu, measure = "squares") {
  const lowest = lowestOf(points, measure);
  const floor = plainNumber(lowest.cost);
  const here = atLowest(points, mu, measure);
  const place = placeText(lowest);
  if (measure === "largest" && here) return "This is the midrange: from no other μ is the largest distance smaller.";
  if (measure === "largest") return `The smallest is ${floor}, at the midrange, ${place}.`;
  if (measure === "distances" && lowest.from !== lowest.to) return `Every μ from ${place} has ${floor}: without squares, none of them is better than the others.`;
  if (measure === "distances" && here) return "This is the median: no other μ has a lower average distance.";
  if (measure === "distances") return `The lowest is ${floor}, at the median, ${place}.`;
  if (here) return `This is the mean of the points: ${floor} must be paid, and no other μ pays less.`;
  const away = Math.abs(mu - lowest.from);
  const cost = costAt(points, mu);
  const sign = equalsSign(cost, lowest.cost, away);
  const [whole, far] = [plainNumber(cost), plainNumber(away)];
  return `${whole} ${sign} ${floor} + ${far}²: what must be paid, and the price of standing ${far} away.`;
}

/** J and its two parts: "J = 41 = 25 + 4²". */
export function sumText(points, mu) {
  const { from, cost: floor } = lowestOf(points);
  const [cost, away] = [costAt(points, mu), Math.abs(mu - from)];
  return `J = ${plainNumber(cost)} ${equalsSign(cost, floor, away)} ${plainNumber(floor)} + ${plainNumber(away)}²`;
}

/** Where a step of gradient descent with this α leads, whatever the points. */
export function alphaSentence(alpha) {
  if (Math.abs(alpha - 0.5) < 1e-9) return "α = 1/2 is the move step: one step lands at the mean.";
  if (alpha < 0.5) return "Nearer with every step, and the steps grow smaller.";
  if (Math.abs(alpha - 1) < 1e-9) return "With α = 1 it hops to the same height for ever: J is flat, and not at its lowest.";
  return alpha < 1 ? "It hops over the mean, and lands lower each time." : "It lands higher than before: α is too large, and J climbs.";
}

/** One hop: from where to where, and why. */
export function hopSentence(points, from, to, alpha) {
  const [before, after] = [costAt(points, from), costAt(points, to)].map(plainNumber);
  const went = `J goes from ${before} to ${after}.`;
  if (atLowest(points, from)) return "At the mean the slope is 0: no step leads away from it.";
  if (alpha === null) return `The move step needs no α: μ goes from ${plainNumber(from)} to the mean, ${plainNumber(to)}. ${went}`;
  const slope = 2 * (from - lowestOf(points).from);
  const step = `μ goes ${plainNumber(alpha)} × ${plainNumber(Math.abs(slope))} ${slope < 0 ? "to the right" : "to the left"}, to ${plainNumber(to)}`;
  return `At μ = ${plainNumber(from)} the slope of J is ${plainNumber(slope)}: ${step}. ${went} ${alphaSentence(alpha)}`;
}

/** Why there is no hop: it would leave the picture. */
export function outsideSentence(points, to, alpha) {
  const cost = plainNumber(costAt(points, to));
  return `With α = ${plainNumber(alpha)} the next step leads to μ = ${plainNumber(to)}, outside the picture, where J is ${cost}: J climbs for ever. Try a smaller α.`;
}
