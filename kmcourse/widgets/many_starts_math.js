// Counting and placing the ends of many runs; as kmcourse/many_starts.py, by the cases in many_starts_cases.json.
import { costRises, sameCost } from "./kmeans.js";

/** Every J at which runs ended, the lowest first, and how many runs each: [{cost, count}]. */
export function endingsOf(costs, tolerance) {
  const found = [];
  for (const cost of [...costs].sort((one, other) => one - other)) {
    const last = found[found.length - 1];
    if (last && sameCost(last.cost, cost, tolerance)) last.count += 1;
    else found.push({ cost, count: 1 });
  }
  return found;
}

/** The runs from the lowest end to the highest; of equal ones the first drawn comes first. */
export function ranked(costs) {
  return Array.from(costs, (_, dot) => dot).sort((one, other) => costs[one] - costs[other] || one - other);
}

/** A place [across, up] for each of many dots that want to be at a height: rows of dots, never two in one place. */
export function swarm(heights, width, pitch) {
  const room = Math.max(1, Math.floor(width / pitch + 1e-9));
  const filled = new Map();
  const places = [];
  for (const dot of ranked(heights)) {
    const nearest = Math.floor(heights[dot] / pitch + 0.5);
    let beside = 0;
    while ((filled.get(nearest + beside) ?? 0) >= room) beside = beside > 0 ? -beside : 1 - beside;
    const row = nearest + beside;
    const before = filled.get(row) ?? 0;
    places[dot] = [before * pitch, row * pitch];
    filled.set(row, before + 1);
  }
  return places;
}

/** For each K the lowest of `tries` runs from `first` on; costs has a list of final J's for each K. */
export function bestOf(costs, first, tries) {
  return costs.map((row) => Math.min(...row.slice(first, first + tries)));
}

/** The places of a curve whose value is above the one before. */
export function risesAlong(curve, tolerance) {
  return curve.map((_, place) => place).filter((place) => place > 0 && costRises(curve[place - 1], curve[place], tolerance));
}
