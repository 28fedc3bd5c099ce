// A run and what J tells about it: the rounding to allow for, and J of a start that has labels already.
import { computeCost, costTolerance, halfSteps, sameCost } from "./kmeans.js";

/** run: {kinds, labels, centroids, costs, flat}, a state a half-step, the start first; as unpackRun in replay.js. */
export function knownRun(run, X, n) {
  const { labels, centroids } = run;
  const costs = [...run.costs];
  // Centroids moved by hand keep the labels they had: J is known before the first half-step.
  if (labels[0]) costs[0] = computeCost(X, labels[0], centroids[0], n);
  return { ...run, costs, n, m: X.length / n, tolerance: costTolerance(X, n) };
}

/** The run of right K-means from these centroids; `labelsBefore` are kept until the first assign, or null. */
export function referenceRun(X, labelsBefore, centroids, n, maxIterations) {
  const steps = halfSteps(X, centroids, n, maxIterations);
  const costs = steps.map(({ cost }) => cost);
  const run = {
    kinds: steps.map(({ kind }) => kind),
    flat: costs.length > 3 && sameCost(costs[costs.length - 3], costs[costs.length - 1], costTolerance(X, n)),
    labels: [labelsBefore, ...steps.map(({ labels }) => labels)],
    centroids: [centroids, ...steps.map((step) => step.centroids)],
    costs: [null, ...costs],
  };
  return knownRun(run, X, n);
}
