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

/** The largest round number, 1, 2 or 5 times a power of ten, that is not above a length. */
export function roundBelow(length) {
  const power = 10 ** Math.floor(Math.log10(length));
  // The logarithm may be rounded up.
  return power * ([5, 2, 1].find((factor) => factor * power <= length) ?? 0.5);
}

/** The multiple of a step that is nearest to a value, without the dust of the division. */
export function onGrid(value, step) {
  return Number((Math.round(value / step) * step).toPrecision(15));
}

/** At most four digits that matter: 41, 3.24, 0.0123, 1.2e−14; a whole number has all of its own. */
export function formatNumber(value) {
  if (value === 0 || !Number.isFinite(value)) return String(Math.abs(value));
  const size = Math.abs(value);
  let written = String(Number(value.toPrecision(4)));
  if (size >= 1000) written = value.toFixed(0);
  if (size >= 1e15 || size < 1e-3) written = value.toExponential(1);
  return written.replaceAll("-", "−");
}

/** "=" where the written numbers are the numbers, "≈" where one of them is rounded. */
export function equalsOrAbout(...values) {
  const exact = (value) => Math.abs(Number(formatNumber(value).replaceAll("−", "-")) - value) <= 1e-9 * Math.abs(value);
  return values.every(exact) ? "=" : "≈";
}

/** What to write at the ticks: far from the origin, how far each is beyond the first, which is written in `from`. */
export function tickWords(values) {
  const span = values[values.length - 1] - values[0];
  if (Math.abs(values[0]) < 1e4 * span || values.length < 2) return { words: values.map(formatNumber), from: "" };
  return { words: values.map((value) => `+${formatNumber(value - values[0])}`), from: `from ${formatNumber(values[0])}` };
}
