// What the colours page computes: which colour each pixel gets, what that loses, what it saves, and the sentences.
import { assignPoints, termOf } from "./kmeans.js";
import { formatNumber } from "./scales.js";

const BITS_OF_A_COLOUR = 24;

/** The size of a picture of m pixels with a palette of K colours; K null: 24 bits for every pixel, no palette. */
export function bitsOf(m, K) {
  return K === null ? BITS_OF_A_COLOUR * m : BITS_OF_A_COLOUR * K + m * indexBits(K);
}

/** How many bits say which of K colours a pixel has. */
export function indexBits(K) {
  return Math.ceil(Math.log2(K));
}

/** A large whole number as it can be read: 65 920. */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Every pixel in the colour of the palette that is nearest to it: labels, terms of J, and per colour counts and J. */
export function redrawnIn(pixels, palette) {
  const labels = assignPoints(pixels, palette, 3);
  const K = palette.length / 3;
  const m = labels.length;
  const [counts, shares] = [new Array(K).fill(0), new Array(K).fill(0)];
  const terms = Float64Array.from(labels, (_, i) => termOf(pixels, labels, palette, 3, i));
  labels.forEach((label, i) => {
    counts[label] += 1;
    shares[label] += terms[i];
  });
  return { labels, terms, counts, shares: shares.map((sum) => sum / m), cost: terms.reduce((sum, term) => sum + term, 0) / m };
}

/** "1 colour", "16 colours". */
export function coloursInWords(K) {
  return K === 1 ? "1 colour" : `${K} colours`;
}

function pixelsInWords(count) {
  return count === 1 ? "1 pixel" : `${grouped(count)} pixels`;
}

/** What is seen with K colours, of which `used` have pixels. */
export function coloursSentence(K, used, cost) {
  const about = K === 1 ? "the mean of all pixels" : "each is the mean of its pixels";
  const seen = `${coloursInWords(K)}: ${about}. J = ${formatNumber(cost)} is the average squared distance of a pixel from its colour.`;
  return used < K ? `${seen} Only ${used} of them differ after rounding to whole numbers.` : seen;
}

/** What one colour of the palette stands for. */
export function colourSentence(place, { palette, counts, shares, cost }) {
  const [K, m] = [counts.length, counts.reduce((sum, count) => sum + count, 0)];
  const rgb = Array.from(palette.subarray(place * 3, place * 3 + 3)).join(", ");
  const share = formatNumber(Math.round((1000 * counts[place]) / m) / 10);
  return `Colour ${place + 1} of ${K}, rgb(${rgb}): the mean of ${pixelsInWords(counts[place])}, ${share} % of the picture. They add ${formatNumber(shares[place])} to J = ${formatNumber(cost)}.`;
}

/** What it costs to store: with the palette, and with which colour each pixel has. */
export function sizeSentence(m, K) {
  const each = indexBits(K) === 1 ? "1 bit" : `${indexBits(K)} bits`;
  return `${grouped(bitsOf(m, K))} bits: ${each} for each pixel, ${bitsOf(0, K)} for the palette`;
}
