// The table of squares: a row a point, a column a centroid; what is paid is filled, the least is underlined.
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { arrowDirection } from "./keys.js";
import { clusterColour } from "./marks.js";
import { showInside } from "./scrolling.js";

/**
 * @param {object} words      `rows` and `columns`: {name, at}; `cell(i, k, chosen)`: what a cell says; `name`
 * @param {string[][]} squares   as written
 * @param {number[][]} least     of every row the columns that are least
 * @param {{look: (i, k) => void, choose: (i, k) => void}} acts   a cell is pointed at or focused; a cell is chosen
 */
export function createChoicesTable(parent, { squares, least, markers, words, acts }) {
  const box = htmlElement(parent, "div", { class: "km-scroll" });
  const table = htmlElement(box, "table", { class: "km-grid", role: "grid", "aria-multiselectable": true, "aria-label": words.name });
  const head = htmlElement(htmlElement(table, "thead"), "tr");
  htmlElement(head, "td");
  words.columns.forEach((column, k) => heading(head, "col", column).style.setProperty("--km-its", clusterColour(k)));
  const body = htmlElement(table, "tbody");
  const rows = squares.map((row, i) => {
    const line = htmlElement(body, "tr");
    heading(line, "row", words.rows[i]);
    return { line, cells: row.map((square, k) => cellOf(line, i, k, square)) };
  });
  let focused = [0, 0];
  let drawn = null;

  function heading(line, scope, { name, at }) {
    const element = htmlElement(line, "th", { scope });
    htmlElement(element, "span", {}, name);
    htmlElement(element, "small", {}, at);
    return element;
  }

  function cellOf(line, i, k, square) {
    const isLeast = least[i].includes(k);
    const cell = htmlElement(line, "td", { role: "gridcell", tabindex: i + k === 0 ? 0 : -1 });
    cell.style.setProperty("--km-its", clusterColour(k));
    htmlElement(cell, "span", { class: isLeast ? "km-least" : "" }, square);
    if (isLeast && least[i].length > 1) htmlElement(cell, "i", {}, "=");
    cell.addEventListener("pointerenter", () => acts.look(i, k));
    cell.addEventListener("focus", () => {
      setAttributes(rows[focused[0]].cells[focused[1]], { tabindex: -1 });
      focused = [i, k];
      setAttributes(cell, { tabindex: 0 });
      acts.look(i, k);
    });
    cell.addEventListener("click", () => {
      cell.focus();
      acts.choose(i, k);
    });
    return cell;
  }

  const moveFocus = (i, k) => rows[i].cells[k].focus();

  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [i, k] = focused;
    const last = squares[0].length - 1;
    const direction = arrowDirection(event.key);
    if (event.key === "Enter" || event.key === " ") acts.choose(i, k);
    else if (event.key === "Home") moveFocus(i, 0);
    else if (event.key === "End") moveFocus(i, last);
    else if (direction) {
      const next = [i - direction[1], k + direction[0]];
      if (next[0] >= 0 && next[0] < rows.length && next[1] >= 0 && next[1] <= last) moveFocus(...next);
    } else return;
    event.preventDefault();
  });

  function drawRow(i, labels) {
    rows[i].cells.forEach((cell, k) => {
      const chosen = labels[i] === k;
      setAttributes(cell, { "aria-selected": chosen, "aria-label": words.cell(i, k, chosen) });
      const sign = cell.querySelector("svg");
      if (sign && !chosen) sign.remove();
      if (sign || !chosen) return;
      const shape = svgElement(cell, "svg", { viewBox: "-6 -6 12 12", "aria-hidden": "true" });
      svgElement(shape, "path", { d: `M0,0${markers[k % markers.length]}` });
      cell.prepend(shape);
    });
  }

  /** Shows the labels; `row` is the one that is looked at, scrolled to where it can be seen. */
  function draw(labels, row) {
    for (let i = 0; i < rows.length; i += 1) if (!drawn || drawn.labels[i] !== labels[i]) drawRow(i, labels);
    if (drawn?.row !== row) {
      if (drawn) setAttributes(rows[drawn.row].line, { class: "" });
      setAttributes(rows[row].line, { class: "km-looked" });
      showInside(box, rows[row].line, head.offsetHeight);
    }
    drawn = { labels: Int32Array.from(labels), row };
  }

  return { draw };
}
