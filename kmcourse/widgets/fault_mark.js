// Where a half-step did not do its job: the point or the centroid, and the change to it that lowers J, dashed.
import { setAttributes, svgElement } from "./elements.js";

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
