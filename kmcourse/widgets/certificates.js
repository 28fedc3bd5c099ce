// The course's oracle.py in JavaScript: did a half-step do its own job? J is asked, no right answer is needed.
import { assignPoints, computeCost, costRises, costTolerance, moveCentroids, termOf } from "./kmeans.js";

/** The point that gains most with another centroid, {point, better, cost: J after that one change}; null if none does. */
export function betterLabel(X, labels, centroids, n) {
  const nearest = assignPoints(X, centroids, n);
  const tolerance = costTolerance(X, n);
  let point = null;
  let most = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const given = termOf(X, labels, centroids, n, i);
    const least = termOf(X, nearest, centroids, n, i);
    if (given - least > most && costRises(least, given, tolerance)) [point, most] = [i, given - least];
  }
  if (point === null) return null;
  const changed = Int32Array.from(labels);
  changed[point] = nearest[point];
  return { point, better: nearest[point], cost: computeCost(X, changed, centroids, n) };
}

/** The nudge of one coordinate that lowers J most, {cluster, centroids: with that nudge, cost}; null if none does. */
export function betterPlace(X, labels, centroids, n) {
  const means = moveCentroids(X, labels, centroids, n);
  const counts = new Float64Array(centroids.length / n);
  for (const label of labels) counts[label] += 1;
  let best = 0;
  // Along one coordinate J is a parabola with its lowest point at the mean: the best nudge goes there.
  const gain = (place) => counts[Math.floor(place / n)] * (means[place] - centroids[place]) ** 2;
  for (let place = 1; place < means.length; place += 1) if (gain(place) > gain(best)) best = place;
  const nudged = Float64Array.from(centroids);
  nudged[best] = means[best];
  const cost = computeCost(X, labels, nudged, n);
  const lowers = costRises(cost, computeCost(X, labels, centroids, n), costTolerance(X, n));
  return lowers ? { cluster: Math.floor(best / n), centroids: nudged, cost } : null;
}

/** faultAt(state): what the half-step that led to this state of a run left undone, or null; each looked for once. */
export function faultFinder({ kinds, labels, centroids }, X, n) {
  const faults = [];
  const find = (state) => (kinds[state - 1] === "assign" ? betterLabel : betterPlace)(X, labels[state], centroids[state], n);
  return (state) => (state === 0 ? null : (faults[state] ??= { found: find(state) }).found);
}
