// The certificates, regions, histories and words of the staircase; test_certificates.py runs this and counts the cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { betterLabel, betterPlace } from "../../kmcourse/widgets/certificates.js";
import { labelHistory } from "../../kmcourse/widgets/point_reader.js";
import { regionPaths } from "../../kmcourse/widgets/regions.js";
import { fillIn } from "../../kmcourse/widgets/words.js";

const cases = JSON.parse(readFileSync(new URL("../shared/certificate_cases.json", import.meta.url), "utf-8"));
const flat = (rows) => Float64Array.from(rows.flat());
const close = (actual, expected) => assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1, expected), `${actual}`);

for (const { name, X, labels, centroids, point, better, cost } of cases.assign) {
  test(`case: assign, ${name}`, () => {
    const found = betterLabel(flat(X), labels, flat(centroids), X[0].length);
    assert.equal(found?.point ?? null, point);
    if (point === null) return;
    assert.equal(found.better, better);
    close(found.cost, cost);
  });
}

for (const { name, X, labels, centroids, cluster, nudged, cost } of cases.move) {
  test(`case: move, ${name}`, () => {
    const found = betterPlace(flat(X), labels, flat(centroids), X[0].length);
    assert.equal(found?.cluster ?? null, cluster);
    if (cluster === null) return;
    assert.deepEqual([...found.centroids], nudged.flat());
    close(found.cost, cost);
  });
}

const BOX = { left: 0, right: 100, top: 0, bottom: 80 };

test("one centroid has the whole picture", () => {
  assert.deepEqual(regionPaths([[30, 40]], BOX), ["M0.0,0.0L100.0,0.0L100.0,80.0L0.0,80.0Z"]);
});

test("two share it half-way between them", () => {
  const [left, right] = regionPaths([[20, 40], [60, 40]], BOX);
  assert.deepEqual(new Set(left.match(/[\d.]+(?=,)/g)), new Set(["0.0", "40.0"]));
  assert.deepEqual(new Set(right.match(/[\d.]+(?=,)/g)), new Set(["40.0", "100.0"]));
});

test("every place of the picture lies in the region of its nearest centroid alone", () => {
  const places = [[10, 10], [80, 20], [50, 70], [55, 15], [-200, 40]];
  const corners = regionPaths(places, BOX).map((d) => (d.match(/[-\d.]+,[-\d.]+/g) ?? []).map((pair) => pair.split(",").map(Number)));
  const inside = (polygon, [x, y]) => {
    const sides = polygon.map(([a, b], place) => {
      const [c, d] = polygon[(place + 1) % polygon.length];
      return (c - a) * (y - b) - (d - b) * (x - a);
    });
    return polygon.length > 2 && (sides.every((side) => side > -20) || sides.every((side) => side < 20));
  };
  for (let x = 3; x < 100; x += 7) {
    for (let y = 3; y < 80; y += 7) {
      const distances = places.map(([u, v]) => Math.hypot(u - x, v - y));
      const nearest = distances.indexOf(Math.min(...distances));
      assert.ok(inside(corners[nearest], [x, y]), `${x}, ${y}`);
    }
  }
});

test("of two centroids in one place the first has all, and one far outside may have nothing", () => {
  const [first, second, far] = regionPaths([[20, 40], [20, 40], [-5000, 40]], BOX);
  assert.notEqual(first, "");
  assert.equal(second, "");
  assert.equal(far, "");
});

test("a history begins with the first centroid and has an entry a change", () => {
  const labels = [null, [2, 0], [2, 0], [1, 0], [1, 0], [2, 0]];
  assert.deepEqual(labelHistory(labels, 0, 5), [
    { state: 1, cluster: 2 },
    { state: 3, cluster: 1 },
    { state: 5, cluster: 2 },
  ]);
  assert.deepEqual(labelHistory(labels, 0, 2), [{ state: 1, cluster: 2 }]);
  assert.deepEqual(labelHistory(labels, 0, 0), []);
});

test("a sentence has its fields filled in, those of a field are left alone", () => {
  assert.equal(fillIn("{a} and {b}, {a}", { a: "x{b}", b: 2 }), "x{b} and 2, x{b}");
});
