// The part of the picture that is nearer to one centroid than to any other: a half-plane a pair, clipped off the rest.
import { setAttributes, svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { clusterColour } from "./marks.js";


function clipped(corners, [a, b], most) {
  const over = corners.map(([x, y]) => a * x + b * y - most);
  return corners.flatMap((corner, place) => {
    const next = (place + 1) % corners.length;
    const kept = over[place] <= 0 ? [corner] : [];
    if (over[place] > 0 === over[next] > 0) return kept;
    const share = over[place] / (over[place] - over[next]);
    const cut = corner.map((from, axis) => from + (corners[next][axis] - from) * share);
    return [...kept, cut];
  });
}

/**
 * A closed path for every place [x, y], in the same order; empty where no part of the box is nearest to it.
 * Of two in the same place the first has all, as a tie in assign goes to the lowest.
 */
export function regionPaths(places, { left, right, top, bottom }) {
  const box = [[left, top], [right, top], [right, bottom], [left, bottom]];
  return places.map(([x, y], k) => {
    const corners = places.reduce((kept, [u, v], other) => {
      if (u === x && v === y) return other < k ? [] : kept;
      return clipped(kept, [u - x, v - y], (u * u + v * v - x * x - y * y) / 2);
    }, box);
    return corners.length ? `M${corners.map((corner) => corner.map((at) => at.toFixed(1))).join("L")}Z` : "";
  });
}

/** The regions under a plane's points: show(on, centroids) turns them on and off, draw(centroids) follows the centroids. */
export function createRegions(plane, K) {
  const paths = Array.from({ length: K }, (_, cluster) => {
    return svgElement(plane.under, "path", { class: "km-region", fill: clusterColour(cluster), stroke: clusterColour(cluster) });
  });
  let shown = false;

  function draw(centroids) {
    if (!shown) return;
    const places = paths.map((_, cluster) => plane.spotOf(centroids, cluster));
    regionPaths(places, PICTURE).forEach((d, cluster) => setAttributes(paths[cluster], { d }));
  }

  function show(on, centroids) {
    shown = on;
    setAttributes(plane.under, { display: on ? "inline" : "none" });
    draw(centroids);
  }

  return { show, draw };
}
