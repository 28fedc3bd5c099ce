// One point, read by number or by pointing at it: its centroid, its term of J, and which centroids it has had.
import { htmlElement, listen, setAttributes, setText } from "./elements.js";
import { termOf } from "./kmeans.js";
import { legendEntry } from "./plane.js";
import { formatNumber } from "./scales.js";
import { lowered, raised } from "./symbols.js";
import { fillIn } from "./words.js";

const LONGEST_HISTORY = 8;

/** Since which state point i has had which label, oldest first: [{state, cluster}]. labels[state] may be null. */
export function labelHistory(labels, i, upTo) {
  const history = [];
  for (let state = 0; state <= upTo; state += 1) {
    const cluster = labels[state]?.[i];
    if (cluster !== undefined && history[history.length - 1]?.cluster !== cluster) history.push({ state, cluster });
  }
  return history;
}

const inBrackets = (numbers) => (numbers.length === 1 ? formatNumber(numbers[0]) : `(${numbers.map(formatNumber).join(", ")})`);

/**
 * @param {object} words   staircase_words.py
 * @param {() => boolean} options.quiet   whether what changes is not to be spoken just now
 * @param {() => boolean} options.busy    whether the pointer is about something else
 */
export function createPointReader(parent, plane, words, { X, n, markers, quiet, busy, changed }) {
  const m = X.length / n;
  const row = htmlElement(parent, "div", { class: "km-point" });
  const label = htmlElement(row, "label", {}, "Point ");
  const input = htmlElement(label, "input", { type: "number", min: 1, max: m, step: 1 });
  const text = htmlElement(row, "output");
  const list = htmlElement(parent, "ul", { class: "km-legend", "aria-label": words.history });
  let chosen = null;

  /** shown: {labels, centroids, swings, history}: history is the labels of every state so far. */
  function show({ labels, centroids, swings, history }) {
    setAttributes(text, { "aria-live": quiet() ? "off" : "polite" });
    const cluster = labels && labels[chosen] >= 0 ? labels[chosen] : null;
    const end = chosen === null || cluster === null ? null : plane.placeOf(centroids, cluster);
    plane.choose(chosen, swings?.get(chosen) ?? end);
    if (chosen === null) setText(text, words.noPoint);
    else setText(text, sentence(chosen, cluster, labels, centroids));
    showHistory(chosen === null ? [] : labelHistory(history, chosen, history.length - 1));
  }

  function sentence(i, cluster, labels, centroids) {
    const fields = { i: raised(i + 1), at: inBrackets(plane.coordinates(X, i)) };
    if (cluster === null) return fillIn(words.pointBare, fields);
    const centroid = inBrackets(plane.coordinates(centroids, cluster));
    const term = formatNumber(termOf(X, labels, centroids, n, i));
    return fillIn(words.point, { ...fields, cluster: cluster + 1, k: lowered(cluster + 1), centroid, term, m });
  }

  function showHistory(changes) {
    list.replaceChildren();
    // A point that never changed has no story to tell.
    if (changes.length < 2) return;
    for (const { state, cluster } of changes.slice(-LONGEST_HISTORY)) {
      const since = fillIn(state ? words.sinceStep : words.sinceStart, { cluster: cluster + 1, step: state });
      setText(legendEntry(list, cluster, markers), since);
    }
  }

  function choose(i) {
    chosen = i;
    changed();
  }

  listen(plane.svg, "pointermove", (event) => {
    const near = busy() ? null : plane.pointNear(event);
    if (near === null || near === chosen) return;
    input.value = String(near + 1);
    choose(near);
  });
  listen(input, "input", () => {
    const typed = Number(input.value) - 1;
    choose(Number.isInteger(typed) && typed >= 0 && typed < m ? typed : null);
  });
  return { show, row };
}
