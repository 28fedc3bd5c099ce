// Many starts: where each ends, and its run replayed; a rectangle that sticks; J against K. Python's part: many_starts.py.
import { unpack } from "./arrays.js";
import { choiceOf } from "./controls.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { computeCost, costRises, costTolerance, halfSteps } from "./kmeans.js";
import { createCounts } from "./many_starts_counts.js";
import { createEnds, endingRows } from "./many_starts_ends.js";
import { createRectangle } from "./many_starts_rectangle.js";
import { createLegend, createPlane } from "./plane.js";
import { stateBetween } from "./replay.js";
import { formatNumber } from "./scales.js";
import { createTable } from "./table.js";
import { createTimeline } from "./timeline.js";
import { fillIn } from "./words.js";

export function mount(player) {
  const { data, stage } = player;
  const { n, K, place, tries, words } = data;
  const X = unpack(data.X);
  const tolerance = costTolerance(X, n);
  const costs = data.costs.map(unpack);
  const rows = data.starts.map(unpack);
  const count = costs[0].length;
  let way = 0;
  let start = data.chosen;
  let run;

  choiceOf(stage, words.views, words.viewNames, open, data.view);
  const parts = words.viewNames.map(() => htmlElement(stage, "div"));
  const panels = htmlElement(parts[0], "div", { class: "km-panels" });
  const endsFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const title = htmlElement(endsFigure, "figcaption", {}, fillIn(words.title, { count }));
  setAttributes(title, { class: "km-caption" });
  const ends = createEnds(endsFigure, { costs, place, tolerance, words }, choose);
  const planeFigure = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(planeFigure, "figcaption");
  const which = htmlElement(caption, "span");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const plane = createPlane(planeFigure, { ...data, X, fixed: true }, data.markers);
  setAttributes(plane.svg, { role: "img", "aria-label": fillIn(words.plane, { m: X.length / n, K }) });
  const setCounts = createLegend(planeFigure, K, data.markers);
  const timeline = createTimeline({ ...player, stage: parts[0] }, { steps: 0, name: "Half-step", draw });
  const rectangle = createRectangle(player, parts[1], { place, words });
  const flat = unpack(data.byCount);
  const size = tries[tries.length - 1];
  const byCount = Array.from({ length: flat.length / size }, (_, k) => Array.from(flat.subarray(k * size, (k + 1) * size)));
  const counts = createCounts(player, parts[2], { costs: byCount, tries, first: data.first, place, tolerance, words });
  const shows = [() => choose(way, start), rectangle.show, counts.show];
  stage.append(player.sentence);
  const notes = htmlElement(stage, "div");
  htmlElement(notes, "p", { class: "km-note" }, words.choose);
  createTable(notes, words.table, words.columns)(endingRows(costs, tolerance));

  function open(view) {
    timeline.pause();
    parts.forEach((part, other) => (part.hidden = other !== view));
    notes.hidden = view !== 0;
    shows[view]();
  }

  /** Shows where the run of this start ends; Play then begins it anew. */
  function choose(nextWay, nextStart) {
    [way, start] = [nextWay, nextStart];
    run = runFrom(rows[way].subarray(start * K, (start + 1) * K));
    ends.set(way, start);
    setText(which, fillIn(words.which, { number: start + 1, way: words.inWords[way] }));
    timeline.setSteps(run.kinds.length);
    timeline.go(run.kinds.length);
  }

  function runFrom(picked) {
    const centroids = Float64Array.from([...picked].flatMap((row) => [...X.subarray(row * n, (row + 1) * n)]));
    const steps = halfSteps(X, centroids, n);
    return {
      kinds: steps.map(({ kind }) => kind),
      labels: [null, ...steps.map(({ labels }) => labels)],
      centroids: [centroids, ...steps.map((step) => step.centroids)],
      costs: [null, ...steps.map(({ cost }) => cost)],
    };
  }

  function draw(state, share) {
    if (!run || state > run.kinds.length) return;
    const at = stateBetween(run, state, share, plane, (labels, centroids) => computeCost(X, labels, centroids, n));
    plane.draw(at);
    const sizes = new Array(K).fill(0);
    if (at.labels) for (const label of at.labels) if (label >= 0) sizes[label] += 1;
    setCounts(sizes);
    ends.draw(at.cost, state === run.kinds.length);
    setText(number, at.cost === null ? words.noCost : fillIn(words.cost, { cost: formatNumber(at.cost) }));
    player.say(sentence(at));
    player.drawn(`${Number((state + share).toFixed(3))}/${at.cost ?? "none"}/${way} ${start + 1}`);
  }

  function sentence({ state, share, cost }) {
    const steps = run.kinds.length;
    if (state === 0 && share === 0) return fillIn(words.begin, { number: start + 1, K });
    const step = share > 0 ? state + 1 : state;
    const fields = { number: start + 1, step, kind: run.kinds[step - 1], steps, cost: cost === null ? "" : formatNumber(cost) };
    if (state < steps) return cost === null ? fillIn(words.goingBare, fields) : fillIn(words.going, fields);
    const higher = costRises(ends.lowest, cost, tolerance);
    return higher ? fillIn(words.higher, { ...fields, lowest: formatNumber(ends.lowest) }) : fillIn(words.lowest, fields);
  }

  open(data.view);
}
