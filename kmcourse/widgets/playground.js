// The playground: add, drag and delete points and centroids, and let K-means run on them. Needs no Python.
import { unpack } from "./arrays.js";
import { buttonOf, choiceOf, controlRow, sliderOf, switchOf } from "./controls.js";
import { makeDraggable, placeInPicture } from "./drag.js";
import { htmlElement, listen, setAttributes, setText, svgElement } from "./elements.js";
import { computeCost } from "./kmeans.js";
import { referenceRun } from "./known_run.js";
import { createLegend, createPlane } from "./plane.js";
import { centroidAdded, centroidDeleted, otherStart, pointAdded, pointDeleted, withCount } from "./playground_edits.js";
import { createRegions } from "./regions.js";
import { stateBetween } from "./replay.js";
import { halfStepSentence, stairWords } from "./run_words.js";
import { formatNumber } from "./scales.js";
import { createStairs } from "./stairs.js";
import { lowered, raised } from "./symbols.js";
import { createTimeline } from "./timeline.js";
import { fillIn } from "./words.js";

const REACH_OF_A_CLICK = 18;
const isDelete = ({ key }) => key === "Delete" || key === "Backspace";

export function mount(player) {
  const { data, stage, markers } = player;
  const { words, most, mostK } = data;
  const presets = data.presets.map(({ name, X, centroids, frame }) => ({ name, frame, X: unpack(X), centroids: unpack(centroids) }));
  const undoable = [];
  let scene = presets[0];
  let tool = 0;
  let cursor = [216, 150];
  let held = null;
  let carried = null;
  let regionsOn = false;
  let justDragged = false;
  let run, plane, regions, setCounts, cursorMark;
  let shown = { centroids: scene.centroids };

  const panels = htmlElement(stage, "div", { class: "km-panels" });
  const planeFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const planeCaption = htmlElement(planeFigure, "figcaption", {}, words.title);
  const stairsFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(stairsFigure, "figcaption");
  htmlElement(caption, "span", {}, "J after every half-step");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const stairs = createStairs(stairsFigure, { words: stairWords(words), flatWords: words.flatStair });
  const timeline = createTimeline(player, { steps: 0, name: "Half-step", draw });
  stage.append(player.sentence);
  const edits = controlRow(stage, "Points and centroids");
  choiceOf(edits, words.tools, words.toolNames, (place) => {
    tool = place;
    setAttributes(planeFigure, { class: tool ? "km-panel km-aim" : "km-panel" });
  });
  buttonOf(edits, words.undo, undo);
  const settings = controlRow(stage, "What K-means runs on");
  const presetLabel = htmlElement(settings, "label", {}, words.presets);
  const preset = htmlElement(presetLabel, "select");
  for (const { name } of presets) htmlElement(preset, "option", {}, name);
  listen(preset, "change", () => change(presets[preset.selectedIndex]));
  const count = sliderOf(settings, "", { min: 1, max: mostK, step: 1 }, (K) => change(withCount(now(), K)));
  buttonOf(settings, words.restart, () => change(otherStart(now(), Math.random), words.started));
  switchOf(settings, words.regions, (on) => {
    regionsOn = on;
    regions.show(on, shown.centroids);
  });
  htmlElement(stage, "p", { class: "km-note" }, `${words.help} ${words.counted}`);

  const tell = (sentence, fields) => player.say(fillIn(sentence, fields));
  const costOf = (labels, centroids) => computeCost(scene.X, labels, centroids, 2);
  /** The scene with the centroids as they are shown: where an edit begins. */
  const now = () => ({ ...scene, X: Float64Array.from(scene.X), centroids: Float64Array.from(shown.centroids) });

  function build() {
    const handles = plane ? [cursorMark, ...plane.marks.map(({ handle }) => handle)] : [];
    const focused = handles.indexOf(document.activeElement);
    planeFigure.replaceChildren(planeCaption);
    const K = scene.centroids.length / 2;
    plane = createPlane(planeFigure, { X: scene.X, n: 2, K, frame: scene.frame }, markers);
    regions = createRegions(plane, K);
    regions.show(regionsOn, scene.centroids);
    setCounts = createLegend(planeFigure, K, markers);
    plane.marks.forEach(({ handle }, cluster) => {
      const fields = { cluster: lowered(cluster + 1) };
      const to = (x, y) => {
        hold();
        showHeld(plane.movedTo(shown.centroids, cluster, x, y), words.dragged, words.draggedBare, fields);
      };
      makeDraggable(handle, plane.svg, { at: () => plane.placeOf(shown.centroids, cluster), to, end: release });
      listen(handle, "keydown", (event) => isDelete(event) && deleteCentroid(cluster));
    });
    createCursor();
    // Keys pressed on what is gone would reach the notebook.
    const next = focused > 0 ? plane.marks[Math.min(focused, K) - 1].handle : cursorMark;
    if (focused >= 0) next.focus({ preventScroll: true });
    listen(plane.svg, "pointerdown", grabPoint);
    listen(plane.svg, "click", (event) => {
      if (!justDragged && event.detail) actAt(placeInPicture(plane.svg, event));
    });
  }

  function createCursor() {
    cursorMark = svgElement(plane.svg, "g", { class: "km-handle km-cursor", tabindex: 0, role: "button", "aria-label": words.cursor });
    svgElement(cursorMark, "path", { class: "km-level", d: "M-14,0h28M0,-14v28" });
    svgElement(cursorMark, "circle", { class: "km-ring", r: 9 });
    moveCursor(...cursor);
    makeDraggable(cursorMark, plane.svg, { at: () => cursor, to: moveCursor, end: () => {}, keyStep: () => 6 });
    listen(cursorMark, "keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (isDelete(event)) deleteAt(cursor);
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      actAt(cursor);
      if (tool === 0) carry();
    });
  }

  function moveCursor(x, y) {
    const [dataX, dataY] = valueAt([x, y]);
    cursor = plane.placeOf(Float64Array.of(dataX, dataY), 0);
    setAttributes(cursorMark, { transform: `translate(${cursor})` });
    if (carried !== null) movePoint(carried, cursor);
  }

  function carry() {
    if (carried !== null) {
      carried = null;
      release();
      return;
    }
    carried = nearest(plane.places(), cursor);
    tell(carried === null ? words.nothingNear : words.picked, { i: raised(carried + 1) });
  }

  const valueAt = ([x, y]) => plane.movedTo(Float64Array.of(0, 0), 0, x, y);

  const nearest = (places, [x, y]) => {
    const distances = places.map(([u, v]) => Math.hypot(u - x, v - y));
    const least = Math.min(...distances);
    return least < REACH_OF_A_CLICK ? distances.indexOf(least) : null;
  };

  /** What a click does, but for moving, which is no click. */
  function actAt(place) {
    const at = valueAt(place);
    const fields = { at: `(${[...at].map(formatNumber).join(", ")})`, m: run.m + 1, K: plane.marks.length + 1 };
    if ((tool === 1 && fields.m > most) || (tool === 2 && fields.K > mostK)) tell(words.most, data);
    else if (tool === 1) change(pointAdded(now(), ...at), words.pointAdded, fields);
    else if (tool === 2) change(centroidAdded(now(), ...at), words.centroidAdded, fields);
    else if (tool === 3) deleteAt(place);
  }

  function deleteAt(place) {
    const centroid = nearest(plane.marks.map((_, cluster) => plane.placeOf(shown.centroids, cluster)), place);
    const point = nearest(plane.places(), place);
    if (centroid !== null) deleteCentroid(centroid);
    else if (point === null) tell(words.nothingNear);
    else if (run.m === 1) tell(words.fewest);
    else change(pointDeleted(now(), point), words.pointDeleted, { m: run.m - 1 });
  }

  function deleteCentroid(cluster) {
    const K = plane.marks.length - 1;
    if (K === 0) tell(words.fewest);
    else change(centroidDeleted(now(), cluster), words.centroidDeleted, { K });
  }

  function grabPoint(event) {
    justDragged = false;
    const near = tool === 0 && event.button === 0 && !event.target.closest(".km-handle") ? plane.pointNear(event) : null;
    if (near === null) return;
    const { svg } = plane;
    const follow = (moved) => movePoint(near, placeInPicture(svg, moved));
    svg.setPointerCapture(event.pointerId);
    listen(svg, "pointermove", follow);
    const letGo = () => {
      svg.removeEventListener("pointermove", follow);
      release();
    };
    listen(svg, "lostpointercapture", letGo, { once: true });
  }

  function movePoint(i, place) {
    hold();
    scene.X.set(valueAt(place), 2 * i);
    plane.setFrame(scene.frame);
    showHeld(shown.centroids, words.pointHeld, words.pointHeldBare, { i: raised(i + 1) });
  }

  function hold() {
    justDragged = true;
    if (held) return;
    timeline.settle();
    held = { before: shown.cost, scene: now() };
  }

  /** While something is held c stays, and J is that of what is shown. */
  function showHeld(centroids, sentence, bare, fields) {
    const cost = shown.labels ? costOf(shown.labels, centroids) : null;
    if (cost !== null && cost > stairs.top()) stairs.setRun(run, cost);
    show({ ...shown, centroids, cost });
    const numbers = { ...fields, cost: cost && formatNumber(cost), before: cost && formatNumber(held.before) };
    tell(cost === null ? bare : sentence, numbers);
  }

  function release() {
    if (held === null) return;
    undoable.push(held.scene);
    const { labels, centroids, cost } = shown;
    adopt({ ...scene, centroids: Float64Array.from(centroids) }, labels);
    tell(cost === null ? words.releasedBare : words.released, { cost: cost && formatNumber(cost) });
  }

  function change(next, sentence = words.releasedBare, fields = {}) {
    undoable.push(now());
    adopt(next, null);
    tell(sentence, fields);
  }

  function undo() {
    const before = undoable.pop();
    if (before) adopt(before, null);
    tell(before ? words.undone : words.nothingToUndo);
  }

  function adopt(next, labels) {
    held = null;
    const before = scene;
    scene = { ...next, X: Float64Array.from(next.X) };
    const K = scene.centroids.length / 2;
    if (plane?.marks.length === K && before.X.length === scene.X.length) {
      before.X.set(scene.X);
      scene.X = before.X;
      plane.setFrame(scene.frame);
    } else build();
    run = referenceRun(scene.X, labels, Float64Array.from(scene.centroids), 2, 100);
    stairs.setRun(run);
    const counted = fillIn(words.count, { K });
    count.set(K, counted);
    count.name(counted);
    setAttributes(plane.svg, { role: "group", "aria-label": fillIn(words.plane, { m: run.m, K }) });
    stairs.setLabel(fillIn(words.stairs, { costs: run.costs.filter((cost) => cost !== null).map(formatNumber).join(", ") }));
    timeline.setSteps(run.kinds.length);
  }

  function draw(state, share) {
    held = null;
    if (!run) return;
    const at = stateBetween(run, state, share, plane, costOf);
    show(at);
    player.say(halfStepSentence(words, run, at));
  }

  function show(at) {
    shown = at;
    plane.draw(at);
    regions.draw(at.centroids);
    stairs.draw(at.state, at.share, at.cost);
    setText(number, at.cost === null ? words.noCost : fillIn(words.cost, { cost: formatNumber(at.cost) }));
    const counts = new Array(at.centroids.length / 2).fill(0);
    if (at.labels) for (const label of at.labels) if (label >= 0) counts[label] += 1;
    setCounts(counts);
    player.drawn(`${Number((at.state + at.share).toFixed(3))}/${at.cost ?? "none"}`);
  }

  adopt(scene, null);
}
