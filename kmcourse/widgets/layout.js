// Where things go in the pictures of the plane and of J; kmcourse/pictures.py has the same numbers and functions.
import { costRises } from "./kmeans.js";

export const PICTURE = { width: 400, height: 320, left: 40, right: 392, top: 12, bottom: 290 };
export const LABEL_GAP = 17;
export const LABEL_ROOM = 150;

const MOST_LABELS = 7;
const MOST_RISES = 3;
const VISIBLE_SHARE = 0.004;

/** Heights for labels that want to be at `wanted`, moved up where they would touch the next, never above `top`. */
export function spreadUpward(wanted, gap, top) {
  const heights = [...wanted];
  for (let i = heights.length - 2; i >= 0; i -= 1) heights[i] = Math.min(heights[i], heights[i + 1] - gap);
  return heights.map((height, i) => Math.max(height, top + i * gap));
}

/** The half-steps that are labelled: of those that changed J visibly, the rises, then the largest; in their order. */
export function labelledStairs(costs, first, tolerance) {
  const visible = VISIBLE_SHARE * Math.max(...costs.slice(first));
  const changed = [];
  for (let state = first + 1; state < costs.length; state += 1) {
    const change = costs[state] - costs[state - 1];
    const rose = costRises(costs[state - 1], costs[state], tolerance);
    if (rose || -change > Math.max(visible, tolerance)) changed.push({ state, rank: rose ? Infinity : -change });
  }
  // Infinity minus Infinity is not a number: two rises are told apart by their place alone.
  changed.sort((one, other) => (one.rank === other.rank ? one.state - other.state : other.rank - one.rank));
  // J that goes up and down leaves no room: the first rises say enough.
  const rises = changed.filter(({ rank }) => rank === Infinity).length;
  const states = changed.slice(0, rises > 1 ? MOST_RISES : MOST_LABELS).map(({ state }) => state);
  return states.sort((one, other) => one - other);
}

/** Whether a label at x is written to the left of its riser, for want of room on the right. */
export function labelledLeft(x) {
  return x + LABEL_ROOM > PICTURE.right;
}
