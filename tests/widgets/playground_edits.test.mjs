// The edits of the playground; test_playground.py runs this.
import assert from "node:assert/strict";
import test from "node:test";

import {
  centroidAdded, centroidDeleted, loneliestPoint, otherStart, pointAdded, pointDeleted, withCount,
} from "../../kmcourse/widgets/playground_edits.js";

const scene = () => ({ name: "mine", X: Float64Array.of(0, 0, 1, 0, 9, 9), centroids: Float64Array.of(0, 0, 1, 1) });

test("what is added comes last, and the scene before stays as it was", () => {
  const before = scene();
  assert.deepEqual([...pointAdded(before, 5, 6).X], [0, 0, 1, 0, 9, 9, 5, 6]);
  assert.deepEqual([...centroidAdded(before, 5, 6).centroids], [0, 0, 1, 1, 5, 6]);
  assert.deepEqual(before, scene());
});

test("what is deleted is gone, the others keep their order", () => {
  assert.deepEqual([...pointDeleted(scene(), 1).X], [0, 0, 9, 9]);
  assert.deepEqual([...centroidDeleted(scene(), 0).centroids], [1, 1]);
});

test("a further centroid comes to the point that is farthest from all", () => {
  assert.equal(loneliestPoint(scene()), 2);
  assert.deepEqual([...withCount(scene(), 3).centroids], [0, 0, 1, 1, 9, 9]);
});

test("fewer centroids are the first ones, and as many are the same", () => {
  assert.deepEqual([...withCount(scene(), 1).centroids], [0, 0]);
  assert.deepEqual([...withCount(scene(), 2).centroids], [0, 0, 1, 1]);
});

test("another start is of different points of the scene", () => {
  const drawn = [0.9, 0.9];
  assert.deepEqual([...otherStart(scene(), () => drawn.shift()).centroids], [9, 9, 1, 0]);
});

test("more centroids than points: the last stay where they were", () => {
  const many = { ...scene(), centroids: Float64Array.of(0, 0, 1, 1, 2, 2, 7, 7) };
  assert.deepEqual([...otherStart(many, () => 0).centroids], [0, 0, 1, 0, 9, 9, 7, 7]);
});
