// A picture in K colours: choose K, look at one colour of the palette, and see what is lost and what is saved.
import { unpack } from "./arrays.js";
import { createCostCurve, createPalette, createPixels, createSize, opaque } from "./colours_drawing.js";
import { coloursInWords, coloursSentence, colourSentence, redrawnIn } from "./colours_math.js";
import { controlRow, sliderOf } from "./controls.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { formatNumber } from "./scales.js";

export function mount(player) {
  const { data, stage } = player;
  const { runs, layout } = data;
  const pixels = Float64Array.from(unpack(data.image));
  const m = pixels.length / 3;
  const original = opaque(pixels);
  const redrawn = new Map();
  let place = data.first;
  let colour = null;

  const trio = htmlElement(stage, "div", { class: "km-pictures" });
  const [before, after] = [0, 1].map(() => createPixels(trio, data, "var(--km-paper)"));
  // What is not looked at must not seem to lose the more.
  const lost = createPixels(trio, data, "#000");
  const controls = controlRow(stage, "Colours");
  const slider = sliderOf(controls, "", { min: 0, max: runs.length - 1, step: 1, value: place }, (next) => show(next, null));
  setAttributes(slider.range, { "aria-label": "K, how many colours" });
  const panels = htmlElement(stage, "div", { class: "km-panels" });
  const left = htmlElement(panels, "figure", { class: "km-panel" });
  htmlElement(left, "figcaption", {}, "The palette: point at a colour to see its pixels");
  const palette = createPalette(left, layout, (next) => next !== colour && show(place, next));
  // Below what is pointed at: a sentence that grows must not move it away.
  left.append(player.sentence);
  const drawSize = createSize(left, layout, m);
  const right = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(right, "figcaption", {}, "J for each number of colours");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const drawCurve = createCostCurve(right, layout, runs, (next) => show(next, null));

  function redrawnWith(chosen) {
    if (redrawn.has(chosen)) return redrawn.get(chosen);
    const own = unpack(runs[chosen].palette);
    const made = { palette: own, ...redrawnIn(pixels, Float64Array.from(own)) };
    const few = new Uint8Array(3 * m);
    const light = new Float64Array(3 * m);
    made.labels.forEach((label, i) => {
      few.set(own.subarray(3 * label, 3 * label + 3), 3 * i);
      light.fill(data.lostPerUnit * Math.sqrt(made.terms[i]), 3 * i, 3 * i + 3);
    });
    redrawn.set(chosen, { ...made, few: opaque(few), light: opaque(light) });
    return redrawn.get(chosen);
  }

  function show(nextPlace, nextColour) {
    [place, colour] = [nextPlace, nextColour];
    const { K, cost } = runs[place];
    const now = redrawnWith(place);
    before.paint("The picture", original, now.labels, colour);
    after.paint(`In ${coloursInWords(K)}`, now.few, now.labels, colour);
    lost.paint("What is lost: lighter is more", now.light, now.labels, colour);
    const said = colour === null ? coloursSentence(K, now.counts.length, cost) : colourSentence(colour, now);
    palette.draw(now, colour, said);
    drawSize(K);
    drawCurve(place);
    setText(number, `J = ${formatNumber(cost)}`);
    slider.name(`K = ${K}`);
    slider.set(place, `${coloursInWords(K)}, J = ${formatNumber(cost)}`);
    player.say(said);
    player.drawn(`${K}/${cost}${colour === null ? "" : `/${colour + 1}`}`);
  }

  show(place, null);
}
