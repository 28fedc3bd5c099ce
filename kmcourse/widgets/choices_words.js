// What Choices says: whole sentences with named fields. Points, rows and clusters count from 1.
import { equalsOrAbout, formatNumber } from "./scales.js";
import { lowered, raised } from "./symbols.js";

export const choicesWords = {
  counted: "Points, rows and clusters are counted from 1.",
  begin: ({ cost }) =>
    `Every point pays the filled square of its row, and J is their mean: ${cost}. Choose other cells, or let Assign take the least of every row.`,
  beginLeast: ({ cost }) => `Every row pays its least: J = ${cost}. Choose another cell and see what that costs.`,
  changed: ({ i, from, to, before, after, costBefore, cost }) =>
    `Point ${i} from cluster ${from} to ${to}: its square goes from ${before} to ${after}, J from ${costBefore} to ${cost}.`,
  stays: ({ i, cluster }) => `Point ${i} is in cluster ${cluster} already; J stays.`,
  looking: ({ i, squares }) => `Row ${i}: which is the least of ${squares}?`,
  took: ({ i, to, after, costBefore, cost }) =>
    `Row ${i}: the least is ${after}, so c${raised(i)} = ${to} now, and J falls from ${costBefore} to ${cost}.`,
  kept: ({ i, to, after }) => `Row ${i}: the least is ${after}, and it pays that already: c${raised(i)} = ${to}.`,
  tied: ({ i, to, after }) => `Row ${i} is a tie at ${after}: either costs the same, and the lower number is taken, c${raised(i)} = ${to}.`,
  assigned: ({ cost }) => `Every row pays its least: J = ${cost}. With these centroids no other labels cost less.`,
  locked: ({ cluster }) => `μ${lowered(cluster)} is locked: assign chooses c, and no centroid moves.`,
  lockedAll: "centroids locked",
  reset: ({ cost }) => `The labels are as they were at first: J = ${cost}.`,
  cost: ({ sign, cost }) => `J ${sign} ${cost}`,
  point: ({ i, at }) => ({ name: `x${raised(i)}`, at }),
  centroid: ({ cluster, at }) => ({ name: `μ${lowered(cluster)}`, at }),
  cell: ({ i, cluster, square, chosen, least, tie }) =>
    `${square} from x${raised(i)} to μ${lowered(cluster)}${chosen ? ", paid now" : ""}${tie ? ", a tie" : least ? ", the least" : ""}`,
  key: "Filled: what the point pays now. Underlined: the least of its row.",
  keyWithTies: "Filled: what the point pays now. Underlined: the least of its row. =: a tie.",
  plane: ({ m, K }) => `${m} points and ${K} locked centroids; for one point, the square it pays and another that it could.`,
};

/** What the looked-at point pays, and what another centroid would change; both squares are drawn. */
export function lookSentence({ i, m, current, paid, other, square }) {
  const pays = `x${raised(i)} pays ${formatNumber(paid)} to μ${lowered(current)}`;
  if (other === null) return `${pays}, the only centroid.`;
  if (square === paid) return `${pays}; μ${lowered(other)} would cost the same: a tie.`;
  const change = Math.abs(square - paid);
  // A fraction stays on one line.
  const share = `${formatNumber(change)}\u00a0/\u00a0${m} ${equalsOrAbout(change / m)} ${formatNumber(change / m)}`;
  const way = square < paid ? "lower J by" : "raise J by";
  return `${pays}; μ${lowered(other)} would cost ${formatNumber(square)} and ${way} ${share}.`;
}
