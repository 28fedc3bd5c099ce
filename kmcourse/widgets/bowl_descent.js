// Gradient descent beside the move step: a slider for α, a button for each, and J after every step.
import { costAt, hopFrom, lowestOf } from "./bowl_math.js";
import { hopSentence, outsideSentence, plainNumber } from "./bowl_words.js";
import { buttonOf, controlRow, sliderOf } from "./controls.js";
import { htmlElement, setText } from "./elements.js";

const MOST_STEPS_IN_A_LINE = 10;

/** "41, 35.24, 31.55": J at each place of a path, the last ones of a long one. */
export function stepsText(points, path) {
  const costs = path.map((mu) => plainNumber(costAt(points, mu)));
  const last = costs.slice(-MOST_STEPS_IN_A_LINE).join(", ");
  return costs.length > MOST_STEPS_IN_A_LINE ? `J, step by step: …, ${last}` : `J, step by step: ${last}`;
}

/**
 * Where a hop leads: the place, or none where that is outside; and what is said of it. α null is the move step.
 * @returns {{to: number|null, outside: number|null, words: string}}
 */
export function hopped(points, mu, alpha, { low, high }) {
  const to = alpha === null ? lowestOf(points).from : hopFrom(points, mu, alpha);
  if (to < low || to > high) return { to: null, outside: to, words: outsideSentence(points, to, alpha) };
  return { to, outside: null, words: hopSentence(points, mu, to, alpha) };
}

/** hop(alpha) is called for a step, null for the move step; again() to start once more. Returns draw(points, path). */
export function createDescent(parent, first, hop, again) {
  const row = controlRow(parent, "Steps");
  let alpha = first;
  const slider = sliderOf(row, "", { min: 0.05, max: 1.2, step: 0.05, value: first }, setAlpha);
  slider.element.style.flex = "0 1 260px";
  const step = buttonOf(row, "Gradient step", () => hop(alpha));
  step.element.classList.add("km-main");
  buttonOf(row, "Move step", () => hop(null));
  buttonOf(row, "Start again", again);
  const line = htmlElement(parent, "p", { class: "km-note" });

  function setAlpha(next) {
    alpha = next;
    slider.name(`α = ${plainNumber(alpha)}`);
    slider.set(alpha, `α = ${plainNumber(alpha)}`);
  }

  setAlpha(first);
  return (points, path) => setText(line, stepsText(points, path));
}
