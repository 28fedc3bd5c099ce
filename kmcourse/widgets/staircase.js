// The staircase: half-steps of K-means in the plane on the left, what each does to J on the right.
// Play, step, scrub; read a point's term; take hold of a centroid. Python's part is in staircase.py.
import { unpack } from "./arrays.js";
import { makeDraggable } from "./drag.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { computeCost, costRises, costTolerance, halfSteps, sameCost, termOf } from "./kmeans.js";
import { createLegend, createPlane } from "./plane.js";
import { stateBetween, unpackRun } from "./replay.js";
import { formatNumber } from "./scales.js";
import { staircaseWords } from "./staircase_words.js";
import { createStairs } from "./stairs.js";
import { lowered } from "./symbols.js";
import { createTable } from "./table.js";
import { createTimeline } from "./timeline.js";

export function mount(player) {
  const { data, stage } = player;
  const words = staircaseWords;
  const X = unpack(data.X);
  const { n, K } = data;
  const m = X.length / n;
  const tolerance = costTolerance(X, n);
  let run = unpackedRun(data.run, null);
  let held = null;
  let shown = { state: 0, share: 0, labels: null, centroids: run.centroids[0], cost: null };
  let chosen = null;
  let turn = 0;

  const panels = htmlElement(stage, "div", { class: "km-panels" });
  const planeFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const whose = htmlElement(htmlElement(planeFigure, "figcaption"), "span");
  const plane = createPlane(planeFigure, { ...data, X }, data.markers);
  const setCounts = createLegend(planeFigure, K, data.markers);
  const stairsFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(stairsFigure, "figcaption");
  htmlElement(caption, "span", {}, "J after every half-step");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const stairs = createStairs(stairsFigure, { words: stairWords, flatWords: words.flatStair });
  const timeline = createTimeline(player, { steps: run.kinds.length, name: "Half-step", draw });
  stage.append(player.sentence);
  const pointRow = htmlElement(stage, "div", { class: "km-point" });
  const pointLabel = htmlElement(pointRow, "label", {}, "Point ");
  const pointInput = htmlElement(pointLabel, "input", { type: "number", min: 1, max: m, step: 1 });
  const pointText = htmlElement(pointRow, "output");
  const notes = htmlElement(stage, "div");
  const setTable = createTable(stage, "All half-steps as a table", ["#", "half-step", "J", "change"]);

  function unpackedRun(written, labelsBefore) {
    const { flat, whose: about, notes: said } = written;
    return withStart({ ...unpackRun(written, m, labelsBefore), flat, whose: about, notes: said });
  }

  function referenceRun(labelsBefore, centroids) {
    const steps = halfSteps(X, centroids, n, data.maxIterations);
    const costs = steps.map(({ cost }) => cost);
    return withStart({
      kinds: steps.map(({ kind }) => kind),
      flat: costs.length > 3 && sameCost(costs[costs.length - 3], costs[costs.length - 1], tolerance),
      whose: run.whose,
      notes: run.notes,
      labels: [labelsBefore, ...steps.map(({ labels }) => labels)],
      centroids: [centroids, ...steps.map((step) => step.centroids)],
      costs: [null, ...costs],
    });
  }

  // Centroids moved by hand keep the labels they had: J is known before the first half-step.
  function withStart(made) {
    if (made.labels[0]) made.costs[0] = computeCost(X, made.labels[0], made.centroids[0], n);
    return { ...made, tolerance };
  }

  function setRun(next) {
    run = next;
    stairs.setRun(run);
    stairs.setLabel(words.stairs({ costs: run.costs.filter((cost) => cost !== null).map(formatNumber).join(", ") }));
    setText(whose, run.whose);
    notes.replaceChildren();
    for (const note of run.notes) htmlElement(notes, "p", { class: "km-notice" }, note);
    htmlElement(notes, "p", { class: "km-note" }, [...data.remarks, words.counted].join(" "));
    setTable(run.costs.map((cost, state) => tableRow(cost, state)).filter((row) => row));
    timeline.setSteps(run.kinds.length);
  }

  function draw(state, share) {
    held = null;
    const at = stateBetween(run, state, share, plane, (labels, centroids) => computeCost(X, labels, centroids, n));
    show(at, sentence(at));
  }

  function show(at, said) {
    shown = at;
    plane.draw(at);
    stairs.draw(at.state, at.share, at.cost);
    setText(number, at.cost === null ? words.noCost : words.cost({ cost: formatNumber(at.cost) }));
    showCounts(at.labels);
    showPoint(chosen);
    player.say(said);
    player.drawn(`${Number((at.state + at.share).toFixed(3))}/${at.cost ?? "none"}`);
  }

  function showCounts(labels) {
    const counts = new Array(K).fill(0);
    if (labels) for (const label of labels) if (label >= 0) counts[label] += 1;
    setCounts(counts);
  }

  function sentence({ state, share, cost }) {
    const now = cost === null ? "" : formatNumber(cost);
    if (share > 0) {
      const fields = { step: state + 1, cost: now };
      return cost === null ? words.firstGoing() : words.going[run.kinds[state]](fields);
    }
    if (state === 0) return cost === null ? words.start({ K, m }) : words.byHand({ cost: now });
    const before = run.costs[state - 1];
    const kind = run.kinds[state - 1];
    if (before === null) return words.first({ cost: now });
    const fields = { step: state, before: formatNumber(before), cost: now, change: formatNumber(Math.abs(before - cost)) };
    if (costRises(before, cost, tolerance)) return words.rose[kind](fields);
    if (state === run.kinds.length) return lastSentence(fields);
    if (sameCost(before, cost, tolerance)) return words.same({ ...fields, kind });
    return words.fell[kind]({ ...fields, moved: changedPoints(run.labels[state - 1], run.labels[state]) });
  }

  function lastSentence(fields) {
    const rise = run.costs.findIndex(
      (cost, state) => state > 0 && run.costs[state - 1] !== null && costRises(run.costs[state - 1], cost, tolerance),
    );
    const end = run.flat ? "flat" : "notFlat";
    if (rise < 0) return words.ended[end](fields);
    const change = formatNumber(run.costs[rise] - run.costs[rise - 1]);
    return words.endedAfterRise[end]({ ...fields, rise, change });
  }

  function stairWords(kind, saved) {
    const change = formatNumber(Math.abs(saved));
    return saved < 0 ? words.risen({ kind, change }) : words.stair({ kind, change });
  }

  function tableRow(cost, state) {
    if (cost === null) return null;
    const name = state === 0 ? words.rowByHand : run.kinds[state - 1];
    const before = state === 0 ? null : run.costs[state - 1];
    if (before === null) return [state, name, formatNumber(cost), words.rowChange.first];
    const change = formatNumber(Math.abs(before - cost));
    const way = costRises(before, cost, tolerance) ? "rose" : sameCost(before, cost, tolerance) ? "same" : "fell";
    return [state, name, formatNumber(cost), words.rowChange[way]({ change })];
  }

  function showPoint(i) {
    const { labels, centroids } = shown;
    setAttributes(pointText, { "aria-live": timeline.moving() || held !== null ? "off" : "polite" });
    if (i === null) {
      plane.choose(null);
      setText(pointText, words.noPoint);
      return;
    }
    const cluster = labels && labels[i] >= 0 ? labels[i] : null;
    plane.choose(i, shown.swings?.get(i) ?? (cluster === null ? null : plane.placeOf(centroids, cluster)));
    const at = words.where(plane.coordinates(X, i));
    const fields = cluster === null ? null : { cluster: cluster + 1, centroid: words.where(plane.coordinates(centroids, cluster)) };
    const term = fields && formatNumber(termOf(X, labels, centroids, n, i));
    setText(pointText, fields ? words.point({ i: i + 1, at, ...fields, term, m }) : words.pointBare({ i: i + 1, at }));
  }

  function choosePoint(i) {
    chosen = i;
    showPoint(i);
  }

  function drag(cluster, x, y) {
    if (held === null) {
      timeline.settle();
      held = { before: shown.cost };
    }
    const centroids = plane.movedTo(shown.centroids, cluster, x, y);
    const cost = shown.labels ? computeCost(X, shown.labels, centroids, n) : null;
    if (cost !== null && cost > stairs.top()) stairs.setRun(run, cost);
    const { before } = held;
    const fields = { cluster: lowered(cluster + 1) };
    const numbers = cost === null ? null : { before: formatNumber(before), cost: formatNumber(cost) };
    show({ ...shown, centroids, cost }, numbers ? words.dragged({ ...fields, ...numbers }) : words.draggedBare(fields));
  }

  function release() {
    if (held === null) return;
    const { labels, centroids, cost } = shown;
    turn += 1;
    if (player.port) {
      const sent = [Float64Array.from(centroids), Int32Array.from(labels ?? [])];
      player.port.send({ type: "dragged", turn }, sent.map(({ buffer }) => buffer));
    }
    if (data.restarts === "browser") {
      setRun(referenceRun(labels, centroids));
      player.say(cost === null ? words.releasedBare() : words.released({ cost: formatNumber(cost) }));
      return;
    }
    held = null;
    if (data.restarts === "nobody") player.say(words.handedIn());
    else player.say(player.port ? words.waiting() : words.nobody());
  }

  player.onMessage((message) => {
    // An answer to an earlier drag would take away what the reader has since moved.
    if (message.type !== "run" || message.turn !== turn || held !== null) return;
    plane.setFrame(message.frame);
    setRun(unpackedRun(message.run, shown.labels));
    if (shown.cost !== null) player.say(words.released({ cost: formatNumber(shown.cost) }));
  });

  plane.marks.forEach(({ handle }, cluster) =>
    makeDraggable(handle, plane.svg, {
      at: () => plane.placeOf(shown.centroids, cluster),
      to: (x, y) => drag(cluster, x, y),
      end: release,
    }),
  );
  plane.svg.addEventListener("pointermove", (event) => {
    if (held !== null) return;
    const near = plane.pointNear(event);
    if (near === null || near === chosen) return;
    pointInput.value = String(near + 1);
    choosePoint(near);
  });
  pointInput.addEventListener("input", () => {
    const typed = Number(pointInput.value) - 1;
    choosePoint(Number.isInteger(typed) && typed >= 0 && typed < m ? typed : null);
  });
  setAttributes(plane.svg, { role: "group", "aria-label": words.plane({ m, K }) });
  setRun(run);
}

function changedPoints(before, after) {
  let changed = 0;
  for (let i = 0; i < after.length; i += 1) if (!before || before[i] !== after[i]) changed += 1;
  return changed;
}
