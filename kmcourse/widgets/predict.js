// One question, its choices, and two buttons: record or skip. Python keeps the answer and says what is recorded.
import { htmlElement, setAttributes } from "./elements.js";

const PATIENCE_MILLISECONDS = 5000;

/** The one sentence that says where things stand; `state` is what Python said last, or null. */
export function predictionSentence(state) {
  if (state === null) return "Run this cell to answer: Python records what you predict.";
  if (!state.answered) return "Choose before you read on. Your first answer counts; skipping is fine too.";
  if (!state.recorded && state.choice === null) return `You skipped this question. ${state.note}`;
  if (!state.recorded) return `You predicted: ${state.choice}. ${state.note}`;
  const note = state.note ? ` ${state.note}` : "";
  if (state.choice === null) return `Skipped, and recorded as skipped. Read on.${note}`;
  return `Recorded. You predicted: ${state.choice}. The first answer counts, so it stays. Read on.${note}`;
}

export function mount(player) {
  const { id, question, choices } = player.data;
  const form = htmlElement(player.stage, "form", { class: "km-ask", tabindex: -1 });
  const fieldset = htmlElement(form, "fieldset");
  htmlElement(fieldset, "legend", {}, question);
  const radios = choices.map((choice, place) => {
    const label = htmlElement(fieldset, "label");
    const radio = htmlElement(label, "input", { type: "radio", name: "choice", value: place });
    htmlElement(label, "span", {}, choice);
    radio.addEventListener("change", () => show(state));
    return radio;
  });
  const buttons = htmlElement(form, "div", { class: "km-controls" });
  const record = htmlElement(buttons, "button", { type: "submit", class: "km-main" }, "Record my prediction");
  const skip = htmlElement(buttons, "button", { type: "button" }, "Skip");
  form.append(player.sentence);
  let state = null;
  let waiting = 0;

  function show(next) {
    state = next;
    const open = state !== null && !state.answered;
    // What has the focus is about to be closed: keep the focus here, or the next key would go to the notebook.
    if (!open && form.contains(document.activeElement)) form.focus({ preventScroll: true });
    for (const radio of radios) {
      radio.disabled = !open;
      if (state?.answered) radio.checked = choices[Number(radio.value)] === state.choice;
    }
    buttons.hidden = !open;
    setAttributes(record, { "aria-disabled": !radios.some((radio) => radio.checked) });
    player.say(predictionSentence(state));
    const words = state === null ? "closed" : state.answered ? "answered" : "open";
    player.drawn(`${words}/${state?.choice ?? "none"}`);
  }

  function tell(message) {
    clearTimeout(waiting);
    waiting = setTimeout(
      () => player.say("Python has not answered yet: it may be busy with another cell. If this stays, run this cell again."),
      PATIENCE_MILLISECONDS,
    );
    player.port.send(message);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = radios.find((radio) => radio.checked);
    if (chosen) tell({ choice: Number(chosen.value) });
    else player.say("Choose an answer first, or skip the question.");
  });
  skip.addEventListener("click", () => tell({ choice: null }));
  player.onPort(() => tell({}));
  player.onMessage((message) => {
    clearTimeout(waiting);
    show(message);
    // A debrief further down may have been shown before there was an answer (predicted.js).
    if (message.answered) document.dispatchEvent(new CustomEvent("km-predicted", { detail: { id } }));
  });
  show(null);
}
