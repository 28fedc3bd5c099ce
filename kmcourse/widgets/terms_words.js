// What Terms says: whole sentences with named fields. Points and clusters count from 1.
import { equalsOrAbout, formatNumber } from "./scales.js";
import { lowered, raised } from "./symbols.js";

const MOST_ADDED = 6;
const MOST_SQUARED = 3;

export const placeInWords = (numbers) =>
  numbers.length === 1 ? formatNumber(numbers[0]) : `(${numbers.map(formatNumber).join(", ")})`;

/** "1 + 81 = 82" where that fits a line, else how many squares and their sum. */
export function sumInWords(terms) {
  const sum = terms.reduce((total, term) => total + term, 0);
  const m = terms.length;
  if (m === 1) return `1 square: ${formatNumber(sum)}`;
  if (m > MOST_ADDED) return `${m} squares end to end: ${formatNumber(sum)}`;
  return `${terms.map(formatNumber).join(" + ")} ${equalsOrAbout(...terms, sum)} ${formatNumber(sum)}`;
}

/** "82 / 2 = 41 = J". */
export function shareInWords(sum, m) {
  const cost = sum / m;
  return `divided by m = ${m}: J ${equalsOrAbout(cost)} ${formatNumber(cost)}`;
}

/** "(1 − 2)² = 1": a squared distance, feature by feature where that fits a line. */
export function squareInWords(point, centroid) {
  const differences = point.map((value, feature) => value - centroid[feature]);
  const square = differences.reduce((total, difference) => total + difference * difference, 0);
  const sign = equalsOrAbout(...point, ...centroid, square);
  const place = (value) => (value < 0 ? `(${formatNumber(value)})` : formatNumber(value));
  if (point.length > MOST_SQUARED) return `${point.length} squared differences add up to ${formatNumber(square)}`;
  const written = point.map((value, feature) => `(${formatNumber(value)} − ${place(centroid[feature])})²`);
  return `${written.join(" + ")} ${sign} ${formatNumber(square)}`;
}

export const termsWords = {
  counted: "Points and clusters are counted from 1.",
  begin: ({ m }) => `${m === 1 ? "One square lies" : `${m} squares lie`} in the picture. Play lays them end to end, Step one at a time.`,
  flying: ({ i, cluster, term }) => `x${raised(i)}, c = ${cluster}, term ${term}: its square goes to the end of the bar.`,
  laid: ({ i, cluster, term, sum }) => `x${raised(i)}, c = ${cluster}, term ${term}. The bar is ${sum} long so far.`,
  all: ({ i, cluster, term, sum, m }) =>
    `x${raised(i)}, c = ${cluster}, term ${term}. All ${m} squares end to end: ${sum}. Divide by m = ${m} next.`,
  dividing: ({ sum, m }) => `The sum, ${sum}, is divided into ${m} equal shares.`,
  divided: ({ sum, m, sign, cost }) =>
    `The squares end to end are ${sum}; divided by ${m} that is J ${sign} ${cost}. Play lays them one by one; drag a centroid; choose a point.`,
  dragged: ({ cluster, before, cost }) => `You move μ${lowered(cluster)} and c stays: J = ${cost}; it was ${before}.`,
  back: ({ cost }) => `The centroids are where they were: J = ${cost}.`,
  cost: ({ sign, cost }) => `J ${sign} ${cost}`,
  soFar: ({ sum }) => `so far ${sum}`,
  point: ({ i, at }) => `x${raised(i)} = ${at}`,
  option: ({ i, cluster, term }) => `x${raised(i)}, c = ${cluster}, term ${term}`,
  label: ({ i, cluster }) => `c${raised(i)} = ${cluster}`,
  lookedUp: ({ cluster, at }) => ` = μ${lowered(cluster)} = ${at}`,
  centroid: ({ cluster, at }) => `μ${lowered(cluster)} = ${at}`,
  plane: ({ m, K }) =>
    `${m} points, ${K} centroids, a square on the distance from every point to its centroid, and the squares end to end.`,
};
