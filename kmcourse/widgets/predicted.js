// What the reader predicted, as Python has recorded it; without Python, how to see it.
import { htmlElement } from "./elements.js";

/** The one sentence of the debrief; `answer` is what Python said, or null. */
export function debriefSentence(answer) {
  if (answer === null) return "Run this cell to see what you predicted.";
  if (!answer.recorded) return "No prediction recorded for this question.";
  return answer.choice === null ? "You skipped this question." : `You predicted: ${answer.choice}`;
}

export function mount(player) {
  const card = htmlElement(player.stage, "div", { class: "km-debrief" });

  function show(answer) {
    card.replaceChildren();
    if (answer?.recorded) htmlElement(card, "p", { class: "km-note" }, answer.question);
    htmlElement(card, "p", { class: "km-answer" }, debriefSentence(answer));
    player.drawn(`${answer === null ? "closed" : "told"}/${answer?.choice ?? "none"}`);
  }

  const ask = () => player.port?.send({});

  function askAgain({ detail }) {
    if (!player.root.isConnected) document.removeEventListener("km-predicted", askAgain);
    else if (detail.id === player.data.id) ask();
  }

  document.addEventListener("km-predicted", askAgain);
  player.onPort(ask);
  player.onMessage(show);
  show(null);
}
