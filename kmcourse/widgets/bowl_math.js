// What the bowl knows: three things to minimise, where each is lowest, and a step down the slope of J. Nothing here
// knows of the page. `points` is a list of numbers; a `measure` is one of the three names.
import { computeCost } from "./kmeans.js";

/** What may be minimised, J first, and the name of the place where each is lowest. */
export const MEASURES = ["squares", "distances", "largest"];
export const MIDDLES = { squares: "mean", distances: "median", largest: "midrange" };

/** What is minimised with the one centroid at mu: J, the average distance, or the largest. */
export function costAt(points, mu, measure = "squares") {
  if (measure === "squares") {
    return computeCost(Float64Array.from(points), new Int32Array(points.length), Float64Array.of(mu), 1);
  }
  const distances = points.map((point) => Math.abs(point - mu));
  if (measure === "largest") return Math.max(...distances);
  return distances.reduce((sum, distance) => sum + distance, 0) / points.length;
}

/** Where it is lowest, from one place to another, and how low: the mean, the median or the midrange. */
export function lowestOf(points, measure = "squares") {
  const sorted = [...points].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  let [from, to] = [sorted[half], sorted[half]];
  if (measure === "squares") from = to = points.reduce((sum, point) => sum + point, 0) / points.length;
  else if (measure === "largest") from = to = (sorted[0] + sorted[sorted.length - 1]) / 2;
  // With an even number of points, any place between the two in the middle.
  else if (sorted.length % 2 === 0) from = sorted[half - 1];
  return { from, to, cost: costAt(points, from, measure) };
}

/** Whether mu is where it is lowest, but for the rounding of a sum. */
export function atLowest(points, mu, measure = "squares") {
  const rounding = Number.EPSILON * points.length * Math.max(...points.map(Math.abs));
  const { from, to } = lowestOf(points, measure);
  return mu >= from - rounding && mu <= to + rounding;
}

/** The places worth a mark: where μ began, and where each of the three is lowest, each place once. */
export function landmarksOf(points, start, { low, high }) {
  const places = [start];
  for (const measure of MEASURES) {
    const { from, to } = lowestOf(points, measure);
    for (const place of [from, to]) {
      if (!places.some((other) => Math.abs(place - other) < (high - low) / 1e7)) places.push(place);
    }
  }
  return places;
}

/** One step of gradient descent: against the slope of J, which is 2(μ − mean). */
export function hopFrom(points, mu, alpha) {
  return mu - 2 * alpha * (mu - lowestOf(points).from);
}

/** Where mu comes to rest: on the grid of steps, but on a landmark when one is within half a step. */
export function restAt(wanted, { low, high, step }, landmarks) {
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
