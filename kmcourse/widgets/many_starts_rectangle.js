// A rectangle on which K-means sticks: the same four corners, two starts, and how J goes with the width.
import { costScale, drawCostAxis, drawNumbersBelow } from "./cost_axis.js";
import { controlRow, sliderOf } from "./controls.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { halfSteps } from "./kmeans.js";
import { PICTURE } from "./layout.js";
import { centroidMark, clusterColour, linesPath, markersPath } from "./marks.js";
import { formatNumber, linearScale } from "./scales.js";
import { fillIn } from "./words.js";

const NARROWEST = 1;
const WIDEST = 10;
const HIGHEST = 27;
const STARTS = [(width) => [width / 2, 0, width / 2, 1], (width) => [0, 0.5, width, 0.5]];

/** The end of K-means on a rectangle of this width and height 1, from the middles of its long or of its short sides. */
export function rectangleRun(width, start) {
  const X = Float64Array.from([0, 0, 0, 1, width, 0, width, 1]);
  const steps = halfSteps(X, Float64Array.from(STARTS[start](width)), 2);
  return { X, ...steps[steps.length - 1], first: steps[0].cost };
}

export function createRectangle(player, parent, { place, words }) {
  const panels = htmlElement(parent, "div", { class: "km-panels" });
  const picture = (caption) => {
    const figure = htmlElement(panels, "figure", { class: "km-panel" });
    htmlElement(figure, "figcaption", {}, caption);
    return svgElement(figure, "svg", { viewBox: `0 0 ${PICTURE.width} ${PICTURE.height}`, role: "img" });
  };
  const corners = picture(words.corners);
  const runs = place.tops.map((y) => {
    const group = svgElement(corners, "g", { transform: `translate(${place.from} ${y})` });
    const title = svgElement(group, "text", { x: -12, y: -24, "font-weight": 600 });
    const lines = [0, 1].map((k) => svgElement(group, "path", { class: "km-lines", stroke: clusterColour(k) }));
    const dots = [0, 1].map((k) => svgElement(group, "path", { class: "km-dots", fill: clusterColour(k) }));
    return { title, lines, dots, marks: [0, 1].map((k) => centroidMark(group, k, true)) };
  });
  const curves = picture(words.against);
  const scaleX = linearScale([NARROWEST, WIDEST], [PICTURE.left, PICTURE.right]);
  const scaleJ = costScale(HIGHEST);
  drawAxes();
  const gap = svgElement(curves, "path", { class: "km-chosen" });
  const points = [0, 1].map((start) => svgElement(curves, "circle", { class: start ? "km-dot km-free" : "km-dot km-stuck", r: 6 }));
  const ratioWords = svgElement(curves, "text", { class: "km-halo", "font-weight": 600 });
  const controls = controlRow(parent, words.against);
  const slider = sliderOf(controls, "", { min: NARROWEST, max: WIDEST, step: 0.5, value: WIDEST }, draw);

  function drawAxes() {
    drawNumbersBelow(drawCostAxis(curves, HIGHEST), [2, 4, 6, 8, 10], scaleX);
    const named = [["km-rise", words.stuckCurve, 100, 120], ["km-rise km-free", words.freeCurve, 260, PICTURE.bottom - 14]];
    named.forEach(([kind, name, x, y], start) => {
      let d = "M";
      for (let width = NARROWEST; width <= WIDEST; width += 0.25) d += `${scaleX(width)},${scaleJ(rectangleRun(width, start).cost)} `;
      svgElement(curves, "path", { class: kind, d });
      svgElement(curves, "text", { class: "km-halo km-small", x, y }, name);
    });
  }

  function draw(width) {
    const found = STARTS.map((_, start) => rectangleRun(width, start));
    const [stuck, free] = found.map(({ cost }) => cost);
    found.forEach(({ X, labels, centroids, cost }, start) => {
      const at = (flat, row) => [flat[2 * row] * place.unit, flat[2 * row + 1] * place.unit];
      const { title, lines, dots, marks } = runs[start];
      setText(title, fillIn(start ? words.free : words.stuck, { cost: formatNumber(cost) }));
      for (const k of [0, 1]) {
        const mine = [0, 1, 2, 3].filter((i) => labels[i] === k).map((i) => at(X, i));
        setAttributes(lines[k], { d: linesPath(mine.map((one) => [...one, ...at(centroids, k)])) });
        setAttributes(dots[k], { d: markersPath(mine, player.markers[k]) });
        marks[k].place(...at(centroids, k));
      }
      setAttributes(points[start], { cx: scaleX(width), cy: scaleJ(cost) });
    });
    const fields = { width: formatNumber(width), stuck: formatNumber(stuck), free: formatNumber(free), ratio: formatNumber(stuck / free) };
    setAttributes(gap, { d: `M${scaleX(width)},${scaleJ(stuck)}V${scaleJ(free)}`, "stroke-dasharray": "3 4" });
    const label = { x: scaleX(width) - 10, y: (scaleJ(stuck) + scaleJ(free)) / 2 + 4, "text-anchor": "end" };
    setAttributes(ratioWords, { ...label, visibility: stuck > 4 * free ? "visible" : "hidden" });
    setText(ratioWords, fillIn(words.ratio, fields));
    const said = width === NARROWEST ? fillIn(words.square, fields) : fillIn(words.rectangle, fields);
    setAttributes(corners, { "aria-label": said });
    setAttributes(curves, { "aria-label": said });
    slider.set(width, fillIn(words.width, fields));
    slider.name(fillIn(words.width, fields));
    player.say(said);
    player.drawn(`${width}/${stuck}`);
  }

  return { show: () => draw(Number(slider.range.value)) };
}
