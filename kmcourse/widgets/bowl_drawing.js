// The number line of the bowl with a square or a bar on each distance, and their sum shared out as a beam.
// kmcourse/bowl_picture.py draws the still picture in the same places; `layout` comes from there.
import { atLowest, costAt, lowestOf } from "./bowl_math.js";
import { plainNumber } from "./bowl_words.js";
import { setAttributes, setText, svgElement } from "./elements.js";
import { centroidMark } from "./marks.js";
import { linearScale } from "./scales.js";

// About the size of a letter in a 13 px font: measuring the real one would lay out the page at every movement.
export const LETTER = 7.3;

// Bars of distances lie above one another.
const BAR = 10;
const BAR_GAP = 20;
const ROOM_FOR_BARS = 220;
const MIDDLE_SHAPES = { squares: "m0,-6l6,10h-12z", distances: "m-5,-4h10v9h-10z", largest: "m0,-6l6,6l-6,6l-6,-6z" };

export function bowlSvg(parent, layout, place, attributes) {
  return svgElement(parent, "svg", { viewBox: `0 0 ${layout.width} ${place.height}`, ...attributes });
}

/** Shows an element, or hides it. */
export function showOnly(element, shown) {
  setAttributes(element, { display: shown ? "inline" : "none" });
}

export function putText(element, x, y, toTheRight, words) {
  setAttributes(element, { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": toTheRight ? "start" : "end" });
  setText(element, words);
}

export function tickLabels(parent, span, scale, y) {
  for (const tick of span.ticks) {
    const place = { class: "km-small", x: scale(tick), y, "text-anchor": "middle" };
    svgElement(parent, "text", place, plainNumber(tick));
  }
}

/** The number line; `handle` is the centroid on it. `pointHandle(element, i)` is called where points can be moved. */
export function createSquares(parent, layout, mostLabels, pointHandle) {
  const place = layout.squares;
  const svg = bowlSvg(parent, layout, place, {});
  const boxes = svgElement(svg, "g", { class: "km-squares" });
  const priceSquare = svgElement(svg, "rect", { class: "km-price-square" });
  const axis = svgElement(svg, "g", { "aria-hidden": "true" });
  const middles = svgElement(svg, "g", { class: "km-middles", "aria-hidden": "true" });
  const discs = svgElement(svg, "g");
  const labels = svgElement(svg, "g", { "aria-hidden": "true" });
  const priceWords = svgElement(svg, "text", { class: "km-halo km-priced" });
  const { handle, place: placeHandle } = centroidMark(svg, 0);
  setText(handle.querySelector("text"), "μ");
  setAttributes(handle, { "aria-label": "The centroid μ; left and right arrow keys move it, with Shift further" });
  let scale;

  function setSpan({ span, points, own }) {
    scale = linearScale([span.low, span.high], [place.left, place.right]);
    for (const group of [boxes, axis, labels, discs]) group.replaceChildren();
    const lines = span.ticks.map((tick) => `M${scale(tick)},${place.line}v5`).join("");
    const line = `M${place.left},${place.line}H${place.right}${lines}`;
    svgElement(axis, "path", { class: "km-baseline", d: line });
    tickLabels(axis, span, scale, place.line + 28);
    points.forEach((_, i) => {
      svgElement(boxes, "rect");
      const disc = svgElement(discs, "g", own ? { class: "km-handle", tabindex: 0, role: "slider" } : { "aria-hidden": "true" });
      if (own) {
        svgElement(disc, "circle", { r: 14, fill: "transparent" });
        svgElement(disc, "circle", { class: "km-ring", r: 9 });
        setAttributes(disc, { "aria-label": `Point ${i + 1}; left and right arrow keys move it`, "aria-valuemin": span.low, "aria-valuemax": span.high });
        pointHandle(disc, i);
      }
      svgElement(disc, "circle", { class: "km-place", r: own ? 7 : 5 });
      if (points.length <= mostLabels) svgElement(labels, "text", { class: "km-halo" });
    });
    setAttributes(handle, { "aria-valuemin": span.low, "aria-valuemax": span.high });
  }

  function draw({ points, mu, measure, known }, where) {
    const largest = costAt(points, mu, "largest");
    const gap = Math.min(BAR_GAP, ROOM_FOR_BARS / points.length);
    points.forEach((point, i) => {
      const side = Math.abs(scale(point) - scale(mu));
      const left = Math.min(scale(point), scale(mu));
      const flat = measure !== "squares";
      const height = flat ? Math.min(BAR, 0.7 * gap) : side;
      const top = flat ? place.line - 26 - i * gap - height / 2 : place.line - side;
      const strong = measure === "distances" || (flat && Math.abs(point - mu) === largest);
      setAttributes(boxes.children[i], { x: left, y: top, width: side, height, "fill-opacity": strong ? 0.6 : 0.13 });
      showOnly(boxes.children[i], side > 0);
      setAttributes(discs.children[i], { transform: `translate(${scale(point).toFixed(2)} ${place.line})` });
      setAttributes(discs.children[i], { "aria-valuenow": point, "aria-valuetext": plainNumber(point) });
      if (!labels.children[i]) return;
      const away = Math.abs(point - mu);
      const outwards = point < mu ? -7 : 7;
      const [area, fits] = [plainNumber(away * away), (words) => side >= words.length * LETTER + 6];
      const whole = `${plainNumber(away)}² = ${area}`;
      const squared = fits(whole) || !fits(area) ? whole : area;
      const inside = fits(squared);
      if (flat) putText(labels.children[i], scale(point) + outwards, top + height / 2 + 5, point >= mu, side > 0 ? plainNumber(away) : "");
      else putText(labels.children[i], scale(point) - (inside ? outwards : 0), top + (inside ? 17 : -5), point < mu, side > 0 ? squared : "");
    });
    drawPrice(points, mu, known && measure === "squares");
    placeHandle(scale(mu), place.line, mu, where);
  }

  // J is above its lowest by one more square: the one on the way from μ to the mean.
  function drawPrice(points, mu, shown) {
    const mean = lowestOf(points).from;
    const side = Math.abs(scale(mean) - scale(mu));
    const visible = shown && side > 3;
    setAttributes(priceSquare, { x: Math.min(scale(mean), scale(mu)), y: place.line - side, width: side, height: side });
    showOnly(priceSquare, visible);
    const words = visible && side > 30 ? `${plainNumber(Math.abs(mean - mu))}²` : "";
    putText(priceWords, scale(mean) + (mean > mu ? -6 : 6), place.line - side + 17, mean < mu, words);
  }

  /** Marks the middles that have been found, below the line: {measure: {from, to}}. */
  function drawMiddles(found) {
    middles.replaceChildren();
    const taken = [];
    for (const [measure, { from, to }] of Object.entries(found)) {
      const y = place.line + 40;
      if (to > from) svgElement(middles, "path", { class: "km-baseline", d: `M${scale(from)},${y}H${scale(to)}` });
      let x = scale((from + to) / 2);
      while (taken.some((other) => Math.abs(other - x) < 13)) x += 13;
      taken.push(x);
      svgElement(middles, "path", { class: "km-inked", d: `M${x},${y}${MIDDLE_SHAPES[measure]}` });
    }
  }

  return { svg, handle, setSpan, draw, drawMiddles, at: (mu) => [scale(mu), place.line], back: (x) => scale.back(x) };
}

/** The shape of a middle, for the words beside it. */
export function middleSign(parent, measure) {
  const svg = svgElement(parent, "svg", { viewBox: "-7 -7 14 14", "aria-hidden": "true" });
  svgElement(svg, "path", { class: "km-inked", d: `M0,0${MIDDLE_SHAPES[measure]}` });
}

/** The squares (or distances) end to end, and below them the same length in equal shares, of which the dark one is J. */
export function createBeam(parent, layout, mostLabels) {
  const place = layout.beam;
  const svg = bowlSvg(parent, layout, place, { "aria-hidden": "true" });
  const parts = svgElement(svg, "g", { class: "km-terms" });
  const shares = svgElement(svg, "g", { class: "km-beam" });
  const [paid, price] = ["good", "2"].map((colour) => svgElement(svg, "rect", { y: place.shares, height: place.bar, fill: `var(--km-${colour})` }));
  const sumWords = svgElement(svg, "text", { x: place.left, y: place.sum - 7 });
  const shareWords = svgElement(svg, "text", { x: place.left, y: place.shares + place.bar + 16 });
  let unit;

  function setSpan({ span, points, measure }) {
    const m = points.length;
    const highest = Math.max(costAt(points, span.low, measure), costAt(points, span.high, measure));
    unit = (place.right - place.left) / (measure === "largest" ? highest : m * highest);
    parts.replaceChildren();
    shares.replaceChildren();
    for (const _ of points) {
      svgElement(parts, "rect", { y: place.sum, height: place.bar, "fill-opacity": measure === "largest" ? 0.25 : 0.45 });
      svgElement(shares, "rect", { y: place.shares, height: place.bar });
    }
  }

  function draw({ points, mu, measure, known }) {
    const distances = points.map((point) => Math.abs(point - mu));
    const terms = measure === "squares" ? distances.map((distance) => distance ** 2) : distances;
    const largest = measure === "largest";
    const m = terms.length;
    const cost = costAt(points, mu, measure);
    let left = place.left;
    terms.forEach((term, i) => {
      setAttributes(parts.children[i], { x: left, width: term * unit });
      const width = largest && i > 0 ? 0 : cost * unit;
      setAttributes(shares.children[i], { x: place.left + i * cost * unit, width });
      if (!largest) left += term * unit;
    });
    const apart = known && measure === "squares" && !atLowest(points, mu);
    const floor = lowestOf(points).cost;
    for (const element of [paid, price]) showOnly(element, apart);
    setAttributes(paid, { x: place.left, width: floor * unit });
    setAttributes(price, { x: place.left + floor * unit, width: Math.max(0, cost - floor) * unit });
    const written = terms.map(plainNumber);
    const few = m <= mostLabels;
    if (largest) setText(sumWords, few ? `each from 0: ${written.join(", ")}` : "all of them, from 0");
    else setText(sumWords, `${few ? written.join(" + ") : "all of them"} = ${plainNumber(cost * m)}`);
    const shared = `shared equally by ${m}: ${plainNumber(cost)} each`;
    const both = `${shared}, ${plainNumber(floor)} and ${plainNumber(cost - floor)}`;
    if (largest) setText(shareWords, `the largest of them: ${plainNumber(cost)}`);
    else setText(shareWords, apart && both.length * LETTER < place.right - place.left ? both : shared);
  }

  return { setSpan, draw };
}
