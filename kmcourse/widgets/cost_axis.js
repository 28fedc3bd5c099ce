// The axis of J up a picture, drawn in one way wherever J is; and numbers along its bottom.
import { axisLine, axisWords } from "./axes.js";
import { svgElement } from "./elements.js";
import { PICTURE } from "./layout.js";
import { formatNumber, linearScale, ticks } from "./scales.js";

/** The scale of J from 0 to `highest`, up the picture. */
export function costScale(highest) {
  return linearScale([0, highest], [PICTURE.bottom, PICTURE.top]);
}

/** A line and a number for about four values of J. */
export function drawCostAxis(parent, highest) {
  const scaleJ = costScale(highest);
  const axes = svgElement(parent, "g", { "aria-hidden": "true" });
  for (const value of ticks(0, highest, 4)) {
    const y = scaleJ(value);
    axisLine(axes, `M${PICTURE.left},${y}H${PICTURE.right}`);
    axisWords(axes, PICTURE.left - 8, y + 4, "end", formatNumber(value));
  }
  return axes;
}

/** A number under each of these places of the picture. */
export function drawNumbersBelow(axes, numbers, scaleX) {
  for (const value of numbers) axisWords(axes, scaleX(value), PICTURE.bottom + 18, "middle", formatNumber(value));
}
