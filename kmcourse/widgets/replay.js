// A run from Python as states, and what is to be seen on the way from one state to the next.
import { unpack } from "./arrays.js";
import { swingPoints } from "./swing.js";

/** The states of a written run: the start, then one after every half-step. `labelsBefore` are the start's, or null. */
export function unpackRun({ kinds, labels, centroids, costs }, m, labelsBefore = null) {
  const allLabels = unpack(labels);
  const allCentroids = unpack(centroids);
  const states = Array.from({ length: kinds.length + 1 }, (_, state) => state);
  const size = allCentroids.length / states.length;
  return {
    kinds,
    labels: states.map((s) => (s === 0 ? labelsBefore : allLabels.subarray((s - 1) * m, s * m))),
    centroids: states.map((s) => allCentroids.subarray(s * size, (s + 1) * size)),
    costs: [null, ...costs],
  };
}

/**
 * What the plane shows at that share of the way from `state` to the next: {state, share, labels, centroids, swings, cost}.
 * costOf(labels, centroids) is J there; it is not asked before the first assign, where there is none.
 */
export function stateBetween(run, state, share, plane, costOf) {
  const at = { state, share, labels: run.labels[state], centroids: run.centroids[state], cost: run.costs[state] };
  if (share === 0) return at;
  const goal = run.centroids[state + 1];
  at.centroids = at.centroids.map((from, place) => from + (goal[place] - from) * share);
  // A half-step that changes both, as right K-means never does, shows both.
  const ends = Array.from({ length: plane.marks.length }, (_, cluster) => plane.placeOf(at.centroids, cluster));
  Object.assign(at, swingPoints(at.labels, run.labels[state + 1], share, ends, plane.places()));
  at.cost = at.cost === null ? null : costOf(at.labels, at.centroids);
  return at;
}
