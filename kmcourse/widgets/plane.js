// The plane: points by colour and shape, a line from each to its centroid, centroids to take hold of.
import { axisLine, axisWords } from "./axes.js";
import { placeInPicture } from "./drag.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { centroidMark, clusterColour } from "./marks.js";
import { PICTURE } from "./layout.js";
import { formatNumber, linearScale, ticks, tickWords } from "./scales.js";

// A number line has its centroids on a lane of their own, so that the lines to them can be seen.
const LANES = { points: 110, centroids: 200, words: 98 };
const REACH = 18;

/**
 * @param {Float64Array} data.X   flat, data.n numbers a row, of which the first two are drawn
 * @param {{x: [number, number], y: [number, number]}} data.frame   what part of the plane is shown
 * @param {boolean} data.fixed   whether the centroids are to be looked at only
 * @param {{points: number, centroids: number, words: number}} data.lanes   heights on a number line, if not the usual
 * @param {Function} mark   what makes a centroid, of marks.js
 */
export function createPlane(parent, data, markers, mark = centroidMark) {
  const { X, n, K, lanes = LANES } = data;
  const m = X.length / n;
  const svg = svgElement(parent, "svg", { viewBox: `0 0 ${PICTURE.width} ${PICTURE.height}`, class: "km-plane" });
  const axes = svgElement(svg, "g", { "aria-hidden": "true" });
  const under = svgElement(svg, "g", { "aria-hidden": "true" });
  const groups = Array.from({ length: K + 1 }, (_, place) => (place === K ? null : place));
  const lines = groups.map((k) => svgElement(svg, "path", { class: "km-lines", stroke: clusterColour(k) }));
  const dots = groups.map((k) => svgElement(svg, "path", { class: "km-dots", fill: clusterColour(k) }));
  const chosenLine = svgElement(svg, "path", { class: "km-chosen" });
  const chosenRing = svgElement(svg, "circle", { class: "km-chosen", r: 10 });
  const marks = Array.from({ length: K }, (_, cluster) => mark(svg, cluster, data.fixed));
  let scaleX, scaleY, places, starts, drawnLabels;

  function setFrame(frame) {
    scaleX = linearScale(frame.x, [PICTURE.left, PICTURE.right]);
    scaleY = n === 1 ? null : linearScale(frame.y, [PICTURE.bottom, PICTURE.top]);
    places = Array.from({ length: m }, (_, i) => [scaleX(X[i * n]), scaleY ? scaleY(X[i * n + 1]) : lanes.points]);
    starts = places.map(([x, y]) => `M${x.toFixed(1)},${y.toFixed(1)}`);
    drawnLabels = undefined;
    drawAxes(axes, frame, scaleX, scaleY, lanes);
  }

  /** Where a centroid is, be it outside the picture. */
  function spotOf(centroids, cluster) {
    return [scaleX(centroids[cluster * n]), scaleY ? scaleY(centroids[cluster * n + 1]) : lanes.centroids];
  }

  /** Where a centroid is drawn: one that is far off waits at the edge. */
  function placeOf(centroids, cluster) {
    return insidePicture(...spotOf(centroids, cluster));
  }

  /** labels may be null; swings: Map of point -> the [x, y] where its line ends just now. */
  function draw({ labels, centroids, swings = new Map() }) {
    const ends = Array.from({ length: K }, (_, cluster) => placeOf(centroids, cluster));
    const endTexts = ends.map(([x, y]) => `L${x.toFixed(1)},${y.toFixed(1)}`);
    const linePaths = new Array(K + 1).fill("");
    for (let i = 0; i < m; i += 1) {
      const swing = swings.get(i);
      const group = groupOf(labels, i);
      if (group === K && !swing) continue;
      linePaths[group] += starts[i] + (swing ? `L${swing[0].toFixed(1)},${swing[1].toFixed(1)}` : endTexts[group]);
    }
    linePaths.forEach((path, group) => setAttributes(lines[group], { d: path }));
    if (labels === null || labels !== drawnLabels) drawDots(labels);
    marks.forEach(({ place }, cluster) => {
      const numbers = coordinates(centroids, cluster);
      place(...ends[cluster], numbers[0], `(${numbers.map(formatNumber).join(", ")})`);
    });
    return ends;
  }

  function drawDots(labels) {
    const paths = new Array(K + 1).fill("");
    for (let i = 0; i < m; i += 1) {
      const group = groupOf(labels, i);
      paths[group] += starts[i] + markers[group === K ? 0 : group % markers.length];
    }
    paths.forEach((path, group) => setAttributes(dots[group], { d: path }));
    drawnLabels = labels;
  }

  // A point that no centroid has yet is in the group behind the last.
  const groupOf = (labels, i) => (labels && labels[i] >= 0 ? labels[i] : K);

  const coordinates = (flat, row) => Array.from(flat.subarray(row * n, row * n + n));

  function choose(i, end) {
    const shown = i === null ? "none" : "inline";
    setAttributes(chosenRing, { display: shown });
    setAttributes(chosenLine, { display: shown, d: i === null || !end ? "" : `${starts[i]}L${end[0]},${end[1]}` });
    if (i !== null) setAttributes(chosenRing, { cx: places[i][0], cy: places[i][1] });
  }

  /** The point nearest to a place on the screen, or null if none is near. */
  function pointNear(event) {
    const [atX, atY] = placeInPicture(svg, event);
    let nearest = null;
    let best = REACH;
    places.forEach(([x, y], i) => {
      const distance = Math.hypot(x - atX, y - atY);
      if (distance < best) [nearest, best] = [i, distance];
    });
    return nearest;
  }

  /** Puts the centroid at a place of the picture, inside the frame; the other features stay. */
  function movedTo(centroids, cluster, x, y) {
    const moved = Float64Array.from(centroids);
    const [insideX, insideY] = insidePicture(x, y);
    moved[cluster * n] = scaleX.back(insideX);
    if (scaleY) moved[cluster * n + 1] = scaleY.back(insideY);
    return moved;
  }

  setFrame(data.frame);
  choose(null);
  return { svg, under, marks, draw, choose, pointNear, movedTo, placeOf, spotOf, setFrame, places: () => places, coordinates };
}

