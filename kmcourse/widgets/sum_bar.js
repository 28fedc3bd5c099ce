// The squares end to end as one bar, true to length, and the same length in m equal shares, of which the dark one is J.
import { setAttributes, setText, svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { clusterColour } from "./marks.js";
import { linearScale } from "./scales.js";
import { endsOfTerms, roomFor } from "./squares.js";

const ROOM_FOR_MARKER = 15;
const ROOM_FOR_LETTER = 22;
// Narrower shares cannot be told apart.
const ROOM_FOR_SHARE = 2;

const barPath = (from, to, top, height) => `M${from.toFixed(1)},${top}H${to.toFixed(1)}v${height}H${from.toFixed(1)}z`;

/** @param {object} place   `height` of the picture, `sum`, `shares` and `bar`: kmcourse/squares_picture.py has BAR */
export function createSumBar(svg, place, { m, K, markers }) {
  const group = svgElement(svg, "g", { "aria-hidden": "true" });
  const parts = Array.from({ length: K }, (_, k) => svgElement(group, "path", { class: "km-part", fill: clusterColour(k) }));
  const signs = Array.from({ length: K }, (_, k) => svgElement(group, "path", { fill: clusterColour(k) }));
  const shares = svgElement(group, "path", { class: "km-shares" });
  const one = svgElement(group, "path", { class: "km-share" });
  const letter = svgElement(group, "text", { class: "km-on-share", "text-anchor": "middle" }, "J");
  const chosenPart = svgElement(group, "path", { class: "km-chosen" });
  const sumWords = svgElement(group, "text", { x: PICTURE.left, y: place.sum - 8 });
  const shareWords = svgElement(group, "text", { x: PICTURE.left, y: place.shares + place.bar + 17 });
  // Hairlines between very many parts would be all there is to see.
  for (const path of [...parts, shares]) setAttributes(path, { "stroke-width": m > 40 ? 0.4 : 1.2 });
  let room = 0;
  let scale = null;
  let ends = [0];

  /** `laid` terms are on the bar; `divided` is how far the division has come, 0 … 1; `held` keeps the scale. */
  function draw({ terms, labels, laid = m, divided = 1, chosen = null, held = false, words }) {
    ends = endsOfTerms(terms);
    const sum = ends[m];
    room = held && room > 0 ? Math.max(room, sum) : roomFor(sum, room);
    scale = linearScale([0, room], [PICTURE.left, PICTURE.right]);
    const partPaths = new Array(K).fill("");
    const signPaths = new Array(K).fill("");
    for (let i = 0; i < laid; i += 1) {
      const [from, to] = [scale(ends[i]), scale(ends[i + 1])];
      partPaths[labels[i]] += barPath(from, to, place.sum, place.bar);
      if (to - from < ROOM_FOR_MARKER) continue;
      const middle = `M${((from + to) / 2).toFixed(1)},${place.sum + place.bar / 2}`;
      signPaths[labels[i]] += middle + markers[labels[i] % markers.length];
    }
    partPaths.forEach((path, k) => setAttributes(parts[k], { d: path }));
    signPaths.forEach((path, k) => setAttributes(signs[k], { d: path }));
    const shown = chosen !== null && chosen < laid && terms[chosen] > 0;
    setAttributes(chosenPart, { d: shown ? barPath(scale(ends[chosen]), scale(ends[chosen + 1]), place.sum, place.bar) : "" });
    drawShares(sum, divided);
    setText(sumWords, words.sum);
    setText(shareWords, divided === 1 ? words.share : "");
  }

  function drawShares(sum, divided) {
    const top = place.sum + (place.shares - place.sum) * divided;
    const width = scale(sum / m) - scale(0);
    let path = "";
    if (divided === 1 && width >= ROOM_FOR_SHARE) {
      for (let i = 0; i < m; i += 1) path += barPath(scale((i * sum) / m), scale(((i + 1) * sum) / m), top, place.bar);
    } else if (divided > 0) path = barPath(scale(0), scale(sum), top, place.bar);
    setAttributes(shares, { d: path });
    setAttributes(one, { d: divided === 1 ? barPath(scale(0), scale(sum / m), top, place.bar) : "" });
    const named = divided === 1 && width >= ROOM_FOR_LETTER;
    const at = { x: scale(0) + width / 2, y: place.shares + place.bar / 2 + 5, display: named ? "inline" : "none" };
    setAttributes(letter, at);
  }

  /** The corners of a term's part of the bar, in the order of `squareOn`; mirrored where that square is. */
  function cornersOf(i, mirrored) {
    const [from, to] = mirrored ? [scale(ends[i + 1]), scale(ends[i])] : [scale(ends[i]), scale(ends[i + 1])];
    const bottom = place.sum + place.bar;
    return [[from, bottom], [to, bottom], [to, place.sum], [from, place.sum]];
  }

  /** The term at a place of the picture, or null. */
  function termAt(x, y) {
    if (y < place.sum || y > place.sum + place.bar) return null;
    const i = ends.findIndex((end, place) => place > 0 && x <= scale(end)) - 1;
    return x >= scale(0) && i >= 0 ? i : null;
  }

  return { draw, cornersOf, termAt };
}
