// The pictures of the colours page: pixels on a canvas, the palette, the size as two bars, and J against K.
// kmcourse/colours_picture.py draws the still picture in the same places; `layout` comes from there.
import { bitsOf, grouped, sizeSentence } from "./colours_math.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { formatNumber, linearScale, ticks } from "./scales.js";

const FADED = 40; // of 255: the pixels of the other colours
const ROOM_FOR_COUNTS = 9; // colours, at most, with their counts above them

/** Four bytes a pixel as one number, whichever way round this machine has them. */
const inOne = (...bytes) => new Uint32Array(new Uint8Array(bytes).buffer)[0];

/** Three numbers a pixel as `createPixels` paints them. */
export function opaque(colours) {
  const bytes = new Uint8ClampedArray((colours.length / 3) * 4).fill(255);
  for (let i = 0; i < colours.length; i += 3) bytes.set(colours.subarray(i, i + 3), (i / 3) * 4);
  return new Uint32Array(bytes.buffer);
}

/** A picture with a caption; paint(words, pixels, labels, chosen): the labels that are not chosen fade to `behind`. */
export function createPixels(parent, { width, height }, behind) {
  const figure = htmlElement(parent, "figure");
  const caption = htmlElement(figure, "figcaption");
  const canvas = htmlElement(figure, "canvas", { width, height, role: "img" });
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const painted = new Uint32Array(image.data.buffer);
  canvas.style.background = behind;
  const [colour, faded] = [inOne(255, 255, 255, 0), inOne(0, 0, 0, FADED)];

  function paint(words, pixels, labels, chosen) {
    setText(caption, words);
    setAttributes(canvas, { "aria-label": words });
    painted.set(pixels);
    if (chosen !== null) labels.forEach((label, i) => label !== chosen && (painted[i] = (pixels[i] & colour) | faded));
    context.putImageData(image, 0, 0);
  }

  return { paint };
}

function panelSvg(parent, layout, place, attributes) {
  return svgElement(parent, "svg", { viewBox: `0 0 ${layout.width} ${place.height}`, ...attributes });
}

/** The palette; chosen(place) is called with a colour that the reader looks at, or null. One stop for the Tab key. */
export function createPalette(parent, layout, chosen) {
  const place = layout.palette;
  const svg = panelSvg(parent, layout, place, { class: "km-palette", tabindex: 0, role: "slider" });
  setAttributes(svg, { "aria-label": "Colour of the palette; arrow keys choose one, Escape none", "aria-valuemin": 0 });
  svgElement(svg, "text", { class: "km-small", x: place.left, y: 12 }, "how many pixels each colour has");
  const bars = svgElement(svg, "g");
  const mark = svgElement(svg, "path", { fill: "var(--km-ink)" });
  let [K, at, focused] = [0, null, false];

  const widthOfOne = () => (place.right - place.left) / K;

  function choose(next) {
    at = next;
    chosen(next);
  }

  function atPointer({ clientX, clientY }) {
    const { x } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.max(0, Math.min(K - 1, Math.floor((x - place.left) / widthOfOne())));
  }

  svg.addEventListener("pointermove", (event) => choose(atPointer(event)));
  svg.addEventListener("pointerleave", () => focused || choose(null));
  svg.addEventListener("pointerdown", (event) => {
    svg.focus({ preventScroll: true });
    choose(atPointer(event));
  });
  svg.addEventListener("focus", () => {
    focused = true;
    if (at === null) choose(0);
  });
  svg.addEventListener("blur", () => {
    focused = false;
    choose(null);
  });
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -K, End: K }[event.key];
    if (event.key === "Escape" && at !== null) {
      event.preventDefault(); // the first one lets the colour go, the second leads out of the widget
      choose(null);
    }
    if (step === undefined) return;
    event.preventDefault();
    choose(at === null ? 0 : Math.max(0, Math.min(K - 1, at + step)));
  });

  /** `words` is what is said of the colour that is looked at. */
  function draw({ palette, counts }, now, words) {
    [K, at] = [counts.length, now];
    const each = widthOfOne();
    const tall = (place.line - place.top) / Math.max(...counts);
    bars.replaceChildren();
    counts.forEach((count, colour) => {
      const box = { x: place.left + colour * each, width: each, stroke: "var(--km-paper)", "stroke-width": each > 8 ? 1 : 0.5 };
      const rgb = Array.from(palette.subarray(3 * colour, 3 * colour + 3)).join(", ");
      const dim = now === null || now === colour ? 1 : 0.35;
      svgElement(bars, "rect", { ...box, y: place.line - count * tall, height: count * tall, fill: "var(--km-quiet)", opacity: dim });
      svgElement(bars, "rect", { ...box, y: place.line, height: place.foot - place.line, fill: `rgb(${rgb})` });
      if (K > ROOM_FOR_COUNTS && now !== colour) return;
      const middle = place.left + (colour + 0.5) * each;
      const x = Math.max(place.left + 18, Math.min(place.right - 18, middle));
      const label = { class: "km-small km-halo", x, y: place.line - count * tall - 5, "text-anchor": "middle" };
      svgElement(bars, "text", label, grouped(count));
    });
    const x = now === null ? 0 : place.left + (now + 0.5) * each;
    setAttributes(mark, { d: now === null ? "" : `M${x},${place.foot + 2}l5,8h-10z` });
    setAttributes(svg, { "aria-valuemax": K, "aria-valuenow": now === null ? 0 : now + 1, "aria-valuetext": words });
  }

  return { draw };
}

