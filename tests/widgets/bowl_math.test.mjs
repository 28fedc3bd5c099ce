// The pure functions of the bowl and of the predictions; test_bowl_math.py runs this, and counts the shared cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { arrowPath } from "../../kmcourse/widgets/bowl_curve.js";
import { hopped, stepsText } from "../../kmcourse/widgets/bowl_descent.js";
import {
  atLowest, costAt, hopFrom, landmarksOf, lowestOf, passOver, restAt, visitedStretches,
} from "../../kmcourse/widgets/bowl_math.js";
import {
  alphaSentence, costSentence, equalsSign, placeText, plainNumber, pointsText, priceSentence, sumText,
} from "../../kmcourse/widgets/bowl_words.js";
import { predictionSentence } from "../../kmcourse/widgets/predict.js";
import { debriefSentence, verdictSentence } from "../../kmcourse/widgets/predicted.js";

const cases = JSON.parse(readFileSync(new URL("../shared/bowl_cases.json", import.meta.url), "utf-8"));
const lesson = { low: 0, high: 12, step: 0.1 };
const close = (actual, expected) =>
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

for (const { name, points, mu, J, distance, largest, mean, median, midrange, alpha, next } of cases) {
  test(`case: ${name}`, () => {
    close(costAt(points, mu), J);
    close(costAt(points, mu, "distances"), distance);
    close(costAt(points, mu, "largest"), largest);
    close(lowestOf(points).from, mean);
    assert.deepEqual([lowestOf(points, "distances").from, lowestOf(points, "distances").to], median);
    close(lowestOf(points, "largest").from, midrange);
    if (alpha) close(hopFrom(points, mu, alpha), next);
  });
}

test("nowhere is it lower than at its lowest", () => {
  for (const points of [[1, 11], [1, 2, 12], [-3, 0.5, 0.5, 8], [4], [2, 2, 2, 9, 9]]) {
    for (const measure of ["squares", "distances", "largest"]) {
      const { from, to, cost } = lowestOf(points, measure);
      close(costAt(points, to, measure), cost);
      for (let mu = -5; mu <= 15; mu += 0.25) {
        const here = costAt(points, mu, measure);
        assert.ok(mu >= from && mu <= to ? Math.abs(here - cost) < 1e-12 : here > cost, `${measure} of ${points} at ${mu}`);
      }
    }
  }
});

test("the bottom of the bowl is the mean", () => {
  assert.deepEqual(lowestOf([1, 11]), { from: 6, to: 6, cost: 25 });
  assert.ok(atLowest([1, 2, 12], 5));
  assert.ok(!atLowest([1, 2, 12], 5.1));
});

test("a mean that is a long fraction is still the bottom, also far from the origin", () => {
  assert.ok(atLowest([1, 2, 2], 5 / 3));
  assert.ok(atLowest([0.1, 0.2, 0.3], 0.2));
  assert.ok(!atLowest([1e9 + 1, 1e9 + 11], 1e9 + 6.1));
});

test("the start, the mean, the median and the midrange are landmarks, each once", () => {
  assert.deepEqual(landmarksOf([1, 2, 12], 2, lesson), [2, 5, 6.5]);
  assert.deepEqual(landmarksOf([1, 2, 12], 3, lesson), [3, 5, 2, 6.5]);
  assert.deepEqual(landmarksOf([1, 11], 6, lesson), [6, 1, 11]);
});

test("J is the lowest J and the square of the way from the mean", () => {
  for (const points of [[1, 11], [1, 2, 12], [-3, 0.5, 0.5, 8]]) {
    const { from: mean, cost } = lowestOf(points);
    for (let mu = -5; mu <= 15; mu += 0.5) assert.ok(Math.abs(costAt(points, mu) - cost - (mu - mean) ** 2) < 1e-9);
  }
});

