// The squares in the plane, under points and centroids: one path a cluster, the chosen one on top, numbers on them.
import { setAttributes, setText, svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { clusterColour } from "./marks.js";
import { formatNumber } from "./scales.js";
import { cornersPath, squareOn, squareWithin } from "./squares.js";

const ROOM_FOR_NUMBER = 30;
const INSET = 20;
const RING = 15;
const CLEAR_ACROSS = 48;
const CLEAR_UP = 16;
// So many squares are drawn without smooth edges while a centroid is held: half the work of a frame.
const MANY = 60;

/** Where the number of a square is written, [x, y, anchor]: in its outer corner; above it where there is no room. */
function numberPlace([start, end, outer], onALine) {
  const side = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (side >= ROOM_FOR_NUMBER) {
    const share = Math.max(0.5, 1 - (onALine ? 2 * INSET : INSET) / side);
    const x = start[0] + (outer[0] - start[0]) * share;
    const y = outer[1] + (start[1] - outer[1]) * Math.min(0.5, INSET / side);
    const within = (value, low, high) => Math.max(low, Math.min(high, value));
    return [within(x, PICTURE.left + INSET, PICTURE.right - INSET), within(y, PICTURE.top, PICTURE.bottom - INSET), "middle"];
  }
  if (onALine) return [outer[0], outer[1] - 9, end[0] < start[0] ? "end" : "start"];
  return [(start[0] + outer[0]) / 2, Math.min(start[1], end[1], outer[1]) - 9, "middle"];
}

const numberWords = (term, onALine) =>
  onALine ? `${formatNumber(Math.sqrt(term))}² = ${formatNumber(term)}` : formatNumber(term);

/** Room for squares below the points; what leaves the plane is cut off, without an id that another widget might have. */
function innerPlane(under, lanes) {
  const { left, right, bottom } = PICTURE;
  const floor = lanes ? lanes.points : bottom;
  const box = { x: left, y: 0, width: right - left, height: floor, viewBox: `${left} 0 ${right - left} ${floor}` };
  return svgElement(under, "svg", box);
}

function writeNumber(element, [x, y, anchor], words, weight) {
  setAttributes(element, { x: x.toFixed(1), y: (y + 4.5).toFixed(1), "text-anchor": anchor, "font-weight": weight });
  setText(element, words);
}

/** The square of every point on its distance to its centroid. */
export function createSquaresLayer(plane, lanes) {
  const { under, marks } = plane;
  const inner = innerPlane(under, lanes);
  const group = svgElement(inner, "g", { class: "km-squares" });
  const paths = marks.map((_, k) => svgElement(group, "path", { fill: clusterColour(k), stroke: clusterColour(k) }));
  const chosenPath = svgElement(inner, "path", { class: "km-chosen-square" });
  const ring = svgElement(under, "circle", { class: "km-chosen", r: RING });
  const numbers = svgElement(plane.svg, "g", { class: "km-numbers", "aria-hidden": "true" });

  /** The corners of every square, as drawn. */
  function draw({ labels, centroids, terms, chosen, named, held }) {
    const ends = marks.map((_, k) => plane.placeOf(centroids, k));
    const corners = plane.places().map((place, i) => squareOn(ends[labels[i]], place, Boolean(lanes)));
    const drawn = paths.map(() => "");
    corners.forEach((square, i) => (drawn[labels[i]] += cornersPath(square)));
    drawn.forEach((path, k) => setAttributes(paths[k], { d: path }));
    setAttributes(group, { "shape-rendering": held && corners.length > MANY ? "crispEdges" : "auto" });
    const colour = clusterColour(labels[chosen]);
    setAttributes(chosenPath, { d: cornersPath(corners[chosen]), fill: colour });
    setAttributes(ring, { cx: ends[labels[chosen]][0], cy: ends[labels[chosen]][1] });
    const shown = corners.map((_, i) => i).filter((i) => terms[i] > 0 && (i === chosen || named));
    while (numbers.children.length > shown.length) numbers.lastChild.remove();
    while (numbers.children.length < shown.length) svgElement(numbers, "text", { class: "km-halo" });
    shown.forEach((i, place) => {
      const at = numberPlace(corners[i], Boolean(lanes));
      writeNumber(numbers.children[place], at, numberWords(terms[i], Boolean(lanes)), i === chosen ? 700 : 400);
    });
    return corners;
  }

  /** Whether a square runs against the direction of the bar. */
  const mirrored = ([start, end]) => Boolean(lanes) && end[0] < start[0];

  return { draw, mirrored };
}

/** Two squares of one point: what it pays, filled, and what another centroid would cost, dashed. */
export function createPairLayer(plane, lanes) {
  const inner = innerPlane(plane.under, lanes);
  const [now, might] = ["km-chosen-square km-now", "km-might"].map((name) => svgElement(inner, "path", { class: name }));
  const numbers = svgElement(plane.svg, "g", { class: "km-numbers", "aria-hidden": "true" });
  const [nowWords, mightWords] = [0, 1].map(() => svgElement(numbers, "text", { class: "km-halo" }));

  function draw({ i, current, other, centroids, squares }) {
    const place = plane.places()[i];
    const cornersTo = (k) => squareWithin(plane.placeOf(centroids, k), place, Boolean(lanes), PICTURE);
    const wordsTo = (k) => (squares[k] > 0 ? numberWords(squares[k], Boolean(lanes)) : "");
    const at = numberPlace(cornersTo(current), Boolean(lanes));
    setAttributes(now, { d: cornersPath(cornersTo(current)), fill: clusterColour(current) });
    writeNumber(nowWords, at, wordsTo(current), 700);
    const colour = { stroke: clusterColour(other), fill: clusterColour(other) };
    setAttributes(might, { d: other === null ? "" : cornersPath(cornersTo(other)), ...colour });
    if (other === null) return setText(mightWords, "");
    const [x, y, anchor] = numberPlace(cornersTo(other), Boolean(lanes));
    // Two small squares have their numbers in one place.
    const hidden = Math.abs(x - at[0]) < CLEAR_ACROSS && Math.abs(y - at[1]) < CLEAR_UP;
    return writeNumber(mightWords, [x, hidden ? at[1] - CLEAR_UP : y, anchor], wordsTo(other), 400);
  }

  return { draw };
}