/** Two bars: the picture without a palette, and with one. */
export function createSize(parent, layout, m) {
  const place = layout.size;
  const svg = panelSvg(parent, layout, place, { "aria-hidden": "true" });
  const unit = (place.right - place.left) / bitsOf(m, null);
  const bar = { x: place.left, height: place.bar };
  svgElement(svg, "text", { x: place.left, y: place.plain - 7 }, `${grouped(bitsOf(m, null))} bits: 24 for each pixel`);
  svgElement(svg, "rect", { ...bar, y: place.plain, width: bitsOf(m, null) * unit, fill: "var(--km-quiet)" });
  const words = svgElement(svg, "text", { x: place.left, y: place.packed - 7 });
  const small = svgElement(svg, "rect", { ...bar, y: place.packed, fill: "var(--km-1)" });
  const factor = svgElement(svg, "text", { y: place.packed + 13, "font-weight": 700 });
  return (K) => {
    const width = bitsOf(m, K) * unit;
    setText(words, sizeSentence(m, K));
    setAttributes(small, { width });
    setAttributes(factor, { x: place.left + width + 8 });
    setText(factor, `${(bitsOf(m, null) / bitsOf(m, K)).toFixed(2)} times smaller`);
  };
}

/** J against K, the numbers of colours at equal steps; chosen(place) when a reader points at one; returns draw(place). */
export function createCostCurve(parent, layout, runs, chosen) {
  const place = layout.curve;
  const costs = runs.map(({ cost }) => cost);
  const highest = Math.max(...costs) || 1;
  const scaleX = linearScale([0, runs.length - 1], [place.left, place.right]);
  const scaleY = linearScale([0, highest], [place.bottom, place.top]);
  const label = runs.map(({ K, cost }) => `${formatNumber(cost)} with ${K}`).join(", ");
  const svg = panelSvg(parent, layout, place, { role: "img", "aria-label": `J for each number of colours: ${label}.` });
  for (const value of ticks(0, highest, 4)) {
    const y = scaleY(value);
    svgElement(svg, "path", { class: "km-axis", d: `M${place.left},${y}H${place.right}` });
    svgElement(svg, "text", { class: "km-small", x: place.left - 7, y: y + 4, "text-anchor": "end" }, formatNumber(value));
  }
  const points = costs.map((cost, i) => `${scaleX(i).toFixed(1)},${scaleY(cost).toFixed(1)}`);
  svgElement(svg, "path", { class: "km-tread", d: `M${points.join("L")}` });
  runs.forEach(({ K, cost }, i) => {
    svgElement(svg, "circle", { cx: scaleX(i), cy: scaleY(cost), r: 4, fill: "var(--km-ink)" });
    svgElement(svg, "text", { class: "km-small", x: scaleX(i), y: place.bottom + 18, "text-anchor": "middle" }, String(K));
  });
  svgElement(svg, "text", { class: "km-small", x: (place.left + place.right) / 2, y: place.bottom + 34, "text-anchor": "middle" }, "colours, K");
  const dot = svgElement(svg, "circle", { class: "km-dot", r: 7 });
  const words = svgElement(svg, "text", { class: "km-halo", "font-weight": 700 });

  svg.addEventListener("pointerdown", ({ clientX, clientY }) => {
    const { x } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    chosen(Math.max(0, Math.min(runs.length - 1, Math.round(scaleX.back(x)))));
  });

  return (now) => {
    const [x, y] = [scaleX(now), scaleY(costs[now])];
    setAttributes(dot, { cx: x, cy: y });
    // A falling curve leaves room at the upper right of a point, and none right of the last.
    const last = runs.length > 1 && now === runs.length - 1;
    setAttributes(words, { x: last ? x + 8 : x + 12, y: last ? y - 14 : y - 8, "text-anchor": last ? "end" : "start" });
    setText(words, `J = ${formatNumber(costs[now])}`);
  };
}
