// The ends of many runs: two columns of dots on one axis of J, one dot chosen, and J falling along the axis as it plays.
import { costScale, drawCostAxis } from "./cost_axis.js";
import { setAttributes, svgElement } from "./elements.js";
import { arrowDirection } from "./keys.js";
import { costRises, sameCost } from "./kmeans.js";
import { PICTURE } from "./layout.js";
import { endingsOf, ranked, swarm } from "./many_starts_math.js";
import { formatNumber } from "./scales.js";
import { fillIn } from "./words.js";

const FAR = 10;

/** costs: a list of final J's for each of two ways to draw a start; chosen(way, start) when the reader picks a dot. */
export function createEnds(parent, { costs, place, tolerance, words }, chosen) {
  const { left, right, top, bottom } = PICTURE;
  const highest = Math.max(...costs.map((ends) => Math.max(...ends))) * 1.08 || 1;
  const lowest = Math.min(...costs.map((ends) => Math.min(...ends)));
  const scaleJ = costScale(highest);
  const svg = svgElement(parent, "svg", { viewBox: `0 0 ${PICTURE.width} ${PICTURE.height}`, class: "km-ends" });
  drawCostAxis(svg, highest);
  const level = svgElement(svg, "path", { class: "km-level" });
  const columns = costs.map(column);
  const ring = svgElement(svg, "circle", { class: "km-chosen", r: 6 });
  const dot = svgElement(svg, "circle", { class: "km-dot", r: 6 });
  let at = [0, 0];

  function column(ends, way) {
    const x = place.columns[way];
    const heights = Array.from(ends, (cost) => bottom - scaleJ(cost));
    const places = swarm(heights, place.width, place.pitch).map(([across, up]) => [x + across, bottom - up]);
    const order = ranked(ends);
    const handle = svgElement(svg, "g", { class: "km-column", tabindex: 0, role: "slider", "aria-orientation": "vertical" });
    const name = words.ways[way];
    const label = fillIn(words.column, { way: name, count: ends.length });
    setAttributes(handle, { "aria-label": label, "aria-valuemin": 1, "aria-valuemax": ends.length });
    svgElement(handle, "rect", { class: "km-ring", x: x - 8, y: top - 4, width: place.width + 10, height: bottom - top + 10, rx: 6 });
    for (const there of [true, false]) {
      const shown = places.filter((_, start) => costRises(lowest, ends[start], tolerance) !== there);
      const d = shown.map(([across, y]) => `M${across.toFixed(1)},${y.toFixed(1)}h0`).join("");
      svgElement(handle, "path", { class: there ? "km-swarm km-lowest" : "km-swarm", d, "stroke-width": 2 * place.dot });
    }
    const [first] = endingsOf(ends, tolerance);
    const counted = fillIn(words.counted, { first: first.count, count: ends.length, cost: formatNumber(first.cost) });
    // Above the first dots that have no other dot above them.
    const rows = new Set(places.map(([, y]) => Math.round(y / place.pitch)));
    let row = Math.max(...rows);
    while (rows.has(row - 1)) row -= 1;
    svgElement(handle, "text", { class: "km-halo km-count", x: x - 4, y: row * place.pitch - 9, "aria-hidden": "true" }, counted);
    svgElement(handle, "text", { class: "km-small", x: x - 4, y: bottom + 18, "aria-hidden": "true" }, name);
    handle.addEventListener("keydown", (event) => {
      const next = keyed(event, order.indexOf(at[0] === way ? at[1] : order[0]), ends.length);
      if (next === null) return;
      event.preventDefault();
      choose(way, order[next]);
    });
    return { handle, places, order, ends };
  }

  function keyed({ key, ctrlKey, metaKey }, now, count) {
    const arrow = arrowDirection(key);
    const step = { PageUp: FAR, PageDown: -FAR, Home: -count, End: count }[key] ?? (arrow ? arrow[0] + arrow[1] : 0);
    return step && !ctrlKey && !metaKey ? Math.max(0, Math.min(count - 1, now + step)) : null;
  }

  function choose(way, start) {
    set(way, start);
    chosen(way, start);
  }

  function set(way, start) {
    at = [way, start];
    const [x, y] = columns[way].places[start];
    setAttributes(ring, { cx: x, cy: y });
    columns.forEach(({ handle, order, ends }, other) => {
      const shown = other === way ? start : order[0];
      const fields = { number: shown + 1, count: ends.length, cost: formatNumber(ends[shown]) };
      setAttributes(handle, { "aria-valuenow": order.indexOf(shown) + 1, "aria-valuetext": fillIn(words.spoken, fields) });
    });
  }

  /** J just now, on its way to where the chosen dot is; null where there is none. */
  function draw(cost, ended) {
    const [x] = columns[at[0]].places[at[1]];
    for (const mark of [dot, level]) setAttributes(mark, { display: cost === null || ended ? "none" : "inline" });
    if (cost === null) return;
    const y = scaleJ(Math.min(cost, highest)).toFixed(2);
    setAttributes(dot, { cx: x, cy: y });
    setAttributes(level, { d: `M${left},${y}H${right}` });
  }

  svg.addEventListener("click", ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    let nearest = null;
    let best = Infinity;
    columns.forEach(({ places }, way) =>
      places.forEach(([across, up], start) => {
        const distance = Math.hypot(across - x, up - y);
        if (distance < best) [nearest, best] = [[way, start], distance];
      }),
    );
    choose(...nearest);
    columns[nearest[0]].handle.focus({ preventScroll: true });
  });
  return { svg, set, draw, lowest };
}

/** Every ending and how often each way of drawing came to it, as rows of a table. */
export function endingRows(costs, tolerance) {
  const each = costs.map((ends) => endingsOf(ends, tolerance));
  return endingsOf(costs.flatMap((ends) => [...ends]), tolerance).map(({ cost }) => [
    formatNumber(cost),
    ...each.map((found) => found.find((one) => sameCost(cost, one.cost, tolerance))?.count ?? 0),
  ]);
}