test("μ comes to rest on the grid, on a near landmark, and between the ends", () => {
  assert.equal(restAt(3.14, lesson, [2, 6]), 3.1);
  assert.equal(restAt(5.96, lesson, [2, 6]), 6);
  assert.equal(restAt(5.9, lesson, [2, 6]), 5.9);
  assert.equal(restAt(-4, lesson, [2, 6]), 0);
  assert.equal(restAt(40, lesson, [2, 6]), 12);
  assert.equal(restAt(1.7, lesson, [5 / 3]), 5 / 3);
  assert.equal(restAt(1.8, lesson, [5 / 3]), 1.8);
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

test("the plain distances and the largest are said with their terms too", () => {
  assert.equal(costSentence([1, 11], 2, "distances"), "μ = 2: the average distance is (1 + 9) / 2 = 5.");
  assert.equal(costSentence([1, 2, 12], 5, "largest"), "μ = 5: the largest of 4, 3 and 7 is 7.");
  assert.equal(costSentence([1, 2, 3, 4, 5, 6, 7], 4, "largest"), "μ = 4: the largest of the 7 distances is 3.");
  assert.equal(costSentence([1, 2, 3, 4, 5, 6, 7], 4, "distances"), "μ = 4: the average of the 7 distances is 1.714.");
});

test("two points have a median from one to the other, and it is said why that is no help", () => {
  const said = "Every μ from 1 to 11 has 5: without squares, none of them is better than the others.";
  assert.equal(priceSentence([1, 11], 6, "distances"), said);
  assert.equal(priceSentence([1, 2, 12], 2, "distances"), "This is the median: no other μ has a lower average distance.");
  assert.equal(priceSentence([1, 2, 12], 5, "distances"), "The lowest is 3.667, at the median, 2.");
  assert.equal(priceSentence([1, 2, 12], 6.5, "largest"), "This is the midrange: from no other μ is the largest distance smaller.");
  assert.equal(priceSentence([1, 2, 12], 5, "largest"), "The smallest is 5.5, at the midrange, 6.5.");
});

test("J and its two parts are one sum", () => {
  assert.equal(sumText([1, 11], 2), "J = 41 = 25 + 4²");
  assert.equal(sumText([1, 2, 12], 2), "J = 33.667 ≈ 24.667 + 3²");
});

test("places and points are written as a person writes them", () => {
  assert.equal(placeText({ from: 5, to: 5 }), "5");
  assert.equal(placeText({ from: 1, to: 11 }), "1 to 11");
  assert.equal(pointsText([1, 2, 12]), "1, 2 and 12");
  assert.equal(pointsText([1]), "1");
  assert.equal(pointsText([1, 2, 3, 4, 5, 6, 7]), "7 points");
});

// Half a step size lands at once, a whole one never, and more than that climbs.
for (const [alpha, costs] of [
  [0.1, "41, 35.24, 31.554, 29.194"], [0.5, "41, 25, 25, 25"], [0.75, "41, 29, 26, 25.25"], [1, "41, 41, 41, 41"],
  [1.1, "41, 48.04, 58.178, 72.776"],
]) {
  test(`from 2, α = ${alpha} gives ${costs}`, () => {
    const path = [2];
    for (let step = 0; step < 3; step += 1) path.push(hopped([1, 11], path[step], alpha, { low: -2, high: 14 }).to);
    assert.equal(stepsText([1, 11], path), `J, step by step: ${costs}`);
  });
}

test("only the last steps of a long way are written", () => {
  assert.equal(stepsText([1, 11], new Array(12).fill(2)), `J, step by step: …, ${new Array(10).fill(41).join(", ")}`);
});

test("a hop that would leave the picture is not made, and says where it would lead", () => {
  const { to, outside, words } = hopped([1, 11], 2, 1.2, { low: 0, high: 11 });
  assert.equal(to, null);
  close(outside, 11.6);
  assert.match(words, /^With α = 1.2 the next step leads to μ = 11.6, outside the picture, where J is 56.36: J climbs for ever/);
});

test("a hop is said with its slope, and the move step needs none", () => {
  const span = { low: -2, high: 14 };
  const said = "At μ = 2 the slope of J is −8: μ goes 0.1 × 8 to the right, to 2.8. J goes from 41 to 35.24.";
  assert.ok(hopped([1, 11], 2, 0.1, span).words.startsWith(said));
  assert.equal(hopped([1, 11], 2, null, span).words, "The move step needs no α: μ goes from 2 to the mean, 6. J goes from 41 to 25.");
  assert.match(hopped([1, 11], 10, 0.1, span).words, /slope of J is 8: μ goes 0.1 × 8 to the left, to 9.2/);
  assert.equal(hopped([1, 11], 6, 1.1, span).words, "At the mean the slope is 0: no step leads away from it.");
});

test("each range of α has its own end", () => {
  const ends = [0.1, 0.5, 0.75, 1, 1.1].map(alphaSentence);
  assert.equal(new Set(ends).size, 5);
  assert.match(alphaSentence(0.1 * 5), /α = 1\/2 is the move step/);
  assert.match(ends[3], /for ever: J is flat, and not at its lowest/);
});

test("an arrow ends where it points", () => {
  assert.match(arrowPath([0, 0], [10, 0]), /^M0.0,0.0L10.0,0.0L3.7,-3.0M10.0,0.0L3.7,3.0$/);
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
