// Runs side by side and in step: a plane each, and J of all of them after every half-step. Needs no Python.
import { unpack } from "./arrays.js";
import { createCostRace } from "./cost_race.js";
import { htmlElement, setAttributes, setText } from "./elements.js";
import { computeCost } from "./kmeans.js";
import { createPlane } from "./plane.js";
import { stateBetween, unpackRun } from "./replay.js";
import { formatNumber } from "./scales.js";
import { createTimeline } from "./timeline.js";

export function mount(player) {
  const { data, stage } = player;
  const { n } = data;
  const X = unpack(data.X);
  const m = X.length / n;
  const panels = htmlElement(stage, "div", { class: "km-panels km-lanes" });
  const lanes = data.runs.map(createLane);
  const steps = Math.max(...lanes.map(({ last }) => last));

  const timeline = createTimeline(player, { steps, name: "Half-step", draw });
  const below = htmlElement(stage, "div", { class: "km-panels" });
  const chartFigure = htmlElement(below, "figure", { class: "km-panel" });
  htmlElement(htmlElement(chartFigure, "figcaption"), "span", {}, "J after every half-step");
  const race = createCostRace(chartFigure, lanes.map(({ name, run }) => ({ name, costs: run.costs })), data.chart);
  const told = htmlElement(below, "div", { class: "km-panel km-told" });
  told.append(player.sentence);
  htmlElement(told, "p", { class: "km-note" }, "Points, clusters and half-steps are counted from 1.");
  timeline.refresh();

  function createLane({ name, K, note, ...written }) {
    const figure = htmlElement(panels, "figure", { class: "km-panel" });
    const caption = htmlElement(figure, "figcaption");
    htmlElement(caption, "span", {}, name);
    const number = htmlElement(caption, "span", { class: "km-number" });
    if (note) htmlElement(figure, "p", { class: "km-note" }, note);
    const plane = createPlane(figure, { ...data, X, K, fixed: true }, data.markers);
    if (n === 1) setAttributes(plane.svg, { viewBox: "0 66 400 166" });
    const run = unpackRun(written, m);
    return { name, K, number, plane, run, last: run.kinds.length };
  }

  function draw(state, share) {
    const costs = lanes.map((lane) => drawLane(lane, state, share));
    race.draw(state + share);
    player.say(data.sentences[share > 0 ? state + 1 : state]);
    player.drawn(`${Number((state + share).toFixed(3))}/${costs[0] ?? "none"}`);
  }

  function drawLane({ run, plane, K, number, last, name }, state, share) {
    const at = Math.min(state, last);
    // To a place that is no number nothing can glide.
    const steady = at === last || [at, at + 1].some((which) => run.centroids[which].some(Number.isNaN));
    const shown = stateBetween(run, at, steady ? 0 : share, plane, (labels, centroids) => computeCost(X, labels, centroids, n));
    const gone = Array.from({ length: K }, (_, cluster) => Number.isNaN(shown.centroids[cluster * n]));
    const nobody = (label) => (gone[label] ? -1 : label);
    plane.draw({
      ...shown,
      labels: shown.labels && gone.includes(true) ? Int32Array.from(shown.labels, nobody) : shown.labels,
      centroids: shown.centroids.map((value) => (Number.isNaN(value) ? 0 : value)),
    });
    plane.marks.forEach(({ handle }, cluster) => setAttributes(handle, { display: gone[cluster] ? "none" : "inline" }));
    const cost = Number.isFinite(shown.cost) ? shown.cost : null;
    setText(number, costWords(at, cost));
    const missing = gone.flatMap((away, cluster) => (away ? [cluster + 1] : []));
    setAttributes(plane.svg, { role: "img", "aria-label": laneWords(name, m, K, missing) });
    return cost;
  }

  function costWords(at, cost) {
    if (cost !== null) return `J = ${formatNumber(cost)}`;
    return at === 0 ? "J: not yet" : "J = NaN";
  }
}

function laneWords(name, m, K, missing) {
  const whole = `${name}: ${m} points and ${K} centroids.`;
  return missing.length ? `${whole} Centroids that are gone: ${missing.join(", ")}.` : whole;
}
