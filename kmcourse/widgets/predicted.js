// What the reader predicted, as Python has recorded it, beside what happened; without Python, how to see it.
import { htmlElement } from "./elements.js";

/** The one sentence of the debrief; `answer` is what Python said, or null. */
export function debriefSentence(answer) {
  if (answer === null) return "Run this cell to see what you predicted.";
  if (!answer.recorded) return "No prediction recorded for this question.";
  return answer.choice === null ? "You skipped this question." : `You predicted: ${answer.choice}`;
}

/** Whether it came true, where Python can tell; nothing where only the reader can. */
export function verdictSentence(answer) {
  if (typeof answer?.agrees !== "boolean") return "";
  return answer.agrees ? "✓ It happened as predicted." : "≠ It turned out differently.";
}

export function mount(player) {
  const { id, happened } = player.data;
  const card = htmlElement(player.stage, "div", { class: "km-debrief" });

  function show(answer) {
    card.replaceChildren();
    if (answer?.recorded) htmlElement(card, "p", { class: "km-note" }, answer.question);
    const pair = htmlElement(card, "div", { class: "km-pair" });
    htmlElement(pair, "p", { class: "km-answer" }, debriefSentence(answer));
    if (happened !== null) htmlElement(pair, "p", { class: "km-answer" }, `What happened: ${happened}`);
    if (verdictSentence(answer)) htmlElement(card, "p", {}, verdictSentence(answer));
    player.drawn(`${answer === null ? "closed" : "told"}/${answer?.choice ?? "none"}`);
  }

  const ask = () => player.port?.send({});

  function askAgain({ detail }) {
    if (!player.root.isConnected) document.removeEventListener("km-predicted", askAgain);
    else if (detail.id === id) ask();
  }

  document.addEventListener("km-predicted", askAgain);
  player.onPort(ask);
  player.onMessage(show);
  show(null);
}
