// What a reader turns and presses in a widget: one of several choices, a slider with its words, a switch, a button.
import { htmlElement, listen, setAttributes, setText } from "./elements.js";

/** A row of controls, one group for those who hear it. */
export function controlRow(parent, name) {
  return htmlElement(parent, "div", { class: "km-controls", role: "group", "aria-label": name });
}

/** One of several, or null for none: chosen(place) is called when the reader chooses; set(place) calls nothing. */
export function choiceOf(parent, legend, names, chosen, first = 0) {
  // A form of its own: radio buttons of one name exclude each other in the whole page otherwise.
  const form = htmlElement(parent, "form");
  listen(form, "submit", (event) => event.preventDefault());
  const offer = htmlElement(form, "fieldset", { class: "km-choices" });
  htmlElement(offer, "legend", {}, legend);
  const radios = names.map((name, place) => {
    const option = htmlElement(offer, "label");
    const radio = htmlElement(option, "input", { type: "radio", name: "choice" });
    radio.checked = place === first;
    listen(radio, "change", () => chosen(place));
    htmlElement(option, "span", {}, name);
    return radio;
  });
  return { element: form, set: (place) => radios.forEach((radio, at) => (radio.checked = at === place)), radios };
}

/** A slider: moved(value) when the reader moves it; set(value, words) puts it somewhere, `words` for those who hear. */
export function sliderOf(parent, name, { min, max, step, value = min }, moved) {
  const label = htmlElement(parent, "label", { class: "km-scrub" });
  const words = htmlElement(label, "span", {}, name);
  const range = htmlElement(label, "input", { type: "range", min, max, step });
  range.value = String(value);
  listen(range, "input", () => moved(Number(range.value)));
  const set = (next, spoken) => {
    range.value = String(next);
    setAttributes(range, { "aria-valuetext": spoken });
  };
  return { element: label, range, set, name: (text) => setText(words, text) };
}

/** A button; one that stays pressed says so through set(pressed). */
export function buttonOf(parent, words, pressed) {
  const element = htmlElement(parent, "button", { type: "button" }, words);
  listen(element, "click", pressed);
  return { element, set: (on) => setAttributes(element, { "aria-pressed": on }) };
}

/** A box to tick: turned(on) when the reader does. */
export function switchOf(parent, name, turned, on = false) {
  const label = htmlElement(parent, "label");
  const box = htmlElement(label, "input", { type: "checkbox" });
  box.checked = on;
  listen(box, "change", () => turned(box.checked));
  htmlElement(label, "span", {}, name);
  return { element: label, box };
}
