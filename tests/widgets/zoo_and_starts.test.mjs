// The pure functions of the zoo and of many starts; test_zoo_and_starts_math.py runs this, and counts the shared cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { halfSteps, sameCost } from "../../kmcourse/widgets/kmeans.js";
import { bestOf, endingsOf, ranked, risesAlong, swarm } from "../../kmcourse/widgets/many_starts_math.js";
import { rectangleRun } from "../../kmcourse/widgets/many_starts_rectangle.js";
import { stairPath } from "../../kmcourse/widgets/zoo_strip.js";
import { DIAGNOSES, tallyOf, verdictOf, zooWords } from "../../kmcourse/widgets/zoo_words.js";

const cases = JSON.parse(readFileSync(new URL("../shared/many_starts_cases.json", import.meta.url), "utf-8"));
const runners = {
  swarm: ({ heights, width, pitch, places }) => assert.deepEqual(swarm(heights, width, pitch), places),
  endings: ({ costs, tolerance, endings }) =>
    assert.deepEqual(endingsOf(costs, tolerance).map(({ cost, count }) => [cost, count]), endings),
  best: ({ costs, first, tries, best }) => assert.deepEqual(bestOf(costs, first, tries), best),
};
for (const [subject, list] of Object.entries(cases)) {
  for (const one of list) test(`case: ${subject}: ${one.name}`, () => runners[subject](one));
}

test("every start ends in the page where it ended in Python", () => {
  const { X, n, costs, starts } = JSON.parse(readFileSync(process.env.KMCOURSE_STARTS, "utf-8"));
  const points = Float64Array.from(X.flat());
  starts.forEach((rows, start) => {
    const steps = halfSteps(points, Float64Array.from(rows.flatMap((row) => X[row])), n);
    assert.ok(sameCost(steps[steps.length - 1].cost, costs[start]), `start ${start}`);
  });
  assert.equal(starts.length, 400);
});

test("runs are ranked by their end, and equal ones by when they were drawn", () => {
  assert.deepEqual(ranked([5, 1, 5, 0]), [3, 1, 0, 2]);
});

test("a rise along a curve is more than rounding", () => {
  assert.deepEqual(risesAlong([3, 1, 1 + 1e-12, 2, 0], 0), [3]);
});

test("on a rectangle one start never moves and the other has the width squared times less", () => {
  for (const width of [1, 1.5, 2, 6, 10]) {
    const [stuck, free] = [rectangleRun(width, 0), rectangleRun(width, 1)];
    assert.equal(stuck.first, stuck.cost);
    assert.deepEqual([...stuck.centroids], [width / 2, 0, width / 2, 1]);
    assert.equal(stuck.cost / free.cost, width ** 2);
  }
});

test("an answer is right, fits, or neither", () => {
  const curve = { diagnosis: "loop", fits: ["move", "loop"] };
  assert.deepEqual(["loop", "move", "none"].map((answer) => verdictOf(answer, curve)), ["right", "fits", "other"]);
});

test("the tally adds up to the curves", () => {
  const curves = ["move", "none", "log", "loop"].map((diagnosis) => ({ diagnosis, fits: ["none"] }));
  const tally = tallyOf(["move", "skipped", "none", null], curves);
  assert.deepEqual(tally, { right: 1, fits: 1, other: 0, skipped: 1, diagnosed: 2, open: 1 });
});

test("every diagnosis has its words", () => {
  assert.equal(zooWords.choices.length, DIAGNOSES.length);
  for (const diagnosis of DIAGNOSES) assert.match(zooWords.was[diagnosis], /\.$/);
});

test("a small curve begins at its J and goes over every half-step", () => {
  assert.equal(stairPath([2, 1, 0]), "M1,2.0H15.0V13.0H29.0V24.0H43.0");
  assert.equal(stairPath([0, 0]), "M1,24.0H22.0V24.0H43.0");
});
