// What is minimised, over μ: drawn where μ has been, with its floor once that is found, and the hops down to it.
// kmcourse/bowl_picture.py draws the still picture in the same places; `layout` comes from there.
import { bowlSvg, LETTER, putText, showOnly, tickLabels } from "./bowl_drawing.js";
import { atLowest, costAt, lowestOf, visitedStretches } from "./bowl_math.js";
import { plainNumber } from "./bowl_words.js";
import { setAttributes, setText, svgElement } from "./elements.js";
import { linearScale, ticks } from "./scales.js";

const ROOM_FOR_FLOOR = 44;
const ROOM_FOR_PRICE = 48;
const ARROW = 7;
const LINE = 14;

function textsOverlap(one, other) {
  const span = (element) => {
    const width = element.textContent.length * LETTER;
    const x = Number(element.getAttribute("x"));
    const from = { start: x, middle: x - width / 2, end: x - width }[element.getAttribute("text-anchor")];
    return [from, from + width, Number(element.getAttribute("y"))];
  };
  const [[from, to, y], [otherFrom, otherTo, otherY]] = [span(one), span(other)];
  return from < otherTo && otherFrom < to && Math.abs(y - otherY) < LINE;
}

/** A straight arrow from one place of a picture to another. */
export function arrowPath(from, [x, y]) {
  const turn = Math.atan2(y - from[1], x - from[0]);
  const barb = (side) => [x - ARROW * Math.cos(turn + side), y - ARROW * Math.sin(turn + side)];
  const [start, tip, left, right] = [from, [x, y], barb(0.45), barb(-0.45)].map((place) => place.map((number) => number.toFixed(1)));
  return `M${start}L${tip}L${left}M${tip}L${right}`;
}

