// An assign on its way: the points that change centroid swing over one after the other, each lowering J by its own part.

const SWING_SHARE = 0.4;

/**
 * @param {?ArrayLike<number>} before   labels before, or null when no point has a centroid yet
 * @param {ArrayLike<number>} after     labels after
 * @param {number} share                how much of the half-step is done, 0 … 1
 * @param {[number, number][]} ends     where each centroid is drawn
 * @param {[number, number][]} places   where each point is drawn
 * @returns {{labels: Int32Array, swings: Map<number, [number, number]>}}
 *   the labels just now (−1: none yet), and where the lines of the points under way end
 */
export function swingPoints(before, after, share, ends, places) {
  const labels = Int32Array.from(before ?? new Int32Array(after.length).fill(-1));
  const changing = [];
  for (let i = 0; i < after.length; i += 1) if (labels[i] !== after[i]) changing.push(i);
  const swings = new Map();
  changing.forEach((i, place) => {
    const begins = changing.length === 1 ? 0 : ((1 - SWING_SHARE) * place) / (changing.length - 1);
    const done = Math.max(0, Math.min(1, (share - begins) / SWING_SHARE));
    if (done === 0) return;
    const from = labels[i] < 0 ? places[i] : ends[labels[i]];
    const to = ends[after[i]];
    if (done < 1) swings.set(i, [from[0] + (to[0] - from[0]) * done, from[1] + (to[1] - from[1]) * done]);
    if (done >= 0.5) labels[i] = after[i];
  });
  return { labels, swings };
}