const insidePicture = (x, y) => {
  const { left, right, top, bottom } = PICTURE;
  return [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
};

const countWords = (cluster, count) => (count === 1 ? `${cluster}: 1 point` : `${cluster}: ${count} points`);

/** A cluster's colour and shape in a list, and the element for the words beside it. */
export function legendEntry(list, cluster, markers) {
  const entry = htmlElement(list, "li");
  const svg = svgElement(entry, "svg", { viewBox: "-7 -7 14 14", "aria-hidden": "true" });
  svgElement(svg, "path", { d: `M0,0${markers[cluster % markers.length]}`, fill: clusterColour(cluster) });
  return htmlElement(entry, "span");
}

/** Which colour and shape is which cluster, and how many points it has. */
export function createLegend(parent, K, markers) {
  const list = htmlElement(parent, "ul", { class: "km-legend" });
  const words = Array.from({ length: K }, (_, cluster) => legendEntry(list, cluster, markers));
  return (counts) => words.forEach((word, cluster) => setText(word, countWords(cluster + 1, counts[cluster])));
}

function drawAxes(group, frame, scaleX, scaleY, lanes) {
  group.replaceChildren();
  const { left, right, top, bottom } = PICTURE;
  const across = ticks(...frame.x, 5);
  const named = tickWords(across);
  const line = scaleY ? bottom : lanes.points;
  axisLine(group, `M${left},${line}H${right}`);
  across.forEach((value, place) => {
    const x = scaleX(value);
    axisLine(group, `M${x},${line}v4`);
    axisWords(group, x, scaleY ? bottom + 18 : lanes.words, "middle", named.words[place]);
  });
  axisWords(group, right, bottom - 6, "end", named.from);
  if (!scaleY) return;
  const up = ticks(...frame.y, 5);
  const upNamed = tickWords(up);
  axisLine(group, `M${left},${bottom}V${top}`);
  up.forEach((value, place) => {
    const y = scaleY(value);
    axisLine(group, `M${left - 4},${y}h4`);
    axisWords(group, left - 8, y + 4, "end", upNamed.words[place]);
  });
  axisWords(group, left + 6, top + 8, "start", upNamed.from);
}