/** `dot` is on the curve, at μ. */
export function createCurve(parent, layout) {
  const place = layout.bowl;
  const svg = bowlSvg(parent, layout, place, { role: "img", "aria-label": "What is minimised, over μ, drawn where μ has been" });
  const axes = svgElement(svg, "g");
  const floorBlock = svgElement(svg, "path", { class: "km-floor" });
  const floorLine = svgElement(svg, "path", { class: "km-floor-line" });
  const whole = svgElement(svg, "path", { class: "km-whole" });
  const curve = svgElement(svg, "path", { class: "km-trail" });
  const paid = svgElement(svg, "path", { class: "km-pole-thick" });
  const price = svgElement(svg, "path", { class: "km-price" });
  const arrows = svgElement(svg, "path", { class: "km-hops" });
  const marks = svgElement(svg, "g");
  const floorWords = svgElement(svg, "text", { class: "km-halo km-paid" });
  const priceWords = svgElement(svg, "text", { class: "km-halo km-priced" });
  const costWords = svgElement(svg, "text", { class: "km-halo", "font-weight": 700 });
  const dot = svgElement(svg, "g", { class: "km-handle" });
  svgElement(dot, "circle", { r: 16, fill: "transparent" });
  svgElement(dot, "circle", { class: "km-dot", r: 7 });
  let span, points, measure, scaleX, scaleY, lowest, middle, floor;

  const placeOf = (mu) => [scaleX(mu), scaleY(costAt(points, mu, measure))];

  function stretch([first, last], places) {
    const at = (index) => placeOf(span.low + (index / (places - 1)) * (span.high - span.low)).map((number) => number.toFixed(1));
    let path = `M${at(first)}L${at(first)}`;
    for (let index = first + 1; index <= last; index += 1) path += `L${at(index)}`;
    return path;
  }

  function setSpan(shown) {
    ({ span, points, measure } = shown);
    const highest = Math.max(costAt(points, span.low, measure), costAt(points, span.high, measure));
    scaleX = linearScale([span.low, span.high], [place.left, place.right]);
    scaleY = linearScale([0, highest], [place.bottom, place.top]);
    lowest = lowestOf(points, measure);
    middle = (lowest.from + lowest.to) / 2;
    floor = scaleY(lowest.cost);
    axes.replaceChildren();
    for (const value of ticks(0, highest, 4)) {
      const y = scaleY(value);
      svgElement(axes, "path", { class: "km-axis", d: `M${place.left},${y}H${place.right}` });
      svgElement(axes, "text", { class: "km-small", x: place.left - 7, y: y + 4, "text-anchor": "end" }, plainNumber(value));
    }
    svgElement(axes, "path", { class: "km-baseline", d: `M${place.left},${place.bottom}H${place.right}` });
    tickLabels(axes, span, scaleX, place.bottom + 18);
    svgElement(axes, "text", { class: "km-small", x: place.right + 5, y: place.bottom + 4 }, "μ");
    setAttributes(floorBlock, { d: `M${place.left},${floor}H${place.right}V${place.bottom}H${place.left}z` });
    setAttributes(floorLine, { d: `M${place.left},${floor}H${place.right}` });
  }

  function drawMarks(mu, seen) {
    marks.replaceChildren();
    const kept = [costWords];
    for (const mark of seen) {
      const [x, y] = placeOf(mark);
      svgElement(marks, "circle", { class: "km-inked", cx: x, cy: y, r: 5 });
      const words = `${plainNumber(mark)} → ${plainNumber(costAt(points, mark, measure))}`;
      const label = svgElement(marks, "text", { class: "km-halo" });
      const left = mark < middle;
      // Outside the bowl; near its floor, below it; inside where the picture ends.
      const outside = words.length * LETTER + 9 < (left ? x - place.left : place.right - x);
      if (outside) putText(label, x + (left ? -9 : 9), y + (floor - y < 16 ? 18 : 4), !left, words);
      else putText(label, x + (left ? 9 : -9), y - 8, left, words);
      if (atLowest(points, mark, measure)) setAttributes(label, { x, y: y + 18, "text-anchor": "middle" });
      if (mark === mu || kept.some((other) => textsOverlap(label, other))) label.remove();
      else kept.push(label);
    }
  }

  // One hop from each place to the next; one that would leave the picture points out of it.
  function drawHops(path, outside) {
    const hops = path.slice(1).map((mu, i) => [path[i], mu]).filter(([from, to]) => from !== to);
    let drawn = hops.map(([from, to]) => arrowPath(placeOf(from), placeOf(to))).join("");
    if (outside !== null) {
      const [from, to] = [placeOf(path[path.length - 1]), placeOf(outside)];
      const edge = to[0] > from[0] ? place.right : place.left;
      const share = Math.min((edge - from[0]) / (to[0] - from[0]), to[1] < from[1] ? (4 - from[1]) / (to[1] - from[1]) : 1);
      drawn += arrowPath(from, from.map((start, axis) => start + (to[axis] - start) * share));
    }
    setAttributes(arrows, { d: drawn });
  }

  /** `known` is whether the floor has been found; `seen` lists the landmarks that have been visited. */
  function draw({ mu, trail, seen, entire, known, path, outside }) {
    const cost = costAt(points, mu, measure);
    const [x, y] = placeOf(mu);
    setAttributes(curve, { d: visitedStretches(trail).map((ends) => stretch(ends, trail.length)).join("") });
    setAttributes(whole, { d: entire ? stretch([0, trail.length - 1], trail.length) : "" });
    for (const element of [floorBlock, floorLine, price]) showOnly(element, known);
    const colour = known ? "var(--km-good)" : "var(--km-quiet)";
    setAttributes(paid, { d: `M${x},${place.bottom}V${known ? floor : y}`, stroke: colour, "stroke-opacity": known ? 1 : 0.5 });
    setAttributes(price, { d: `M${x},${floor}V${y}` });
    const inwards = mu <= middle;
    const roomRight = place.right - x > x - place.left;
    const floorSaid = known && place.bottom - floor > ROOM_FOR_FLOOR ? `${plainNumber(lowest.cost)} must be paid` : "";
    putText(floorWords, roomRight ? place.right - 8 : place.left + 8, place.bottom - 8, !roomRight, floorSaid);
    // Beside its bar, outside the bowl; inside where the picture ends.
    const outer = inwards ? x - place.left > ROOM_FOR_PRICE : place.right - x > ROOM_FOR_PRICE;
    const priceOf = measure === "squares" ? `${plainNumber(Math.abs(mu - lowest.from))}²` : plainNumber(cost - lowest.cost);
    putText(priceWords, x + (inwards === outer ? -9 : 9), (floor + y) / 2 + 5, inwards !== outer, known && floor - y > 18 ? priceOf : "");
    putText(costWords, x + (inwards ? 11 : -11), y - 9, inwards, measure === "squares" ? `J = ${plainNumber(cost)}` : plainNumber(cost));
    if (floor - y < 4) setAttributes(costWords, { x, y: y - 15, "text-anchor": "middle" });
    drawMarks(mu, seen);
    drawHops(path, outside);
    setAttributes(dot, { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` });
  }

  return { svg, dot, setSpan, draw, at: placeOf, back: (x) => scaleX.back(x) };
}
