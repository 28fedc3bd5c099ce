// Where a half-step did not do its job: the point or the centroid, and the change to it that lowers J, dashed.
import { setAttributes, svgElement } from "./elements.js";
import { formatNumber } from "./scales.js";
import { raised } from "./symbols.js";
import { fillIn } from "./words.js";

const ring = (x, y, radius) => `M${x - radius},${y}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0`;

/** mark(fault, centroids): what certificates.js found among these centroids, or null. */
export function createFaultMark(plane) {
  const path = svgElement(plane.svg, "path", { class: "km-fault" });
  // Under the centroids, so that their numbers can be read.
  plane.marks[0].handle.before(path);
  return (fault, centroids) => {
    let d = "";
    if (fault) {
      const relabels = fault.point !== undefined;
      const here = relabels ? plane.places()[fault.point] : plane.placeOf(centroids, fault.cluster);
      const there = relabels ? plane.placeOf(centroids, fault.better) : plane.placeOf(fault.centroids, fault.cluster);
      d = `M${here}L${there}${relabels ? ring(...here, 10) : ring(...there, 12)}`;
    }
    setAttributes(path, { d });
  };
}

/** The sentence with what was left undone at this state; at the last of `steps`, also what was left undone before. */
export function faultSentence(words, sentence, faultAt, state, steps) {
  const fault = faultAt(state);
  const lower = fault && formatNumber(fault.cost);
  if (fault && fault.point !== undefined) {
    return fillIn(words.better.assign, { sentence, point: raised(fault.point + 1), centroid: fault.better + 1, lower });
  }
  if (fault) return fillIn(words.better.move, { sentence, centroid: fault.cluster + 1, lower });
  for (let step = 1; state === steps && step < state; step += 1) {
    if (faultAt(step)) return fillIn(words.betterBefore, { sentence, step });
  }
  return sentence;
}
