// The pure functions of the bowl and of the predictions; test_bowl_math.py runs this, and counts the shared cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import {
  atBottom, bottomOf, costAt, costSentence, equalsSign, passOver, plainNumber, priceSentence, restAt, visitedStretches,
} from "../../kmcourse/widgets/bowl_math.js";
import { predictionSentence } from "../../kmcourse/widgets/predict.js";
import { debriefSentence, verdictSentence } from "../../kmcourse/widgets/predicted.js";

const cases = JSON.parse(readFileSync(new URL("../shared/bowl_cases.json", import.meta.url), "utf-8"));
const lesson = { low: 0, high: 12, step: 0.1, landmarks: [2, 6] };

for (const { name, points, mu, J } of cases) {
  test(`case: ${name}`, () => {
    assert.ok(Math.abs(costAt(points, mu) - J) <= 1e-12 * Math.max(1, J), `${costAt(points, mu)} is not ${J}`);
  });
}

test("the bottom of the bowl is the mean", () => {
  assert.deepEqual(bottomOf([1, 11]), [6, 25]);
  assert.ok(atBottom([1, 2, 12], 5));
  assert.ok(!atBottom([1, 2, 12], 5.1));
});

test("a mean that is a long fraction is still the bottom, also far from the origin", () => {
  assert.ok(atBottom([1, 2, 2], 5 / 3));
  assert.ok(atBottom([0.1, 0.2, 0.3], 0.2));
  assert.ok(!atBottom([1e9 + 1, 1e9 + 11], 1e9 + 6.1));
});

test("J is the lowest J and the square of the way from the mean", () => {
  for (const points of [[1, 11], [1, 2, 12], [-3, 0.5, 0.5, 8]]) {
    const [mean, lowest] = bottomOf(points);
    for (let mu = -5; mu <= 15; mu += 0.5) assert.ok(Math.abs(costAt(points, mu) - lowest - (mu - mean) ** 2) < 1e-9);
  }
});

test("μ comes to rest on the grid, on a near landmark, and between the ends", () => {
  assert.equal(restAt(3.14, lesson), 3.1);
  assert.equal(restAt(5.96, lesson), 6);
  assert.equal(restAt(5.9, lesson), 5.9);
  assert.equal(restAt(-4, lesson), 0);
  assert.equal(restAt(40, lesson), 12);
  assert.equal(restAt(1.7, { ...lesson, landmarks: [5 / 3] }), 5 / 3);
  assert.equal(restAt(1.8, { ...lesson, landmarks: [5 / 3] }), 1.8);
});

test("a slide marks all that it passes, in either direction", () => {
  const trail = new Uint8Array(13);
  passOver(trail, lesson, 4, 2);
  passOver(trail, lesson, 8, 8);
  assert.deepEqual(visitedStretches(trail), [[2, 4], [8, 8]]);
  passOver(trail, lesson, 4, 8);
  assert.deepEqual(visitedStretches(trail), [[2, 8]]);
});

test("numbers are written with up to three decimals and a real minus", () => {
  assert.equal(plainNumber(41), "41");
  assert.equal(plainNumber(74 / 3), "24.667");
  assert.equal(plainNumber(-0.5), "−0.5");
  assert.equal(plainNumber(0), "0");
});

test("a rounded number is not called equal", () => {
  assert.equal(equalsSign(41, 0.1 + 0.2), "=");
  assert.equal(equalsSign(74 / 3), "≈");
});

test("J is said with its terms", () => {
  assert.equal(costSentence([1, 11], 2), "μ = 2: J = (1² + 9²) / 2 = 41.");
  assert.equal(costSentence([1, 2, 12], 5), "μ = 5: J = (4² + 3² + 7²) / 3 ≈ 24.667.");
  assert.equal(costSentence([1, 2, 3, 4, 5, 6, 7], 4), "μ = 4: J, the average of the 7 squared distances, is 4.");
});

test("J is taken apart into what must be paid and the price of standing away", () => {
  assert.equal(priceSentence([1, 11], 2), "41 = 25 + 4²: what must be paid, and the price of standing 4 away.");
  assert.equal(priceSentence([1, 11], 6), "This is the mean of the points: 25 must be paid, and no other μ pays less.");
});

test("a question says how it stands", () => {
  const answered = { recorded: true, answered: true, choice: "5", note: null };
  assert.equal(predictionSentence(null), "Run this cell to answer: Python records what you predict.");
  assert.match(predictionSentence({ ...answered, recorded: false, answered: false, choice: null }), /^Choose before you read on/);
  assert.equal(predictionSentence(answered), "Recorded. You predicted: 5. The first answer counts, so it stays. Read on.");
  assert.equal(predictionSentence({ ...answered, choice: null }), "Skipped, and recorded as skipped. Read on.");
  assert.equal(predictionSentence({ ...answered, recorded: false, note: "Not recorded." }), "You predicted: 5. Not recorded.");
});

test("a question without choices asks to type", () => {
  const open = { recorded: false, answered: false, choice: null, note: null };
  assert.match(predictionSentence(open, true), /^Type a number or a few words before you read on/);
});

test("a verdict is given only where Python could tell", () => {
  assert.equal(verdictSentence({ agrees: true }), "✓ It happened as predicted.");
  assert.equal(verdictSentence({ agrees: false }), "≠ It turned out differently.");
  for (const answer of [null, { recorded: false }, { agrees: null }]) assert.equal(verdictSentence(answer), "");
});

test("the debrief says what was predicted, or that nothing was", () => {
  assert.equal(debriefSentence(null), "Run this cell to see what you predicted.");
  assert.equal(debriefSentence({ recorded: false }), "No prediction recorded for this question.");
  assert.equal(debriefSentence({ recorded: true, choice: null }), "You skipped this question.");
  assert.equal(debriefSentence({ recorded: true, choice: "5" }), "You predicted: 5");
});
