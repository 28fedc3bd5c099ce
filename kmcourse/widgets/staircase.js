// The staircase: half-steps of K-means in the plane on the left, what each does to J on the right.
// Play, step, scrub; read a point; see regions; take hold of a centroid. Python's part is in staircase.py.
import { unpack } from "./arrays.js";
import { faultFinder } from "./certificates.js";
import { switchOf } from "./controls.js";
import { makeDraggable } from "./drag.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { createFaultMark, faultSentence } from "./fault_mark.js";
import { computeCost } from "./kmeans.js";
import { knownRun, referenceRun } from "./known_run.js";
import { createLegend, createPlane } from "./plane.js";
import { createPointReader } from "./point_reader.js";
import { createRegions } from "./regions.js";
import { stateBetween, unpackRun } from "./replay.js";
import { halfStepSentence, runTable, stairWords } from "./run_words.js";
import { formatNumber } from "./scales.js";
import { createStairs } from "./stairs.js";
import { lowered } from "./symbols.js";
import { createTable } from "./table.js";
import { createTimeline } from "./timeline.js";
import { fillIn } from "./words.js";

export function mount(player) {
  const { data, stage } = player;
  const { words, n, K, markers } = data;
  const X = unpack(data.X);
  const m = X.length / n;
  const costOf = (labels, centroids) => computeCost(X, labels, centroids, n);
  let run = unpackedRun(data.run, null);
  let held = null;
  let shown = { state: 0, share: 0, labels: null, centroids: run.centroids[0], cost: null };
  let turn = 0;
  let faultAt;

  const panels = htmlElement(stage, "div", { class: "km-panels" });
  const planeFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const whose = htmlElement(htmlElement(planeFigure, "figcaption"), "span");
  const plane = createPlane(planeFigure, { ...data, X }, markers);
  const regions = createRegions(plane, K);
  const markFault = createFaultMark(plane);
  const setCounts = createLegend(planeFigure, K, markers);
  const stairsFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(stairsFigure, "figcaption");
  htmlElement(caption, "span", {}, "J after every half-step");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const stairs = createStairs(stairsFigure, { words: stairWords(words), flatWords: words.flatStair });
  const timeline = createTimeline(player, { steps: run.kinds.length, name: "Half-step", draw });
  stage.append(player.sentence);
  const reader = createPointReader(stage, plane, words, {
    X,
    n,
    markers,
    quiet: () => timeline.moving() || held !== null,
    busy: () => held !== null,
    changed: () => readPoint(),
  });
  // What is drawn of more features than two is not what is near in all of them.
  if (n <= 2) switchOf(reader.row, words.regions, (on) => regions.show(on, shown.centroids));
  const notes = htmlElement(stage, "div");
  const setTable = createTable(stage, "All half-steps as a table", ["#", "half-step", "J", "change"]);

  function unpackedRun(written, labelsBefore) {
    const { flat, whose: about, notes: said } = written;
    return { ...knownRun({ ...unpackRun(written, m, labelsBefore), flat }, X, n), whose: about, notes: said };
  }

  function setRun(next) {
    run = next;
    faultAt = faultFinder(run, X, n);
    stairs.setRun(run);
    const costs = run.costs.filter((cost) => cost !== null).map(formatNumber).join(", ");
    stairs.setLabel(fillIn(words.stairs, { costs }));
    setText(whose, run.whose);
    notes.replaceChildren();
    for (const note of run.notes) htmlElement(notes, "p", { class: "km-notice" }, note);
    htmlElement(notes, "p", { class: "km-note" }, [...data.remarks, words.counted].join(" "));
    setTable(runTable(words, run));
    timeline.setSteps(run.kinds.length);
  }

  function draw(state, share) {
    held = null;
    const at = stateBetween(run, state, share, plane, costOf);
    const sentence = halfStepSentence(words, run, at);
    show(at, share > 0 ? sentence : faultSentence(words, sentence, faultAt, state, run.kinds.length));
    markFault(share > 0 ? null : faultAt(state), at.centroids);
  }

  function show(at, said) {
    shown = at;
    plane.draw(at);
    markFault(null);
    regions.draw(at.centroids);
    stairs.draw(at.state, at.share, at.cost);
    setText(number, at.cost === null ? words.noCost : fillIn(words.cost, { cost: formatNumber(at.cost) }));
    const counts = new Array(K).fill(0);
    if (at.labels) for (const label of at.labels) if (label >= 0) counts[label] += 1;
    setCounts(counts);
    readPoint();
    player.say(said);
    player.drawn(`${Number((at.state + at.share).toFixed(3))}/${at.cost ?? "none"}`);
  }

  function readPoint() {
    reader.show({ ...shown, history: [...run.labels.slice(0, shown.state), shown.labels] });
  }

  function drag(cluster, x, y) {
    if (held === null) {
      timeline.settle();
      held = { before: shown.cost };
    }
    const centroids = plane.movedTo(shown.centroids, cluster, x, y);
    const cost = shown.labels ? costOf(shown.labels, centroids) : null;
    if (cost !== null && cost > stairs.top()) stairs.setRun(run, cost);
    const fields = { cluster: lowered(cluster + 1), cost: cost && formatNumber(cost), before: held.before && formatNumber(held.before) };
    show({ ...shown, centroids, cost }, fillIn(cost === null ? words.draggedBare : words.dragged, fields));
  }

  function release() {
    if (held === null) return;
    const { labels, centroids } = shown;
    turn += 1;
    if (player.port) {
      const sent = [Float64Array.from(centroids), Int32Array.from(labels ?? [])];
      player.port.send({ type: "dragged", turn }, sent.map(({ buffer }) => buffer));
    }
    if (data.restarts === "browser") {
      const { whose: about, notes: said } = run;
      restart({ ...referenceRun(X, labels, centroids, n, data.maxIterations), whose: about, notes: said });
      return;
    }
    held = null;
    if (data.restarts === "nobody") player.say(words.handedIn);
    else player.say(player.port ? words.waiting : words.nobody);
  }

  function restart(next) {
    const { cost } = shown;
    setRun(next);
    player.say(cost === null ? words.releasedBare : fillIn(words.released, { cost: formatNumber(cost) }));
  }

  player.onMessage((message) => {
    // An answer to an earlier drag would take away what the reader has since moved.
    if (message.type !== "run" || message.turn !== turn || held !== null) return;
    plane.setFrame(message.frame);
    restart(unpackedRun(message.run, shown.labels));
  });

  plane.marks.forEach(({ handle }, cluster) =>
    makeDraggable(handle, plane.svg, {
      at: () => plane.placeOf(shown.centroids, cluster),
      to: (x, y) => drag(cluster, x, y),
      end: release,
    }),
  );
  setAttributes(plane.svg, { role: "group", "aria-label": fillIn(words.plane, { m, K }) });
  setRun(run);
}
