// J at the end against K: one start, the best of five, the best of fifty.
import { costScale, drawCostAxis, drawNumbersBelow } from "./cost_axis.js";
import { buttonOf, controlRow } from "./controls.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { bestOf, risesAlong } from "./many_starts_math.js";
import { clusterColour, markersPath } from "./marks.js";
import { formatNumber, linearScale } from "./scales.js";
import { fillIn } from "./words.js";

/** costs: for each K from 1 a list of final J's; tries: of how many the lowest is taken, a curve each. */
export function createCounts(player, parent, { costs, tries, first, place, tolerance, words }) {
  const count = costs[0].length;
  const nameOf = (many) => (many === 1 ? words.one : fillIn(words.best, { tries: many }));
  const highest = Math.max(...costs[0]) * 1.08 || 1;
  const scaleX = linearScale([0.5, costs.length + 0.5], [PICTURE.left, PICTURE.right]);
  const scaleJ = costScale(highest);
  const panels = htmlElement(parent, "div", { class: "km-panels" });
  const figure = htmlElement(panels, "figure", { class: "km-panel" });
  htmlElement(figure, "figcaption", {}, words.counts);
  const svg = svgElement(figure, "svg", { viewBox: `0 0 ${PICTURE.width} ${PICTURE.height}`, role: "img" });
  drawNumbersBelow(drawCostAxis(svg, highest), costs.map((_, k) => k + 1), scaleX);
  // The best of all lies lowest, and one start is drawn over it.
  const curves = tries.map((many, nth) => ({ many, nth, colour: clusterColour(nth) })).reverse();
  for (const curve of curves) {
    const { nth, colour } = curve;
    curve.line = svgElement(svg, "path", { fill: "none", stroke: colour, "stroke-width": 2.5, "stroke-dasharray": place.dashes[nth] });
    curve.rise = svgElement(svg, "path", { class: "km-rise" });
    curve.dots = svgElement(svg, "path", { class: "km-dots", fill: colour });
    const y = PICTURE.top + 22 + 20 * nth;
    const [from, x] = [PICTURE.right - 160, PICTURE.right - 145];
    svgElement(svg, "path", { d: `M${from},${y - 4}h30`, stroke: colour, "stroke-width": 2.5, "stroke-dasharray": place.dashes[nth] });
    svgElement(svg, "path", { d: markersPath([[x, y - 4]], player.markers[nth]), fill: colour });
    svgElement(svg, "text", { x: PICTURE.right - 118, y }, nameOf(curve.many));
  }
  const side = htmlElement(panels, "figure", { class: "km-panel" });
  htmlElement(side, "figcaption", {}, words.numbers);
  const table = htmlElement(side, "table");
  const head = htmlElement(htmlElement(table, "thead"), "tr");
  for (const name of ["K", ...tries.map((many) => nameOf(many))]) htmlElement(head, "th", { scope: "col" }, name);
  const body = htmlElement(table, "tbody");
  buttonOf(controlRow(parent, words.counts), words.again, () => {
    draw = (draw + 1) % count;
    show();
  });
  let draw = first;

  const curveOf = (many) => bestOf(costs, draw - (draw % many), many);

  function show() {
    for (const { many, line, rise, dots, nth } of curves) {
      const curve = curveOf(many);
      const places = curve.map((cost, k) => [scaleX(k + 1), scaleJ(cost)]);
      setAttributes(line, { d: `M${places.map((at) => at.join()).join("L")}` });
      setAttributes(rise, { d: risesAlong(curve, tolerance).map((k) => `M${places[k - 1].join()}L${places[k].join()}`).join("") });
      setAttributes(dots, { d: markersPath(places, player.markers[nth]) });
    }
    const all = tries.map(curveOf);
    body.replaceChildren();
    costs.forEach((_, k) => {
      const row = htmlElement(body, "tr");
      htmlElement(row, "th", { scope: "row" }, String(k + 1));
      all.forEach((curve) => {
        const up = risesAlong(curve, tolerance).includes(k);
        htmlElement(row, "td", up ? { class: "km-bad" } : {}, `${formatNumber(curve[k])}${up ? " ↑" : ""}`);
      });
    });
    const spoken = all.map((curve, nth) =>
      fillIn(words.curve, { tries: nameOf(tries[nth]), costs: curve.map(formatNumber).join(", ") }),
    );
    setAttributes(svg, { "aria-label": spoken.join(" ") });
    player.say(sentence(all[0]));
    player.drawn(`${draw + 1}/${all[0][costs.length - 1]}`);
  }

  function sentence(curve) {
    const rising = costs[0].filter((_, run) => risesAlong(bestOf(costs, run, 1), tolerance).length > 0).length;
    const rises = risesAlong(curve, tolerance);
    if (!rises.length) return fillIn(words.falls, { rising, count });
    const k = rises.reduce((most, at) => (curve[at] - curve[at - 1] > curve[most] - curve[most - 1] ? at : most));
    return fillIn(words.rises, { k: k + 1, before: formatNumber(curve[k - 1]), after: formatNumber(curve[k]), rising, count });
  }

  return { show };
}
