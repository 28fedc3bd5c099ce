// Changes to points and centroids in the plane. Pure: a scene is {X, centroids}, flat, two numbers a row.
import { assignPoints, termOf } from "./kmeans.js";

const without = (flat, row) => Float64Array.from(flat.filter((_, place) => Math.floor(place / 2) !== row));

export const pointAdded = (scene, x, y) => ({ ...scene, X: Float64Array.of(...scene.X, x, y) });

export const pointDeleted = (scene, i) => ({ ...scene, X: without(scene.X, i) });

export const centroidAdded = (scene, x, y) => ({ ...scene, centroids: Float64Array.of(...scene.centroids, x, y) });

export const centroidDeleted = (scene, k) => ({ ...scene, centroids: without(scene.centroids, k) });

/** The point that is farthest from its nearest centroid: where one more centroid saves something. */
export function loneliestPoint({ X, centroids }) {
  const nearest = assignPoints(X, centroids, 2);
  const terms = Array.from(nearest, (_, i) => termOf(X, nearest, centroids, 2, i));
  return terms.indexOf(Math.max(...terms));
}

/** The scene with K centroids: the last go, new ones come to the loneliest points. */
export function withCount(scene, K) {
  let next = { ...scene, centroids: scene.centroids.slice(0, 2 * K) };
  while (next.centroids.length < 2 * K) {
    const i = loneliestPoint(next);
    next = centroidAdded(next, next.X[2 * i], next.X[2 * i + 1]);
  }
  return next;
}

/** The scene with other examples as start: K different rows, drawn by random() in 0 … 1. */
export function otherStart(scene, random) {
  const { X, centroids } = scene;
  const rows = Array.from({ length: X.length / 2 }, (_, i) => i);
  const start = Float64Array.from(centroids);
  for (let k = 0; k < Math.min(centroids.length / 2, X.length / 2); k += 1) {
    const [i] = rows.splice(Math.floor(random() * rows.length), 1);
    start.set(X.subarray(2 * i, 2 * i + 2), 2 * k);
  }
  return { ...scene, centroids: start };
}
