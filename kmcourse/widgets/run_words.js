// A run in words: what its last half-step did to J.
import { costRises, sameCost } from "./kmeans.js";
import { formatNumber } from "./scales.js";
import { fillIn } from "./words.js";

/** The sentence for a state of the run, or for a share of the way to the next one. */
export function halfStepSentence(words, run, { state, share, cost, labels, centroids }) {
  const now = cost === null ? "" : formatNumber(cost);
  if (share > 0) {
    return cost === null ? words.firstGoing : fillIn(words.going[run.kinds[state]], { step: state + 1, cost: now });
  }
  if (state === 0) {
    const counts = { K: centroids.length / run.n, m: run.m };
    return cost === null ? fillIn(words.start, counts) : fillIn(words.byHand, { cost: now });
  }
  return costSentenceOf(words, run, labels, cost, { step: state, cost: now, kind: run.kinds[state - 1] });
}

function costSentenceOf(words, run, labels, cost, fields) {
  const { costs, kinds, tolerance } = run;
  const { step, kind } = fields;
  if (costs[step - 1] === null) return fillIn(words.first, fields);
  const change = formatNumber(Math.abs(costs[step - 1] - cost));
  const all = { ...fields, before: formatNumber(costs[step - 1]), change };
  if (costRises(costs[step - 1], cost, tolerance)) return fillIn(words.rose[kind], all);
  if (step === kinds.length) return lastSentence(words, run, all);
  if (sameCost(costs[step - 1], cost, tolerance)) return fillIn(words.same, all);
  return fillIn(words.fell[kind], { ...all, moved: changedPoints(run.labels[step - 1], labels) });
}

function lastSentence(words, run, fields) {
  const { costs, flat, tolerance } = run;
  const rise = costs.findIndex((cost, state) => state > 0 && costs[state - 1] !== null && costRises(costs[state - 1], cost, tolerance));
  if (rise < 0) return fillIn(flat ? words.flat : words.notFlat, fields);
  const change = formatNumber(costs[rise] - costs[rise - 1]);
  return fillIn(flat ? words.flatAfterRise : words.notFlatAfterRise, { ...fields, rise, change });
}

function changedPoints(before, after) {
  let changed = 0;
  for (let i = 0; i < after.length; i += 1) if (!before || before[i] !== after[i]) changed += 1;
  return changed;
}

/** The rows of a table of all half-steps: number, kind, J, what became of it. */
export function runTable(words, { costs, kinds, tolerance }) {
  const rows = costs.map((cost, state) => {
    if (cost === null) return null;
    const before = state === 0 ? null : costs[state - 1];
    const name = state === 0 ? words.byHandRow : kinds[state - 1];
    if (before === null) return [state, name, formatNumber(cost), ""];
    const way = costRises(before, cost, tolerance) ? "rose" : sameCost(before, cost, tolerance) ? "same" : "fell";
    return [state, name, formatNumber(cost), fillIn(words.row[way], { change: formatNumber(Math.abs(before - cost)) })];
  });
  return rows.filter((row) => row);
}

/** What a stair is labelled with. */
export function stairWords(words) {
  return (kind, saved) => fillIn(saved < 0 ? words.risen : words.stair, { kind, change: formatNumber(Math.abs(saved)) });
}
