// One question, its choices or a field to type in, and two buttons: record or skip. Python keeps the answer.
import { htmlElement, setAttributes } from "./elements.js";

const PATIENCE_MILLISECONDS = 5000;

/** The one sentence that says where things stand; `state` is what Python said last, or null. */
export function predictionSentence(state, typed = false) {
  if (state === null) return "Run this cell to answer: Python records what you predict.";
  if (!state.answered && typed) return "Type a number or a few words before you read on. Your first answer counts; skipping is fine too.";
  if (!state.answered) return "Choose before you read on. Your first answer counts; skipping is fine too.";
  if (!state.recorded && state.choice === null) return `You skipped this question. ${state.note}`;
  if (!state.recorded) return `You predicted: ${state.choice}. ${state.note}`;
  const note = state.note ? ` ${state.note}` : "";
  if (state.choice === null) return `Skipped, and recorded as skipped. Read on.${note}`;
  return `Recorded. You predicted: ${state.choice}. The first answer counts, so it stays. Read on.${note}`;
}

/** Radio buttons: answer() is the message for Python, or null before one is chosen; show(open, choice) sets them. */
function choicesToTick(form, { question, choices }, changed) {
  const fieldset = htmlElement(form, "fieldset");
  htmlElement(fieldset, "legend", {}, question);
  const radios = choices.map((choice, place) => {
    const label = htmlElement(fieldset, "label");
    const radio = htmlElement(label, "input", { type: "radio", name: "choice", value: place });
    htmlElement(label, "span", {}, choice);
    radio.addEventListener("change", changed);
    return radio;
  });
  return {
    answer: () => {
      const chosen = radios.find((radio) => radio.checked);
      return chosen ? { choice: Number(chosen.value) } : null;
    },
    // From a button the arrow keys lead here: to the answer that is chosen, or else to the first or the last.
    enter: (last) => {
      if (!radios.some((radio) => radio.checked)) radios.at(last ? -1 : 0).click();
      radios.find((radio) => radio.checked).focus();
    },
    show: (open, answered, choice) => {
      for (const radio of radios) {
        radio.disabled = !open;
        if (answered) radio.checked = choices[Number(radio.value)] === choice;
      }
    },
    missing: "Choose an answer first, or skip the question.",
  };
}

/** A field: the same, for an answer that is typed. */
function fieldToFill(form, { question, mostLetters }, changed) {
  const label = htmlElement(form, "label", { class: "km-typed" });
  htmlElement(label, "span", {}, question);
  const field = htmlElement(label, "input", { type: "text", maxlength: mostLetters, autocomplete: "off" });
  field.addEventListener("input", changed);
  return {
    answer: () => (field.value.trim() ? { typed: field.value } : null),
    enter: () => field.focus(),
    show: (open, answered, choice) => {
      field.readOnly = !open;
      setAttributes(field, { "aria-disabled": !open });
      if (answered) field.value = choice ?? "";
    },
    missing: "Type an answer first, or skip the question.",
  };
}

/** Covers the players that follow this one in its cell, or uncovers them. */
function coverFollowing(root, covered) {
  const own = root.closest(".jp-OutputArea-child");
  for (let next = own?.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.querySelector(".km-player")) next.style.display = covered ? "none" : "";
  }
}

export function mount(player) {
  const { id, choices, opens } = player.data;
  const typed = choices.length === 0;
  const form = htmlElement(player.stage, "form", { class: "km-ask", tabindex: -1 });
  const asked = (typed ? fieldToFill : choicesToTick)(form, player.data, () => show(state));
  const buttons = htmlElement(form, "div", { class: "km-controls" });
  const record = htmlElement(buttons, "button", { type: "submit", class: "km-main" }, "Record my prediction");
  const skip = htmlElement(buttons, "button", { type: "button" }, "Skip");
  // Who comes back from the next cell with Shift + Tab lands on "Skip": the arrow keys choose an answer from there too.
  buttons.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    asked.enter(event.key === "ArrowUp");
  });
  form.append(player.sentence);
  let state = null;
  let waiting = 0;

  function show(next) {
    state = next;
    const open = state !== null && !state.answered;
    // What has the focus is about to be closed: keep the focus here, or the next key would go to the notebook.
    if (!open && form.contains(document.activeElement)) form.focus({ preventScroll: true });
    asked.show(open, Boolean(state?.answered), state?.choice);
    buttons.hidden = !open;
    if (opens) coverFollowing(player.root, open);
    setAttributes(record, { "aria-disabled": asked.answer() === null });
    player.say(open && opens ? `${predictionSentence(state, typed)} A widget opens below.` : predictionSentence(state, typed));
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
    if (state === null || state.answered) return;
    const answer = asked.answer();
    if (answer) tell(answer);
    else player.say(asked.missing);
  });
  // The widget below may be drawn after Python has said that the question is open.
  document.addEventListener("km-player", function coverLate() {
    if (!opens || !player.root.isConnected) document.removeEventListener("km-player", coverLate);
    else coverFollowing(player.root, state !== null && !state.answered);
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
