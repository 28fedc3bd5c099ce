// Slide μ along the number line, or its dot along the bowl, and J(μ) is drawn where μ has been. Needs no Python.
import { createBeam, createCurve, createSquares } from "./bowl_drawing.js";
import { atBottom, costAt, costSentence, passOver, plainNumber, priceSentence, restAt } from "./bowl_math.js";
import { buttonOf, choiceOf, controlRow, sliderOf } from "./controls.js";
import { makeDraggable } from "./drag.js";
import { htmlElement, setAttributes, setText } from "./elements.js";

const TRAIL_PLACES = 241;

function newJourney(span) {
  const journey = { span, mu: span.mu, trail: new Uint8Array(TRAIL_PLACES), wholeShown: false };
  passOver(journey.trail, span, span.mu, span.mu);
  return { ...journey, seen: [span.mu] };
}

function pointsInWords(points) {
  if (points.length > 6) return `your ${points.length} points`;
  const written = points.map(plainNumber);
  return [written.slice(0, -1).join(", "), written[written.length - 1]].filter(Boolean).join(" and ");
}

export function mount(player) {
  const { choices, layout, mostLabels } = player.data;
  const journeys = choices.map(newJourney);
  let journey = journeys[0];

  const panels = htmlElement(player.stage, "div", { class: "km-panels" });
  const left = htmlElement(panels, "figure", { class: "km-panel" });
  const leftCaption = htmlElement(left, "figcaption", {}, "A square on each distance to μ");
  const muWords = htmlElement(leftCaption, "span", { class: "km-number" });
  const squares = createSquares(left, layout, mostLabels);
  const right = htmlElement(panels, "figure", { class: "km-panel" });
  const rightCaption = htmlElement(right, "figcaption", {}, "Their average is J");
  const costWords = htmlElement(rightCaption, "span", { class: "km-number" });
  const beam = createBeam(right, layout, mostLabels);
  const curve = createCurve(right, layout);

  // The sentence is the point of it all: close to the pictures.
  player.stage.append(player.sentence);
  const controls = controlRow(player.stage, "Bowl");
  const slider = sliderOf(controls, "Slide μ", { min: 0, max: 1, step: 1 }, slideTo);
  slider.element.style.flexBasis = "260px";
  const whole = buttonOf(controls, "Show the whole bowl", () => {
    journey.wholeShown = !journey.wholeShown;
    draw();
  });
  const offered = choices.map(({ points }) => pointsInWords(points));
  choiceOf(controls, "Points", offered, choose);

  function choose(place) {
    journey = journeys[place];
    const { span } = journey;
    for (const picture of [squares, beam, curve]) picture.setSpan(span);
    setAttributes(slider.range, { min: span.low, max: span.high, step: span.step });
    draw();
  }

  function slideTo(wanted) {
    const { span, mu, trail, seen } = journey;
    const next = restAt(wanted, span);
    passOver(trail, span, mu, next);
    const [from, to] = [Math.min(mu, next), Math.max(mu, next)];
    for (const mark of span.landmarks) if (mark >= from && mark <= to && !seen.includes(mark)) seen.push(mark);
    journey.mu = next;
    draw();
  }

  function draw() {
    const { span, mu, wholeShown, seen } = journey;
    const cost = costAt(span.points, mu);
    const known = wholeShown || seen.some((mark) => atBottom(span.points, mark));
    const where = `μ = ${plainNumber(mu)}, J = ${plainNumber(cost)}`;
    squares.draw(mu, where);
    beam.draw(mu);
    curve.draw(mu, { ...journey, known });
    setText(muWords, `μ = ${plainNumber(mu)}`);
    setText(costWords, `J = ${plainNumber(cost)}`);
    slider.set(mu, where);
    whole.set(wholeShown);
    const closing = known ? priceSentence(span.points, mu) : "Slide μ and look for the lowest J.";
    player.say(`${costSentence(span.points, mu)} ${closing}`);
    player.drawn(`${mu}/${cost}`);
  }

  for (const [handle, picture] of [[squares.handle, squares], [curve.dot, curve]]) {
    makeDraggable(handle, picture.svg, {
      at: () => picture.at(journey.mu),
      to: (x) => slideTo(picture.back(x)),
      end: () => {},
      keyStep: () => picture.at(journey.span.low + journey.span.step)[0] - picture.at(journey.span.low)[0],
    });
  }
  choose(0);
}
