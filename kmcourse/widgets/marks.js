// Points and centroids: a colour and a shape a cluster, one path for all its points, a numbered disc for its centroid.
import { setAttributes, setText, svgElement } from "./elements.js";

const CENTROID_RADIUS = 11;

/** The paint of a cluster, counted from 0; null is a point that no centroid has yet. */
export function clusterColour(cluster) {
  return cluster === null ? "var(--km-quiet)" : `var(--km-${(cluster % 8) + 1})`;
}

/** One path for many points: `marker` is drawn at each [x, y]. */
export function markersPath(places, marker) {
  let path = "";
  for (const [x, y] of places) path += `M${x.toFixed(1)},${y.toFixed(1)}${marker}`;
  return path;
}

/** One path for many straight lines [x1, y1, x2, y2]. */
export function linesPath(lines) {
  let path = "";
  for (const [x1, y1, x2, y2] of lines) path += `M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`;
  return path;
}

/** A numbered disc for a centroid. */
export function centroidDisc(parent, cluster) {
  const colours = { fill: clusterColour(cluster), stroke: "var(--km-paper)", "stroke-width": 2 };
  svgElement(parent, "circle", { r: CENTROID_RADIUS, ...colours });
  const number = svgElement(parent, "text", { y: 4.5, "text-anchor": "middle", "font-weight": 700 });
  number.style.fill = "var(--km-on-colour)";
  setText(number, String(cluster + 1));
}

/** A centroid; `place(x, y, value, where)` puts it somewhere and says where. A reader can move it unless it is fixed. */
export function centroidMark(parent, cluster, fixed = false) {
  const handle = svgElement(parent, "g", { class: fixed ? "km-centroid" : "km-handle km-centroid" });
  const label = `Centroid ${cluster + 1}; arrow keys move it, with Shift further`;
  if (!fixed) setAttributes(handle, { tabindex: 0, role: "slider", "aria-label": label });
  svgElement(handle, "circle", { r: CENTROID_RADIUS + 11, fill: "transparent" });
  svgElement(handle, "circle", { class: "km-ring", r: CENTROID_RADIUS + 4 });
  centroidDisc(handle, cluster);
  const place = (x, y, value, where) => {
    setAttributes(handle, { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` });
    if (!fixed) setAttributes(handle, { "aria-valuenow": value, "aria-valuetext": where });
  };
  return { handle, place };
}

const PADLOCK = "M-4.5,-1h9v7h-9zM-2.8,-1v-2.2a2.8,2.8 0 0 1 5.6,0v2.2";

/** The sign of something that does not move, about its own middle. */
export function padlock(parent, attributes = {}) {
  return svgElement(parent, "path", { class: "km-padlock", d: PADLOCK, ...attributes });
}

/** A centroid that stands fast and says so; `place` as in `centroidMark`. */
export function lockedMark(parent, cluster) {
  const handle = svgElement(parent, "g", { class: "km-locked", role: "img" });
  centroidDisc(handle, cluster);
  padlock(handle, { transform: `translate(${CENTROID_RADIUS} ${-CENTROID_RADIUS + 1})` });
  const place = (x, y, value, where) =>
    setAttributes(handle, {
      transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})`,
      "aria-label": `Centroid ${cluster + 1} at ${where}, locked`,
    });
  return { handle, place };
}
