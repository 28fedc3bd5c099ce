// One sentence that says what is shown: seen at once, spoken when it has stood still for a moment.
import { htmlElement, setText } from "./elements.js";

const QUIET_MILLISECONDS = 500;

export function liveSentence(parent) {
  // Two elements: what a screen reader announces must not change sixty times a second.
  const sentence = htmlElement(parent, "div");
  const seen = htmlElement(sentence, "p", { class: "km-sentence", "aria-hidden": "true" });
  const spoken = htmlElement(sentence, "p", { class: "km-spoken", "aria-live": "polite" });
  let timer = 0;
  const say = (words) => {
    if (seen.textContent === words) return;
    setText(seen, words);
    clearTimeout(timer);
    timer = setTimeout(() => setText(spoken, words), QUIET_MILLISECONDS);
  };
  return { say, sentence };
}
