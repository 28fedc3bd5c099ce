// The zoo: a curve of J, a diagnosis, and only then the program that made it, replayed. Python's part is in zoo.py.
import { unpack } from "./arrays.js";
import { buttonOf, choiceOf, controlRow } from "./controls.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { costRises, sameCost } from "./kmeans.js";
import { createLegend, createPlane } from "./plane.js";
import { stateBetween, unpackRun } from "./replay.js";
import { formatNumber } from "./scales.js";
import { createStairs } from "./stairs.js";
import { createTimeline } from "./timeline.js";
import { createStrip } from "./zoo_strip.js";
import { DIAGNOSES, tallyOf, verdictOf, zooWords } from "./zoo_words.js";

export function mount(player) {
  const { stage } = player;
  const { points, curves } = player.data;
  const words = zooWords;
  const count = curves.length;
  const answers = curves.map(() => null);
  let place = 0;
  let run, plane, setCounts, chosen;

  htmlElement(stage, "p", { class: "km-note" }, words.reading);
  const strip = createStrip(stage, curves, show);
  const panels = htmlElement(stage, "div", { class: "km-panels" });
  const curveFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(curveFigure, "figcaption");
  const title = htmlElement(caption, "span");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const stairs = createStairs(curveFigure, { words: stairWords, flatWords: words.flat });
  const asking = htmlElement(panels, "div", { class: "km-panel" });
  const ask = choiceOf(htmlElement(asking, "div", { class: "km-ask" }), words.ask, words.choices, choose, null);
  const asked = controlRow(ask.element, words.ask);
  const commit = htmlElement(asked, "button", { type: "submit", class: "km-main" }, words.diagnose);
  buttonOf(asked, words.skip, () => answer("skipped"));
  ask.element.addEventListener("submit", () => (chosen === null ? player.say(words.unchosen) : answer(DIAGNOSES[chosen])));
  const planeFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const told = htmlElement(stage, "div", { class: "km-told" });
  const head = htmlElement(told, "div", { class: "km-controls" });
  const verdict = htmlElement(head, "strong");
  const onward = buttonOf(head, words.next, goOn).element;
  const what = htmlElement(told, "div");
  const proof = htmlElement(told, "div", { class: "km-controls" });
  const found = htmlElement(proof, "span");
  const where = buttonOf(proof, "", goWhereItIsWrong).element;
  const timeline = createTimeline({ ...player, stage: told }, { steps: 0, name: "Half-step", draw });
  stage.append(player.sentence);
  const tally = htmlElement(stage, "p", { class: "km-note" });
  htmlElement(stage, "p", { class: "km-note" }, words.counted);

  function show(next, focus = false) {
    timeline.pause();
    place = next;
    const curve = curves[place];
    const { X, n, markers } = points[curve.points];
    const numbers = unpack(X);
    run = { ...unpackRun(curve.run, numbers.length / n), flat: curve.run.flat, tolerance: curve.tolerance };
    planeFigure.replaceChildren();
    const figcaption = htmlElement(planeFigure, "figcaption", {}, curve.name);
    plane = createPlane(planeFigure, { ...curve, X: numbers, n, fixed: true }, markers);
    setAttributes(plane.svg, { role: "img", "aria-label": words.plane({ m: numbers.length / n, K: curve.K }) });
    setCounts = createLegend(planeFigure, curve.K, markers);
    setAttributes(figcaption, { class: "km-caption" });
    stairs.setRun(run);
    stairs.setLabel(words.stairs({ costs: curve.run.costs.map(formatNumber).join(", ") }));
    setText(title, words.title({ number: place + 1, count }));
    strip.set(place);
    chosen = null;
    ask.set(null);
    setAttributes(commit, { "aria-disabled": true });
    const known = answers[place] !== null;
    for (const element of [planeFigure, told]) element.hidden = !known;
    asking.hidden = known;
    if (known) tell();
    else {
      const last = formatNumber(run.costs[run.kinds.length]);
      player.say(words.asked({ number: place + 1, steps: run.kinds.length, last }));
      drawCurve(run.kinds.length, 0, run.costs[run.kinds.length]);
    }
    showTally();
    if (focus) (known ? onward : ask.radios[0]).focus({ preventScroll: true });
  }

  function choose(next) {
    chosen = next;
    setAttributes(commit, { "aria-disabled": false });
  }

  function answer(said) {
    answers[place] = said;
    // The form goes away with the focus in it: the next key must find something of ours.
    show(place, true);
    if (player.reduced()) timeline.go(run.kinds.length);
    else timeline.play();
  }

  const sortOf = (said, at) => (said === "skipped" ? said : said === null ? "open" : verdictOf(said, curves[at]));

  function tell() {
    const { diagnosis, did, line, instead, step } = curves[place];
    setText(verdict, words.verdict[sortOf(answers[place], place)]({ was: words.was[diagnosis] }));
    what.replaceChildren();
    htmlElement(what, "p", {}, did);
    if (line) {
      const code = htmlElement(what, "div", { class: "km-code" });
      const rows = instead ? [[words.wrote, line], [words.instead, instead]] : [[words.added, line]];
      for (const [name, source] of rows) {
        htmlElement(code, "span", {}, name);
        htmlElement(code, "code", { class: "km-line" }, source);
      }
    }
    setText(found, curves[place].found);
    // Spoken with the button that gets the focus.
    setAttributes(onward, { "aria-description": `${verdict.textContent} ${did}` });
    where.hidden = step === 0;
    setText(where, words.where({ step }));
    timeline.setSteps(run.kinds.length);
    timeline.go(run.kinds.length);
  }

  function showTally() {
    answers.forEach((said, at) => strip.mark(at, sortOf(said, at)));
    const counts = tallyOf(answers, curves);
    setText(tally, counts.open === count ? words.untouched({ count }) : words.tally({ ...counts, count }));
    setText(onward, counts.open ? words.next : words.anew);
  }

  function goOn() {
    if (answers.every((said) => said !== null)) {
      answers.fill(null);
      show(0, true);
      return;
    }
    let next = place;
    while (answers[next] !== null) next = (next + 1) % count;
    show(next, true);
  }

  function goWhereItIsWrong() {
    timeline.go(curves[place].step);
    mark();
  }

  // What shows the fault is ringed only while the half-step of the fault is shown.
  function mark(state = timeline.position()) {
    const { step, point, centroid } = curves[place];
    const there = state === step;
    plane.choose(there && point >= 0 ? point : null, there && point >= 0 ? plane.placeOf(run.centroids[step], run.labels[step][point]) : null);
    plane.marks.forEach(({ handle }, k) => setAttributes(handle, { "data-wrong": there && k === centroid }));
  }

  function draw(state, share) {
    if (!run || state > run.kinds.length) return;
    // J between two notes is nobody's: the dot goes straight from one to the other.
    const [from, to] = [run.costs[state], run.costs[state + 1]];
    const at = stateBetween(run, state, share, plane, () => from + (to - from) * share);
    plane.draw(at);
    const counts = new Array(plane.marks.length).fill(0);
    if (at.labels) for (const label of at.labels) if (label >= 0) counts[label] += 1;
    setCounts(counts);
    mark(share ? -1 : state);
    drawCurve(state, share, at.cost);
    player.say(share ? words.going({ step: state + 1, kind: run.kinds[state] }) : sentence(state));
  }

  function drawCurve(state, share, cost) {
    stairs.draw(state, share, cost);
    setText(number, cost === null ? words.noCost : words.last({ cost: formatNumber(cost) }));
    const stageName = answers[place] === null ? "asked" : "told";
    player.drawn(`${Number((state + share).toFixed(3))}/${cost ?? "none"}/${place + 1} ${stageName}`);
  }

  function sentence(state) {
    if (state === 0) return words.start({ count: run.kinds.length });
    const [before, after] = [run.costs[state - 1], run.costs[state]];
    const fields = { step: state, kind: run.kinds[state - 1], cost: formatNumber(after) };
    if (before === null) return words.step.first(fields);
    const change = formatNumber(Math.abs(after - before));
    const way = costRises(before, after, run.tolerance) ? "rose" : sameCost(before, after, run.tolerance) ? "same" : "fell";
    return words.step[way]({ ...fields, change });
  }

  function stairWords(kind, saved) {
    const change = formatNumber(Math.abs(saved));
    return saved < 0 ? words.risen({ kind, change }) : words.stair({ kind, change });
  }

  show(0);
}
