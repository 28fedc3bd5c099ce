// Squares on distances, and the same squares laid end to end. Nothing here knows of the page.
// kmcourse/squares.py has the same functions; tests/shared/cases.json holds both to the same answers.

const FIT = 0.8;

/**
 * The corners of the square whose one side goes from `start` to `end`; areas are true to the squared distances.
 * On a number line it stands `upright`, above the line; in the plane it lies to the left of the way from start to end.
 */
export function squareOn([x, y], [endX, endY], upright) {
  const [right, down] = upright ? [0, -Math.abs(endX - x)] : [endY - y, x - endX];
  return [[x, y], [endX, endY], [endX + right, endY + down], [x + right, y + down]];
}

/** The same square on that side of its line where less of it leaves the box; above, on a number line. */
export function squareWithin(start, end, upright, { left, right, top, bottom }) {
  const one = squareOn(start, end, upright);
  if (upright) return one;
  const [back, front, outer, inner] = squareOn(end, start, upright);
  const outside = (corners) =>
    corners.reduce((sum, [x, y]) => sum + Math.max(0, left - x, x - right) + Math.max(0, top - y, y - bottom), 0);
  const other = [front, back, inner, outer];
  return outside(other) < outside(one) ? other : one;
}

/** A closed path through some corners. */
export function cornersPath(corners) {
  return `M${corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}z`;
}

/** The corners on the way from one square to another: nothing at share 0, all of it at 1. */
export function cornersBetween(from, to, share) {
  return from.map(([x, y], place) => [x + (to[place][0] - x) * share, y + (to[place][1] - y) * share]);
}

/** Where the terms begin and end when they are laid end to end from 0: one number more than terms. */
export function endsOfTerms(terms) {
  const ends = [0];
  for (const term of terms) ends.push(ends[ends.length - 1] + term);
  return ends;
}

/** How much the bar can hold: as much as before while the sum fits and can be seen, else a little more than the sum. */
export function roomFor(sum, before) {
  return before > 0 && sum <= before && sum >= before / 4 ? before : sum / FIT || 1;
}

/** Of one row of squares: the places of the least (more than one in a tie). */
export function leastPlaces(row) {
  const least = Math.min(...row);
  return Array.from(row, (_, place) => place).filter((place) => row[place] === least);
}
