// The cases that Python and JavaScript must both pass, in JavaScript; test_shared_cases.py runs this and counts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { bitsOf, grouped, redrawnIn } from "../../kmcourse/widgets/colours_math.js";
import * as kmeans from "../../kmcourse/widgets/kmeans.js";
import { labelledStairs, spreadUpward } from "../../kmcourse/widgets/layout.js";
import { formatNumber, onGrid, roundBelow, ticks, tickWords } from "../../kmcourse/widgets/scales.js";
import { leastPlaces, roomFor, squareOn, squareWithin } from "../../kmcourse/widgets/squares.js";

const cases = JSON.parse(readFileSync(new URL("../shared/cases.json", import.meta.url), "utf-8"));
const flat = (rows) => Float64Array.from(rows.flat());
const close = (actual, expected) =>
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${actual} is not ${expected}`);
const allClose = (actual, expected) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, place) => close(actual[place], value));
};

const runners = {
  cost: ({ X, labels, centroids, cost }) =>
    close(kmeans.computeCost(flat(X), labels, flat(centroids), X[0].length), cost),
  assign: ({ X, centroids, labels }) =>
    assert.deepEqual([...kmeans.assignPoints(flat(X), flat(centroids), X[0].length)], labels),
  move: ({ X, labels, centroids, moved }) =>
    allClose(kmeans.moveCentroids(flat(X), labels, flat(centroids), X[0].length), moved.flat()),
  tolerance: ({ X, tolerance }) => close(kmeans.costTolerance(flat(X), X[0].length), tolerance),
  rounding: ({ old, new: after, tolerance, rises, same }) => {
    assert.equal(kmeans.costRises(old, after, tolerance), rises);
    assert.equal(kmeans.sameCost(old, after, tolerance), same);
  },
  run: ({ X, start, costs, labels }) => {
    const steps = kmeans.halfSteps(flat(X), flat(start), X[0].length);
    allClose(steps.map(({ cost }) => cost), costs);
    assert.deepEqual([...steps[steps.length - 1].labels], labels);
    steps.forEach(({ kind }, place) => assert.equal(kind, place % 2 === 0 ? "assign" : "move"));
  },
  labelled: ({ costs, first, tolerance, states }) => assert.deepEqual(labelledStairs(costs, first, tolerance), states),
  spread: ({ wanted, gap, top, heights }) => assert.deepEqual(spreadUpward(wanted, gap, top), heights),
  number: ({ value, written }) => assert.equal(formatNumber(value), written),
  ticks: ({ low, high, count, ticks: expected, words, from }) => {
    allClose(ticks(low, high, count), expected);
    assert.deepEqual(tickWords(expected), { words, from });
  },
  table: ({ X, centroids, squares, least }) => {
    const K = centroids.length;
    const found = kmeans.squaredDistances(flat(X), flat(centroids), X[0].length);
    const rows = squares.map((_, i) => found.subarray(i * K, i * K + K));
    assert.deepEqual(rows.map((row) => [...row]), squares);
    assert.deepEqual(rows.map(leastPlaces), least);
    assert.deepEqual(
      [...kmeans.assignPoints(flat(X), flat(centroids), X[0].length)],
      least.map(([first]) => first),
    );
  },
  grid: ({ length, step, value, place }) => {
    assert.equal(roundBelow(length), step);
    assert.equal(onGrid(value, step), place);
  },
  square: ({ start, end, upright, corners }) => allClose(squareOn(start, end, upright).flat(), corners.flat()),
  within: ({ start, end, upright, box: [left, right, top, bottom], corners }) =>
    allClose(squareWithin(start, end, upright, { left, right, top, bottom }).flat(), corners.flat()),
  room: ({ sum, before, room }) => close(roomFor(sum, before), room),
  size: ({ m, K, bits, written }) => {
    assert.equal(bitsOf(m, K), bits);
    assert.equal(grouped(bits), written);
  },
  redrawn: ({ pixels, palette, labels, counts, shares, cost }) => {
    const found = redrawnIn(flat(pixels), flat(palette));
    assert.deepEqual([[...found.labels], found.counts], [labels, counts]);
    allClose(found.shares, shares);
    close(found.cost, cost);
  },
};

for (const [subject, list] of Object.entries(cases)) {
  for (const one of list) test(`${subject}: ${one.name}`, () => runners[subject](one));
}
