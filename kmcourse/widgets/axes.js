// The quiet lines and words of an axis.
import { svgElement } from "./elements.js";

export function axisLine(parent, d) {
  svgElement(parent, "path", { class: "km-axis", d });
}

export function axisWords(parent, x, y, anchor, words) {
  svgElement(parent, "text", { class: "km-small", x, y, "text-anchor": anchor }, words);
}
