// One point followed to its term in three steps: read its label, go to that centroid, square the distance.
import { htmlElement, setAttributes, setText } from "./elements.js";
import { arrowDirection } from "./keys.js";
import { clusterColour } from "./marks.js";
import { showInside } from "./scrolling.js";
import { raised } from "./symbols.js";

/**
 * @param {(i: number) => void} chosen   called when the reader chooses a point, by number, arrow key or click
 * @param {object} words   `point`, `label`, `lookedUp`, `centroid`, `option`: see terms_words.js
 */
export function createLookUp(parent, { m, K, words, chosen }) {
  const row = htmlElement(parent, "div", { class: "km-point" });
  const numberLabel = htmlElement(row, "label", {}, "Point ");
  const number = htmlElement(numberLabel, "input", { type: "number", min: 1, max: m, step: 1 });
  const pointWords = htmlElement(row, "output");
  const list = htmlElement(parent, "ol", { class: "km-chain" });
  const read = step("Read its label in c:");
  const labelWords = htmlElement(read, "strong");
  const strip = htmlElement(read.parentElement, "div", { class: "km-strip", role: "listbox" });
  setAttributes(strip, { "aria-label": "c, a label for every point; arrow keys choose a point" });
  const options = Array.from({ length: m }, (_, i) => {
    const option = htmlElement(strip, "div", { class: "km-option", role: "option", tabindex: -1 });
    htmlElement(option, "small", {}, raised(i + 1));
    option.addEventListener("click", () => chosen(i));
    return { option, label: htmlElement(option, "b") };
  });
  const go = step("Go to the centroid with that number:");
  const lookedUp = htmlElement(go, "strong");
  htmlElement(lookedUp, "span", {}, "μ");
  const index = htmlElement(lookedUp, "sub");
  const there = htmlElement(lookedUp, "span");
  const centroidList = htmlElement(go.parentElement, "div", { class: "km-strip", role: "list" });
  const centroidWords = Array.from({ length: K }, () => htmlElement(centroidList, "div", { class: "km-option", role: "listitem" }));
  const squareWords = htmlElement(step("Square the distance to it:"), "strong");
  let now = 0;

  function step(words) {
    const line = htmlElement(htmlElement(list, "li"), "p");
    htmlElement(line, "span", {}, `${words} `);
    return line;
  }

  /** How many options stand in one line just now. */
  function across() {
    const top = options[0].option.offsetTop;
    return options.filter(({ option }) => option.offsetTop === top).length;
  }

  strip.addEventListener("keydown", (event) => {
    const direction = arrowDirection(event.key);
    if (event.ctrlKey || event.metaKey || (!direction && !["Home", "End"].includes(event.key))) return;
    event.preventDefault();
    const ends = event.key === "Home" ? 0 : m - 1;
    const next = direction ? now + direction[0] - direction[1] * across() : ends;
    if (next < 0 || next >= m) return;
    chosen(next);
    options[next].option.focus();
  });
  number.addEventListener("input", () => {
    const typed = Number(number.value) - 1;
    if (Number.isInteger(typed) && typed >= 0 && typed < m) chosen(typed);
  });

  /** Shows point i; `labels` of all, and where the point and each centroid stand, in words. */
  function draw({ i, labels, terms, at, centroids, square, quiet }) {
    // What every option says is not heard while something moves: then the two that change are enough.
    for (const place of quiet ? [now, i] : options.keys()) {
      const { option, label } = options[place];
      const cluster = labels[place];
      const fields = { i: place + 1, cluster: cluster + 1, term: terms(place) };
      setAttributes(option, { "aria-selected": place === i, tabindex: place === i ? 0 : -1, "aria-label": words.option(fields) });
      option.style.setProperty("--km-its", clusterColour(cluster));
      setText(label, String(cluster + 1));
    }
    if (i !== now) showInside(strip, options[i].option);
    now = i;
    const cluster = labels[i];
    if (document.activeElement !== number) number.value = String(i + 1);
    setAttributes(pointWords, { "aria-live": quiet ? "off" : "polite" });
    setText(pointWords, words.point({ i: i + 1, at }));
    setText(labelWords, words.label({ i: i + 1, cluster: cluster + 1 }));
    setText(index, `c${raised(i + 1)}`);
    setText(there, words.lookedUp({ cluster: cluster + 1, at: centroids[cluster] }));
    centroidWords.forEach((entry, k) => {
      setText(entry, words.centroid({ cluster: k + 1, at: centroids[k] }));
      setAttributes(entry, { class: k === cluster ? "km-option km-here" : "km-option" });
      entry.style.setProperty("--km-its", clusterColour(k));
    });
    setText(squareWords, square);
  }

  return { draw };
}
