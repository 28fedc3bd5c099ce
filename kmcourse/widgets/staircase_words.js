// What the staircase says: whole sentences with named fields. Points, clusters and half-steps count from 1.
import { formatNumber } from "./scales.js";
import { lowered, raised } from "./symbols.js";

export const staircaseWords = {
  counted: "Points, clusters and half-steps are counted from 1.",
  start: ({ K, m }) => `Start: ${K} centroids, ${m} points, and no point has a centroid yet, so there is no J. Press Step.`,
  byHand: ({ cost }) => `Start from where you put the centroids, c kept: J = ${cost}. Step to see what assign saves.`,
  first: ({ cost }) => `Half-step 1, assign: every point takes its centroid. J starts at ${cost}.`,
  firstGoing: () => "Half-step 1, assign: every point takes a centroid.",
  going: {
    assign: ({ step, cost }) => `Half-step ${step}, assign: μ stays and c is chosen anew. J = ${cost}.`,
    move: ({ step, cost }) => `Half-step ${step}, move: c stays and the centroids go. J = ${cost}.`,
  },
  fell: {
    assign: ({ step, before, cost, change, moved }) =>
      `Half-step ${step}, assign: ${moved} of the points changed centroid, and J fell from ${before} to ${cost}, ${change} saved.`,
    move: ({ step, before, cost, change }) =>
      `Half-step ${step}, move: the centroids went, c stayed, and J fell from ${before} to ${cost}, ${change} saved.`,
  },
  same: ({ step, kind, cost }) => `Half-step ${step}, ${kind}: nothing to save; J stays at ${cost}.`,
  rose: {
    assign: ({ step, change }) => `J rose by ${change} at half-step ${step}, an assign: a right K-means never does this.`,
    move: ({ step, change }) => `J rose by ${change} at half-step ${step}, a move: a right K-means never does this.`,
  },
  ended: {
    flat: ({ cost }) => `J is flat at ${cost}: stop. Nothing changes any more.`,
    notFlat: ({ step, cost }) => `The run ends here, after half-step ${step}, at J = ${cost}; J was not flat yet.`,
  },
  endedAfterRise: {
    flat: ({ cost, rise, change }) =>
      `J is flat at ${cost}: stop. But J rose by ${change} at half-step ${rise}: a right K-means never does this.`,
    notFlat: ({ step, cost, rise, change }) =>
      `The run ends here, after half-step ${step}, at J = ${cost}. J rose by ${change} at half-step ${rise}: a right K-means never does this.`,
  },
  stair: ({ kind, change }) => `${change} saved by ${kind}`,
  risen: ({ kind, change }) => `rose by ${change}: ${kind}`,
  flatStair: "flat: stop",
  cost: ({ cost }) => `J = ${cost}`,
  noCost: "J: not yet",
  dragged: ({ cluster, before, cost }) =>
    `You move μ${cluster} and c stays, so J answers the move alone: J = ${cost}; it was ${before}.`,
  draggedBare: ({ cluster }) => `You move μ${cluster}. No point has a centroid yet, so there is no J.`,
  released: ({ cost }) => `The run starts again from here, c kept: J = ${cost}. Step to see what assign saves.`,
  releasedBare: () => "The run starts again from here. Press Step.",
  waiting: () => "The run starts again from here as soon as Python has run your functions.",
  nobody: () => "Your functions run in Python, which does not hear this picture: run the cell again to go on from your own start.",
  handedIn: () => "This run was handed in as numbers, so it cannot go on from here: step or scrub to return to it.",
  point: ({ i, at, cluster, centroid, term, m }) =>
    `x${raised(i)} = ${at}; c${raised(i)} = ${cluster}; μ${lowered(cluster)} = ${centroid}; its term is ${term}, and J is the mean of ${m} such terms.`,
  pointBare: ({ i, at }) => `x${raised(i)} = ${at}; it has no centroid yet.`,
  noPoint: "Point at a point, or type its number, to read its term of J.",
  where: (numbers) => (numbers.length === 1 ? formatNumber(numbers[0]) : `(${numbers.map(formatNumber).join(", ")})`),
  plane: ({ m, K }) => `${m} points in the plane, each with a line to its centroid, and ${K} centroids.`,
  stairs: ({ costs }) => `J after each half-step: ${costs}.`,
  rowByHand: "by hand",
  rowChange: {
    first: "",
    fell: ({ change }) => `${change} saved`,
    rose: ({ change }) => `rose by ${change}`,
    same: () => "same",
  },
};
