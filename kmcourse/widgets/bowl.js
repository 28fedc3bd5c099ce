// Slide μ along the number line, or its dot along the curve, and what is minimised is drawn where μ has been: J, the
// average of the squares, or the distances without squares. Needs no Python.
import { createCurve } from "./bowl_curve.js";
import { createDescent, hopped } from "./bowl_descent.js";
import { createBeam, createSquares, middleSign } from "./bowl_drawing.js";
import { atLowest, costAt, landmarksOf, lowestOf, MEASURES, passOver, restAt } from "./bowl_math.js";
import { BOWL_WORDS, costSentence, placeText, plainNumber, pointsText, priceSentence, sumText } from "./bowl_words.js";
import { buttonOf, choiceOf, controlRow, sliderOf } from "./controls.js";
import { makeDraggable } from "./drag.js";
import { htmlElement, setAttributes, setText } from "./elements.js";

const TRAIL_PLACES = 241;
const MOST_LETTERS_OF_A_SUM = 16;

function newJourney(span, points, own = false) {
  const landmarks = landmarksOf(points, span.mu, span);
  return { span, points, own, mu: span.mu, landmarks, legs: {}, found: {}, path: [span.mu], outside: null };
}

// Each thing that is minimised has a curve, and a trail on it, of its own.
function newLeg({ span, mu, landmarks }, entire) {
  const trail = new Uint8Array(TRAIL_PLACES);
  passOver(trail, span, mu, mu);
  return { trail, seen: landmarks.filter((mark) => mark === mu), entire };
}

