// From the data's units to the picture's and back, round numbers for an axis, and numbers as a person reads them.

/** A straight scale: scale(value) is where it is drawn; scale.back(place) is the value there. */
export function linearScale([low, high], [from, to]) {
  const slope = high === low ? 0 : (to - from) / (high - low);
  const scale = (value) => (slope === 0 ? (from + to) / 2 : from + (value - low) * slope);
  scale.back = (place) => (slope === 0 ? low : low + (place - from) / slope);
  return scale;
}

/** About `count` round numbers from low to high. */
export function ticks(low, high, count = 4) {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
  const found = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index += 1) {
    found.push(Number((index * step).toPrecision(12)));
  }
  return found;
}

/** At most four digits that matter: 41, 3.24, 0.0123, 1.2e-14. A minus is a real minus sign. */
export function formatNumber(value) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  const written =
    size < 1e-3 || size >= 1e9
      ? value.toExponential(1)
      : String(Number(value.toFixed(Math.max(0, Math.min(4, 3 - Math.floor(Math.log10(size)), size >= 10 ? 2 : 4)))));
  return written.replace("-", "−");
}
