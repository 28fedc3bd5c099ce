// One sentence that says what is shown: seen at once, spoken when it has stood still for a moment.
import { htmlElement, setText } from "./elements.js";

const QUIET_MILLISECONDS = 500;

export function liveSentence(parent) {
  // Two elements: what a screen reader announces must not change sixty times a second.
  const seen = htmlElement(parent, "p", { class: "km-sentence", "aria-hidden": "true" });
  const spoken = htmlElement(parent, "p", { class: "km-spoken", "aria-live": "polite" });
  let timer = 0;
  return (sentence) => {
    if (seen.textContent === sentence) return;
    setText(seen, sentence);
    clearTimeout(timer);
    timer = setTimeout(() => setText(spoken, sentence), QUIET_MILLISECONDS);
  };
}
