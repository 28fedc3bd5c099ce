// The squares in the plane, under points and centroids: one path a cluster, the chosen one on top, numbers on them.
import { setAttributes, setText, svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { clusterColour } from "./marks.js";
import { formatNumber } from "./scales.js";
import { cornersPath, squareOn } from "./squares.js";

const ROOM_FOR_NUMBER = 30;
const INSET = 20;
const RING = 15;

/** Where the number of a square is written, [x, y, anchor]: in its outer corner; above it where there is no room. */
function numberPlace([start, end, outer], onALine) {
  const side = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (side >= ROOM_FOR_NUMBER) {
    const share = Math.max(0.5, 1 - (onALine ? 2 * INSET : INSET) / side);
    return [start[0] + (outer[0] - start[0]) * share, outer[1] + (start[1] - outer[1]) * Math.min(0.5, INSET / side), "middle"];
  }
  if (onALine) return [outer[0], outer[1] - 9, end[0] < start[0] ? "end" : "start"];
  return [(start[0] + outer[0]) / 2, Math.min(start[1], end[1], outer[1]) - 9, "middle"];
}

const numberWords = (term, onALine) =>
  onALine ? `${formatNumber(Math.sqrt(term))}² = ${formatNumber(term)}` : formatNumber(term);

export function createSquaresLayer(plane, lanes) {
  const { under, marks } = plane;
  // An inner svg cuts off what leaves the plane, without an id that another widget might have.
  const { left, right, bottom } = PICTURE;
  const floor = lanes ? lanes.points : bottom;
  const box = { x: left, y: 0, width: right - left, height: floor, viewBox: `${left} 0 ${right - left} ${floor}` };
  const inner = svgElement(under, "svg", box);
  const group = svgElement(inner, "g", { class: "km-squares" });
  const paths = marks.map((_, k) => svgElement(group, "path", { fill: clusterColour(k), stroke: clusterColour(k) }));
  const chosenPath = svgElement(inner, "path", { class: "km-chosen-square" });
  const ring = svgElement(under, "circle", { class: "km-chosen", r: RING });
  const numbers = svgElement(plane.svg, "g", { class: "km-numbers", "aria-hidden": "true" });

  /** The corners of every square, as drawn. */
  function draw({ labels, centroids, terms, chosen, named }) {
    const ends = marks.map((_, k) => plane.placeOf(centroids, k));
    const corners = plane.places().map((place, i) => squareOn(ends[labels[i]], place, Boolean(lanes)));
    const drawn = paths.map(() => "");
    corners.forEach((square, i) => (drawn[labels[i]] += cornersPath(square)));
    drawn.forEach((path, k) => setAttributes(paths[k], { d: path }));
    const colour = clusterColour(labels[chosen]);
    setAttributes(chosenPath, { d: cornersPath(corners[chosen]), fill: colour });
    setAttributes(ring, { cx: ends[labels[chosen]][0], cy: ends[labels[chosen]][1] });
    const shown = corners.map((_, i) => i).filter((i) => terms[i] > 0 && (i === chosen || named));
    while (numbers.children.length > shown.length) numbers.lastChild.remove();
    while (numbers.children.length < shown.length) svgElement(numbers, "text", { class: "km-halo" });
    shown.forEach((i, place) => {
      const [x, y, anchor] = numberPlace(corners[i], Boolean(lanes));
      const weight = i === chosen ? 700 : 400;
      const at = { x: x.toFixed(1), y: (y + 4.5).toFixed(1), "text-anchor": anchor, "font-weight": weight };
      setText(setAttributes(numbers.children[place], at), numberWords(terms[i], Boolean(lanes)));
    });
    return corners;
  }

  /** Whether a square runs against the direction of the bar. */
  const mirrored = ([start, end]) => Boolean(lanes) && end[0] < start[0];

  return { draw, mirrored };
}