export function mount(player) {
  const { choices, layout, mostLabels, mostOwn, descend } = player.data;
  const journeys = choices.map((span) => newJourney(span, span.points));
  let journey = journeys[0];
  let measure = MEASURES[0];
  const leg = () => (journey.legs[measure] ??= newLeg(journey, descend !== null));

  const panels = htmlElement(player.stage, "div", { class: "km-panels" });
  const left = htmlElement(panels, "figure", { class: "km-panel" });
  const leftCaption = htmlElement(left, "figcaption");
  const leftWords = htmlElement(leftCaption, "span");
  const muWords = htmlElement(leftCaption, "span", { class: "km-number" });
  const squares = createSquares(left, layout, mostLabels, (handle, i) => holdPoint(handle, i));
  const foundList = htmlElement(left, "ul", { class: "km-legend" });
  const right = htmlElement(panels, "figure", { class: "km-panel" });
  const rightCaption = htmlElement(right, "figcaption");
  const rightWords = htmlElement(rightCaption, "span");
  const costWords = htmlElement(rightCaption, "span", { class: "km-number" });
  const beam = createBeam(right, layout, mostLabels);
  const curve = createCurve(right, layout);

  // The sentence is the point of it all: close to the pictures.
  player.stage.append(player.sentence);
  const drawSteps = descend === null ? null : createDescent(player.stage, descend, hop, startAgain);
  const controls = controlRow(player.stage, "Bowl");
  const slider = sliderOf(controls, "Slide μ", { min: 0, max: 1, step: 1 }, slideTo);
  slider.element.style.flexBasis = "260px";
  const whole = buttonOf(controls, "", () => {
    leg().entire = !leg().entire;
    draw();
  });
  const choosing = controlRow(player.stage, "What is shown");
  choosing.style.columnGap = "32px";
  const offered = choices.map(({ points }) => (points.length > 6 ? `your ${pointsText(points)}` : pointsText(points)));
  choiceOf(choosing, "Points", descend === null ? [...offered, "your own"] : offered, choosePoints);
  const more = buttonOf(choosing, "Add a point", () => changePoints((points) => [...points, newPlace()]));
  const fewer = buttonOf(choosing, "Take one away", () => changePoints((points) => points.slice(0, -1)));
  if (descend === null) choiceOf(choosing, "Minimise", MEASURES.map((name) => BOWL_WORDS[name].offered), chooseMeasure);

  function choosePoints(place) {
    journeys[place] ??= { ...newJourney({ ...journey.span, mu: journey.mu }, [...journey.points], true) };
    journey = journeys[place];
    rebuild();
  }

  function chooseMeasure(place) {
    measure = MEASURES[place];
    rebuild();
  }

  // In the widest gap, so that a new point is seen and can be taken hold of.
  function newPlace() {
    const { span, points } = journey;
    const sorted = [span.low, ...points, span.high].sort((one, other) => one - other);
    const gaps = sorted.slice(1).map((place, i) => place - sorted[i]);
    const widest = gaps.indexOf(Math.max(...gaps));
    return restAt((sorted[widest] + sorted[widest + 1]) / 2, span, []);
  }

  function changePoints(changed) {
    const points = changed(journey.points);
    if (points.length < 1 || points.length > mostOwn) return;
    forgetWith(points);
    rebuild();
  }

  // Other points, another curve: what was found holds no longer.
  function forgetWith(points) {
    const { span, mu } = journey;
    Object.assign(journey, { ...newJourney({ ...span, mu }, points, true), span });
  }

  function holdPoint(handle, i) {
    makeDraggable(handle, squares.svg, {
      at: () => squares.at(journey.points[i]),
      to: (x) => {
        const place = restAt(squares.back(x), journey.span, []);
        forgetWith(journey.points.map((point, j) => (j === i ? place : point)));
        for (const picture of [beam, curve]) picture.setSpan({ ...journey, measure });
        draw();
      },
      end: () => {},
      keyStep: () => oneStep(squares),
    });
  }

  function rebuild() {
    const { span, own, points } = journey;
    for (const picture of [squares, beam, curve]) picture.setSpan({ ...journey, measure });
    setAttributes(slider.range, { min: span.low, max: span.high, step: span.step });
    for (const { element } of [more, fewer]) element.hidden = !own;
    setAttributes(more.element, { "aria-disabled": points.length >= mostOwn });
    setAttributes(fewer.element, { "aria-disabled": points.length <= 1 });
    const words = BOWL_WORDS[measure];
    setText(leftWords, words.left);
    setText(rightWords, words.right);
    setText(whole.element, words.whole);
    draw();
  }

  function visit(from, to) {
    const { seen } = leg();
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    for (const mark of journey.landmarks) if (mark >= low && mark <= high && !seen.includes(mark)) seen.push(mark);
  }

  function slideTo(wanted) {
    const { span, mu, landmarks } = journey;
    const next = restAt(wanted, span, landmarks);
    passOver(leg().trail, span, mu, next);
    visit(mu, next);
    Object.assign(journey, { mu: next, path: [next], outside: null });
    draw();
  }

  function hop(alpha) {
    const { points, mu, span, path, landmarks } = journey;
    const { to, outside, words } = hopped(points, mu, alpha, span);
    // The rounding of a step must not make another place of the mean.
    const next = to === null ? mu : (landmarks.find((mark) => Math.abs(mark - to) < span.step * 1e-6) ?? to);
    Object.assign(journey, { mu: next, outside, path: outside === null ? [...path, next] : path });
    visit(next, next);
    draw(words);
  }

  function startAgain() {
    const [start] = journey.path;
    Object.assign(journey, { mu: start, path: [start], outside: null });
    draw();
  }

  /** Whether the lowest has been found: each end of it, where it is more than one place. */
  function isKnown({ from, to }) {
    const { seen, entire } = leg();
    const near = (end) => seen.some((mark) => Math.abs(mark - end) < (journey.span.high - journey.span.low) / 1e7);
    return entire || (near(from) && near(to));
  }

  function drawFound() {
    squares.drawMiddles(journey.found);
    foundList.replaceChildren();
    for (const [name, place] of Object.entries(journey.found)) {
      const entry = htmlElement(foundList, "li");
      middleSign(entry, name);
      htmlElement(entry, "span", {}, BOWL_WORDS[name].found(placeText(place)));
    }
  }

  function draw(words = "") {
    const { points, mu, path } = journey;
    const cost = costAt(points, mu, measure);
    const lowest = lowestOf(points, measure);
    const known = isKnown(lowest);
    if (known) journey.found[measure] = lowest;
    const written = measure === "squares" ? `J = ${plainNumber(cost)}` : plainNumber(cost);
    const where = `μ = ${plainNumber(mu)}, ${written}`;
    const shown = { ...journey, ...leg(), measure, known };
    squares.draw(shown, where);
    drawFound();
    beam.draw(shown);
    curve.draw(shown);
    drawSteps?.(points, path);
    setText(muWords, `μ = ${plainNumber(mu)}`);
    // A long sum would not fit into its line, and what is below would jump.
    const sum = measure === "squares" && known && !atLowest(points, mu) ? sumText(points, mu) : written;
    setText(costWords, sum.length > MOST_LETTERS_OF_A_SUM ? written : sum);
    slider.set(mu, where);
    whole.set(leg().entire);
    const search = journey.own ? `The points can be dragged. ${BOWL_WORDS[measure].search}` : BOWL_WORDS[measure].search;
    const closing = known ? priceSentence(points, mu, measure) : search;
    player.say(words || `${costSentence(points, mu, measure)} ${closing}`);
    player.drawn(`${mu}/${cost}`);
  }

  function oneStep(picture) {
    const { low, step } = journey.span;
    return picture.at(low + step)[0] - picture.at(low)[0];
  }

  for (const [handle, picture] of [[squares.handle, squares], [curve.dot, curve]]) {
    makeDraggable(handle, picture.svg, {
      at: () => picture.at(journey.mu),
      to: (x) => slideTo(picture.back(x)),
      end: () => {},
      keyStep: () => oneStep(picture),
    });
  }
  rebuild();
}
