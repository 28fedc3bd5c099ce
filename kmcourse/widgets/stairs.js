// J after every half-step, falling like stairs: what each saved, and where it rose.
import { axisLine, axisWords } from "./axes.js";
import { setAttributes, svgElement } from "./elements.js";
import { labelledLeft, labelledStairs, LABEL_GAP, LABEL_ROOM, PICTURE, spreadUpward } from "./layout.js";
import { costRises } from "./kmeans.js";
import { formatNumber, linearScale, ticks } from "./scales.js";

const ARROW_HEAD = "m-5,7l5,-7l5,7";
const CLEAR = 11;

/** words(kind, change) -> the label of a stair; flatWords is written where J ends flat. */
export function createStairs(parent, { words, flatWords }) {
  const svg = svgElement(parent, "svg", { viewBox: `0 0 ${PICTURE.width} ${PICTURE.height}`, class: "km-stairs" });
  const axes = svgElement(svg, "g", { "aria-hidden": "true" });
  const treads = svgElement(svg, "path", { class: "km-tread" });
  const risers = {
    assign: svgElement(svg, "path", { class: "km-tread" }),
    move: svgElement(svg, "path", { class: "km-tread km-dotted" }),
    rise: svgElement(svg, "path", { class: "km-rise" }),
  };
  const poles = svgElement(svg, "path", { class: "km-pole" });
  const labels = svgElement(svg, "g");
  const level = svgElement(svg, "path", { class: "km-level" });
  const dot = svgElement(svg, "circle", { class: "km-dot", r: 6 });
  let run, scaleX, scaleJ, flags;

  /** costs[state] is J in that state; costs[0] is null where no point has a centroid yet. */
  function setRun(next, highest = 0) {
    run = next;
    const first = run.costs[0] === null ? 1 : 0;
    const top = Math.max(highest, ...run.costs.slice(first)) * 1.08 || 1;
    scaleX = linearScale([first, run.costs.length], [PICTURE.left, PICTURE.right]);
    scaleJ = linearScale([0, top], [PICTURE.bottom, PICTURE.top]);
    run.first = first;
    run.top = top;
    placeFlags();
    drawAxes();
  }

  function placeFlags() {
    const { costs, first, tolerance } = run;
    const last = costs.length - 1;
    flags = labelledStairs(costs, first, tolerance).map((state) => stairFlag(state));
    if (run.flat) flags.push({ state: last, x: PICTURE.right, left: true, words: flatWords, classes: "km-flat" });
    const wanted = flags.map((flag) => Math.min(flag.from ?? PICTURE.bottom, clearOfTreads(flag)));
    const heights = spreadUpward(wanted, LABEL_GAP, PICTURE.top + 6);
    labels.replaceChildren();
    flags.forEach((flag, place) => {
      flag.y = heights[place];
      const at = { x: flag.x, y: flag.y + 4, "text-anchor": flag.left ? "end" : "start" };
      flag.element = svgElement(labels, "text", { class: `km-halo ${flag.classes}`, ...at }, flag.words);
    });
  }

  // A label is written above every tread that it passes over.
  function clearOfTreads({ x, left }) {
    const [from, to] = left ? [x - LABEL_ROOM, x] : [x, x + LABEL_ROOM];
    const first = Math.max(run.first, Math.floor(scaleX.back(from)));
    const last = Math.min(run.costs.length - 1, Math.floor(scaleX.back(to)));
    return scaleJ(Math.max(...run.costs.slice(first, last + 1))) - CLEAR;
  }

  function stairFlag(state) {
    const { costs, kinds, tolerance } = run;
    const riser = scaleX(state);
    const left = labelledLeft(riser);
    const rose = costRises(costs[state - 1], costs[state], tolerance);
    return {
      state,
      left,
      x: riser + (left ? -6 : 6),
      from: (scaleJ(costs[state - 1]) + scaleJ(costs[state])) / 2,
      words: words(kinds[state - 1], costs[state - 1] - costs[state]),
      classes: rose ? "km-small km-risen" : "km-small",
    };
  }

  function drawAxes() {
    axes.replaceChildren();
    axisLine(axes, `M${PICTURE.left},${PICTURE.bottom}H${PICTURE.right}`);
    for (const value of ticks(0, run.top, 4)) {
      const y = scaleJ(value);
      axisLine(axes, `M${PICTURE.left},${y}H${PICTURE.right}`);
      axisWords(axes, PICTURE.left - 8, y + 4, "end", formatNumber(value));
    }
    const every = Math.ceil((run.costs.length - run.first) / 14);
    for (let state = run.first; state < run.costs.length; state += every) {
      axisWords(axes, scaleX(state + 0.5), PICTURE.bottom + 18, "middle", String(state));
    }
  }

  /** Shows the stairs up to `state`, and J at the share of the way to the next one. */
  function draw(state, share, cost) {
    const { costs, first, tolerance } = run;
    let tread = "";
    const ways = { assign: "", move: "", rise: "" };
    for (let at = first; at <= state; at += 1) {
      tread += `M${scaleX(at)},${scaleJ(costs[at])}H${scaleX(at + 1)}`;
      if (at === first) continue;
      const rose = costRises(costs[at - 1], costs[at], tolerance);
      const from = `M${scaleX(at)},${scaleJ(costs[at - 1])}V${scaleJ(costs[at])}`;
      ways[rose ? "rise" : run.kinds[at - 1]] += rose ? from + ARROW_HEAD : from;
    }
    setAttributes(treads, { d: tread });
    for (const [name, way] of Object.entries(ways)) setAttributes(risers[name], { d: way });
    let pole = "";
    for (const flag of flags) {
      const shown = flag.state <= state;
      setAttributes(flag.element, { visibility: shown ? "visible" : "hidden" });
      if (shown && flag.from - flag.y > CLEAR + 4) pole += `M${scaleX(flag.state)},${flag.from}V${flag.y}`;
    }
    setAttributes(poles, { d: pole });
    for (const mark of [dot, level]) setAttributes(mark, { display: cost === null ? "none" : "inline" });
    if (cost === null) return;
    const x = scaleX(state + 0.5 + share);
    const y = scaleJ(Math.min(cost, run.top));
    setAttributes(dot, { cx: x.toFixed(2), cy: y.toFixed(2) });
    setAttributes(level, { d: `M${PICTURE.left},${y.toFixed(2)}H${x.toFixed(2)}` });
  }

  const setLabel = (sentence) => {
    setAttributes(svg, { role: "img", "aria-label": sentence });
  };
  return { svg, setRun, draw, setLabel, top: () => run.top };
}
