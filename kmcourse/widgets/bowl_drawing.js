// The three pictures of the bowl: a square on each distance, their average as a beam, and J(μ) where μ has been.
// kmcourse/bowl_picture.py draws the still picture in the same places; `layout` comes from there.
import { atBottom, bottomOf, costAt, plainNumber, visitedStretches } from "./bowl_math.js";
import { setAttributes, setText, svgElement } from "./elements.js";
import { centroidMark } from "./marks.js";
import { linearScale, ticks } from "./scales.js";

const ROOM_IN_SQUARE = 52;
const ROOM_FOR_FLOOR = 44;
const ROOM_FOR_PRICE = 48;
// About the size of a letter in a 13 px font: measuring the real one would lay out the page at every movement.
const LETTER = 7.3;
const LINE = 14;

function bowlSvg(parent, layout, place, attributes) {
  return svgElement(parent, "svg", { viewBox: `0 0 ${layout.width} ${place.height}`, ...attributes });
}

function placeText(element, x, y, toTheRight, words) {
  setAttributes(element, { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": toTheRight ? "start" : "end" });
  setText(element, words);
}

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

function tickLabels(parent, span, scale, y) {
  for (const tick of span.ticks) {
    const place = { class: "km-small", x: scale(tick), y, "text-anchor": "middle" };
    svgElement(parent, "text", place, plainNumber(tick));
  }
}

/** The number line; `handle` is the centroid on it. */
export function createSquares(parent, layout, mostLabels) {
  const place = layout.squares;
  const svg = bowlSvg(parent, layout, place, {});
  const boxes = svgElement(svg, "g", { class: "km-squares" });
  const axis = svgElement(svg, "g", { "aria-hidden": "true" });
  const labels = svgElement(svg, "g", { "aria-hidden": "true" });
  const { handle, place: placeHandle } = centroidMark(svg, 0);
  setText(handle.querySelector("text"), "μ");
  setAttributes(handle, { "aria-label": "The centroid μ; left and right arrow keys move it, with Shift further" });
  let span, scale;

  function setSpan(next) {
    span = next;
    scale = linearScale([span.low, span.high], [place.left, place.right]);
    for (const group of [boxes, axis, labels]) group.replaceChildren();
    const lines = span.ticks.map((tick) => `M${scale(tick)},${place.line}v5`).join("");
    const line = `M${place.left},${place.line}H${place.right}${lines}`;
    svgElement(axis, "path", { d: line, stroke: "var(--km-ink)", "stroke-width": 1.5 });
    tickLabels(axis, span, scale, place.line + 28);
    for (const point of span.points) {
      svgElement(boxes, "rect", { fill: "var(--km-1)", "fill-opacity": 0.13, stroke: "var(--km-1)" });
      const disc = { cx: scale(point), cy: place.line, r: 5, fill: "var(--km-1)", stroke: "var(--km-paper)" };
      svgElement(axis, "circle", { ...disc, "stroke-width": 2 });
      if (span.points.length <= mostLabels) svgElement(labels, "text");
    }
    setAttributes(handle, { "aria-valuemin": span.low, "aria-valuemax": span.high });
  }

  function draw(mu, where) {
    span.points.forEach((point, i) => {
      const side = Math.abs(scale(point) - scale(mu));
      const left = Math.min(scale(point), scale(mu));
      const box = { x: left, y: place.line - side, width: side, height: side };
      setAttributes(boxes.children[i], { ...box, display: side > 0 ? "inline" : "none" });
      const label = labels.children[i];
      if (!label) return;
      const inside = side >= ROOM_IN_SQUARE;
      const shift = (inside ? 6 : 0) * (point < mu ? 1 : -1);
      const away = Math.abs(point - mu);
      const words = side > 0 ? `${plainNumber(away)}² = ${plainNumber(away * away)}` : "";
      placeText(label, scale(point) + shift, place.line - side + (inside ? 17 : -5), point < mu, words);
    });
    placeHandle(scale(mu), place.line, mu, where);
  }

  return { svg, handle, setSpan, draw, at: (mu) => [scale(mu), place.line], back: (x) => scale.back(x) };
}

/** The squares end to end, and below them the same length in equal shares, of which the dark one is J. */
export function createBeam(parent, layout, mostLabels) {
  const place = layout.beam;
  const svg = bowlSvg(parent, layout, place, { "aria-hidden": "true" });
  const squares = svgElement(svg, "g");
  const shares = svgElement(svg, "g");
  const sumWords = svgElement(svg, "text", { x: place.left, y: place.sum - 7 });
  const shareWords = svgElement(svg, "text", { x: place.left, y: place.shares + place.bar + 16 });
  let span, unit;

  function setSpan(next) {
    span = next;
    const m = span.points.length;
    unit = (place.right - place.left) / (m * Math.max(costAt(span.points, span.low), costAt(span.points, span.high)));
    squares.replaceChildren();
    shares.replaceChildren();
    span.points.forEach((_, i) => {
      const bar = { height: place.bar, stroke: "var(--km-paper)" };
      svgElement(squares, "rect", { ...bar, y: place.sum, fill: "var(--km-1)", "fill-opacity": 0.45 });
      svgElement(shares, "rect", { ...bar, y: place.shares, fill: "var(--km-ink)", "fill-opacity": i === 0 ? 0.85 : 0.15 });
    });
  }

  function draw(mu) {
    const terms = span.points.map((point) => (point - mu) ** 2);
    const m = terms.length;
    const cost = costAt(span.points, mu);
    let left = place.left;
    terms.forEach((term, i) => {
      setAttributes(squares.children[i], { x: left, width: term * unit });
      setAttributes(shares.children[i], { x: place.left + i * cost * unit, width: cost * unit });
      left += term * unit;
    });
    const sum = plainNumber(cost * m);
    setText(sumWords, m <= mostLabels ? `${terms.map(plainNumber).join(" + ")} = ${sum}` : `all ${m} squares: ${sum}`);
    setText(shareWords, `shared equally by ${m}: ${plainNumber(cost)} each`);
  }

  return { setSpan, draw };
}

/** J over μ: only where the trail has been, unless the whole bowl is wanted. `dot` is J at μ. */
export function createCurve(parent, layout) {
  const place = layout.bowl;
  const svg = bowlSvg(parent, layout, place, { role: "img", "aria-label": "J over μ, drawn where μ has been" });
  const axes = svgElement(svg, "g");
  const floorBlock = svgElement(svg, "path", { class: "km-floor", fill: "var(--km-good)", "fill-opacity": 0.12 });
  const floorLine = svgElement(svg, "path", { stroke: "var(--km-good)", "stroke-dasharray": "4 3" });
  const whole = svgElement(svg, "path", { class: "km-whole", fill: "none", stroke: "var(--km-ink)", "stroke-width": 1.5 });
  const curve = svgElement(svg, "path", { class: "km-trail", fill: "none", stroke: "var(--km-ink)", "stroke-width": 3 });
  setAttributes(curve, { "stroke-linecap": "round", "stroke-linejoin": "round" });
  const paid = svgElement(svg, "path", { "stroke-width": 5 });
  const price = svgElement(svg, "path", { class: "km-price", stroke: "var(--km-2)", "stroke-width": 5 });
  const marks = svgElement(svg, "g");
  const floorWords = svgElement(svg, "text", { class: "km-halo km-paid" });
  const priceWords = svgElement(svg, "text", { class: "km-halo" });
  floorWords.style.fill = "var(--km-good)";
  priceWords.style.fill = "var(--km-2)";
  setAttributes(priceWords, { "font-weight": 700 });
  const costWords = svgElement(svg, "text", { class: "km-halo", "font-weight": 700 });
  const dot = svgElement(svg, "g", { class: "km-handle" });
  svgElement(dot, "circle", { r: 16, fill: "transparent" });
  svgElement(dot, "circle", { class: "km-dot", r: 7, fill: "var(--km-ink)", stroke: "var(--km-paper)", "stroke-width": 2 });
  let span, scaleX, scaleY, mean, lowest, floor;

  const point = (mu) => `${scaleX(mu).toFixed(1)},${scaleY(costAt(span.points, mu)).toFixed(1)}`;

  function stretch([first, last], places) {
    const muAt = (index) => span.low + (index / (places - 1)) * (span.high - span.low);
    let path = `M${point(muAt(first))}L${point(muAt(first))}`;
    for (let index = first + 1; index <= last; index += 1) path += `L${point(muAt(index))}`;
    return path;
  }

  function setSpan(next) {
    span = next;
    const highest = Math.max(costAt(span.points, span.low), costAt(span.points, span.high));
    scaleX = linearScale([span.low, span.high], [place.left, place.right]);
    scaleY = linearScale([0, highest], [place.bottom, place.top]);
    [mean, lowest] = bottomOf(span.points);
    floor = scaleY(lowest);
    axes.replaceChildren();
    for (const value of ticks(0, highest, 4)) {
      const y = scaleY(value);
      svgElement(axes, "path", { class: "km-axis", d: `M${place.left},${y}H${place.right}` });
      svgElement(axes, "text", { class: "km-small", x: place.left - 7, y: y + 4, "text-anchor": "end" }, plainNumber(value));
    }
    svgElement(axes, "path", { d: `M${place.left},${place.bottom}H${place.right}`, stroke: "var(--km-ink)", "stroke-width": 1.5 });
    tickLabels(axes, span, scaleX, place.bottom + 18);
    svgElement(axes, "text", { class: "km-small", x: place.right + 5, y: place.bottom + 4 }, "μ");
    setAttributes(floorBlock, { d: `M${place.left},${floor}H${place.right}V${place.bottom}H${place.left}z` });
    setAttributes(floorLine, { d: `M${place.left},${floor}H${place.right}` });
  }

  function drawMarks(mu, seen) {
    marks.replaceChildren();
    for (const mark of seen) {
      const [x, y] = [scaleX(mark), scaleY(costAt(span.points, mark))];
      svgElement(marks, "circle", { cx: x, cy: y, r: 5, fill: "var(--km-ink)", stroke: "var(--km-paper)", "stroke-width": 2 });
      const words = `${plainNumber(mark)} → ${plainNumber(costAt(span.points, mark))}`;
      const label = svgElement(marks, "text", { class: "km-halo" });
      const left = mark < mean;
      // Outside the bowl; near its floor, below it; inside where the picture ends.
      const outside = words.length * LETTER < (left ? x - place.left : place.right - x);
      if (outside) placeText(label, x + (left ? -9 : 9), y + (floor - y < 16 ? 18 : 4), !left, words);
      else placeText(label, x + (left ? 9 : -9), y - 8, left, words);
      if (atBottom(span.points, mark)) setAttributes(label, { x, y: y + 18, "text-anchor": "middle" });
      if (mark === mu || textsOverlap(label, costWords)) label.remove();
    }
  }

  /** `known` is whether the floor has been found; `seen` lists the landmarks that have been visited. */
  function draw(mu, { trail, seen, wholeShown, known }) {
    const cost = costAt(span.points, mu);
    const [x, y] = [scaleX(mu), scaleY(cost)];
    setAttributes(curve, { d: visitedStretches(trail).map((ends) => stretch(ends, trail.length)).join("") });
    setAttributes(whole, { d: wholeShown ? stretch([0, trail.length - 1], trail.length) : "" });
    for (const element of [floorBlock, floorLine, price]) setAttributes(element, { display: known ? "inline" : "none" });
    const colour = known ? "var(--km-good)" : "var(--km-quiet)";
    setAttributes(paid, { d: `M${x},${place.bottom}V${known ? floor : y}`, stroke: colour, "stroke-opacity": known ? 1 : 0.5 });
    setAttributes(price, { d: `M${x},${floor}V${y}` });
    const inwards = mu <= mean;
    const roomRight = place.right - x > x - place.left;
    const floorSaid = known && place.bottom - floor > ROOM_FOR_FLOOR ? `${plainNumber(lowest)} must be paid` : "";
    placeText(floorWords, roomRight ? place.right - 8 : place.left + 8, place.bottom - 8, !roomRight, floorSaid);
    // Beside its bar, outside the bowl; inside where the picture ends.
    const outside = inwards ? x - place.left > ROOM_FOR_PRICE : place.right - x > ROOM_FOR_PRICE;
    const priceSaid = known && floor - y > 18 ? `${plainNumber(Math.abs(mu - mean))}²` : "";
    placeText(priceWords, x + (inwards === outside ? -9 : 9), (floor + y) / 2 + 5, inwards !== outside, priceSaid);
    placeText(costWords, x + (inwards ? 11 : -11), y - 9, inwards, `J = ${plainNumber(cost)}`);
    if (floor - y < 4) setAttributes(costWords, { x, y: y - 15, "text-anchor": "middle" });
    drawMarks(mu, seen);
    setAttributes(dot, { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` });
  }

  return { svg, dot, setSpan, draw, at: (mu) => [scaleX(mu), scaleY(costAt(span.points, mu))], back: (x) => scaleX.back(x) };
}
