// J of several runs after every half-step, in one picture: a line each, told apart by its dashes and its name.
import { axisLine, axisWords } from "./axes.js";
import { setAttributes, svgElement } from "./elements.js";
import { LABEL_GAP, PICTURE, spreadUpward } from "./layout.js";
import { formatNumber, linearScale, ticks } from "./scales.js";

const DASHES = ["none", "7 5", "2 4", "11 4 2 4"];
const NAMES = 122;
const DIGIT = 7.8; // as wide as a figure can be

/** runs: [{name, costs}], costs[0] is null; where J is no number the line has a gap. */
export function createCostRace(parent, runs, sentence) {
  const height = 240;
  const bottom = height - 30;
  const right = PICTURE.right - NAMES;
  const svg = svgElement(parent, "svg", { viewBox: `0 0 ${PICTURE.width} ${height}`, role: "img", "aria-label": sentence });
  const last = Math.max(...runs.map(({ costs }) => costs.length));
  // A run that loses its J on the way does not set the scale, if there is another.
  const whole = runs.filter(({ costs }) => costs.slice(1).every(Number.isFinite));
  const measured = (whole.length ? whole : runs).flatMap(({ costs }) => costs.filter(Number.isFinite));
  const highest = Math.max(...measured) * 1.08 || 1;
  const levels = ticks(0, highest, 4);
  // A J that climbs has more digits than the picture's margin has room for.
  const digits = Math.max(...levels.map((value) => formatNumber(value).length));
  const left = Math.max(PICTURE.left, 14 + DIGIT * digits);
  const scaleX = linearScale([1, last], [left, right]);
  const upright = linearScale([0, highest], [bottom, PICTURE.top]);
  const scaleJ = (cost) => Math.max(2, upright(cost));

  for (const value of levels) {
    axisLine(svg, `M${left},${scaleJ(value)}H${right}`);
    axisWords(svg, left - 8, scaleJ(value) + 4, "end", formatNumber(value));
  }
  const every = Math.ceil(last / 12);
  for (let state = 1; state < last; state += every) axisWords(svg, scaleX(state + 0.5), bottom + 18, "middle", String(state));

  // A run that has ended stays where it ended.
  const costOf = (costs, state) => costs[Math.min(state, costs.length - 1)];
  const ends = runs.map(({ costs }, place) => ({ place, y: scaleJ(costs.findLast(Number.isFinite) ?? 0) }));
  ends.sort((one, other) => one.y - other.y);
  const heights = spreadUpward(ends.map(({ y }) => y), LABEL_GAP, PICTURE.top);
  ends.forEach(({ place }, rank) => {
    const { name } = runs[place];
    const short = name.length > 15 ? `${name.slice(0, 14)}…` : name;
    const y = heights[rank];
    svgElement(svg, "path", { class: "km-race", d: `M${right + 6},${y}h20`, "stroke-dasharray": DASHES[place] });
    svgElement(svg, "text", { class: "km-small", x: right + 30, y: y + 4 }, short);
  });
  const lines = runs.map((_, place) => svgElement(svg, "path", { class: "km-race", "stroke-dasharray": DASHES[place] }));
  const now = svgElement(svg, "path", { class: "km-level" });

  function draw(position) {
    runs.forEach(({ costs }, place) => {
      let d = "";
      let before = null;
      for (let state = 1; state <= position; state += 1) {
        const cost = costOf(costs, state);
        const drawn = Number.isFinite(cost);
        if (drawn) d += `${before === null ? "M" : "L"}${scaleX(state)},${scaleJ(cost)}H${scaleX(state + 1)}`;
        before = drawn ? cost : null;
      }
      setAttributes(lines[place], { d });
    });
    const x = scaleX(Math.max(1, Math.min(last, position + 0.5)));
    setAttributes(now, { d: `M${x},${PICTURE.top}V${bottom}` });
  }

  return { draw };
}
