// All curves small and side by side, to go from one to the other; each wears the mark of its diagnosis.
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { linearScale } from "./scales.js";
import { zooWords } from "./zoo_words.js";

const THUMB = { width: 44, height: 26 };

/** chosen(place) when the reader goes to a curve; set(place), and mark(place, sort) with a sort of zooWords.marks or "open". */
export function createStrip(parent, curves, chosen) {
  const form = htmlElement(parent, "form");
  const strip = htmlElement(form, "fieldset", { class: "km-thumbs" });
  htmlElement(strip, "legend", { class: "km-spoken" }, zooWords.strip);
  const thumbs = curves.map(({ run }, place) => {
    const label = htmlElement(strip, "label");
    const radio = htmlElement(label, "input", { type: "radio", name: "curve", class: "km-spoken" });
    radio.addEventListener("change", () => chosen(place));
    const svg = svgElement(label, "svg", { viewBox: `0 0 ${THUMB.width} ${THUMB.height}`, "aria-hidden": "true" });
    svgElement(svg, "path", { class: "km-thumb", d: stairPath(run.costs) });
    const mark = htmlElement(label, "span", { "aria-hidden": "true" });
    return { radio, mark, label };
  });

  function mark(place, sort) {
    const { radio, mark: words, label } = thumbs[place];
    const number = place + 1;
    setText(words, sort === "open" ? String(number) : `${number} ${zooWords.marks[sort]}`);
    setAttributes(radio, { "aria-label": zooWords.thumb({ number, heard: zooWords.heard[sort] }) });
    setAttributes(label, { "data-sort": sort });
  }

  return { set: (place) => (thumbs[place].radio.checked = true), mark };
}

/** J as stairs in the size of a thumb. */
export function stairPath(costs) {
  const toX = linearScale([0, costs.length], [1, THUMB.width - 1]);
  const toJ = linearScale([0, Math.max(...costs) || 1], [THUMB.height - 2, 2]);
  return costs.map((cost, at) => `${at ? "V" : `M${toX(0)},`}${toJ(cost).toFixed(1)}H${toX(at + 1).toFixed(1)}`).join("");
}
