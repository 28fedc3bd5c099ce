// Who pays what: the table of squares beside the plane. A cell is chosen, its point changes colour, and J moves.
import { unpack } from "./arrays.js";
import { createChoicesTable } from "./choices_table.js";
import { choicesWords, lookSentence } from "./choices_words.js";
import { buttonOf } from "./controls.js";
import { placeInPicture } from "./drag.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { computeCost, squaredDistances } from "./kmeans.js";
import { lockedMark, padlock } from "./marks.js";
import { createLegend, createPlane } from "./plane.js";
import { equalsOrAbout, formatNumber } from "./scales.js";
import { leastPlaces } from "./squares.js";
import { createPairLayer } from "./squares_layer.js";
import { createSumBar } from "./sum_bar.js";
import { swingPoints } from "./swing.js";
import { placeInWords, shareInWords, sumInWords } from "./terms_words.js";
import { createTimeline } from "./timeline.js";

const LONGEST_ROW = 1400;
const LONGEST_ASSIGN = 12000;
// Of a row's time, the first part is for looking at it.
const LOOKING_SHARE = 0.5;

export function mount(player) {
  const { data, stage, markers: allMarkers } = player;
  const words = choicesWords;
  const { n, K, markers } = data;
  const X = unpack(data.X);
  const centroids = unpack(data.centroids);
  const given = Int32Array.from(unpack(data.labels));
  const m = given.length;
  const squares = squaredDistances(X, centroids, n);
  const rows = Array.from({ length: m }, (_, i) => squares.subarray(i * K, i * K + K));
  const least = rows.map(leastPlaces);
  let base = given;
  let shown = given;
  let at = { state: 0, share: 0 };
  let look = { i: data.chosen, other: null };

  const panels = htmlElement(stage, "div", { class: "km-panels km-squared" });
  const left = htmlElement(panels, "figure", { class: "km-panel" });
  const leftCaption = htmlElement(left, "figcaption");
  htmlElement(leftCaption, "span", {}, "Who pays what");
  const lock = htmlElement(leftCaption, "span", { class: "km-lock" });
  padlock(svgElement(lock, "svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" }));
  htmlElement(lock, "span", {}, words.lockedAll);
  const plane = createPlane(left, { ...data, X }, markers, lockedMark);
  setAttributes(plane.svg, { viewBox: `0 0 400 ${data.bar.height}`, role: "group", "aria-label": words.plane({ m, K }) });
  const pair = createPairLayer(plane, data.lanes);
  const bar = createSumBar(plane.svg, data.bar, { m, K, markers: allMarkers });
  const setCounts = createLegend(left, K, allMarkers);
  const lookWords = htmlElement(left, "output", { class: "km-look" });
  const right = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(right, "figcaption");
  htmlElement(caption, "span", {}, "Every squared distance");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const table = createChoicesTable(right, {
    squares: rows.map((row) => Array.from(row, formatNumber)),
    least,
    markers: allMarkers,
    words: {
      name: "Squared distances, a row a point, a column a centroid. Arrow keys move, Enter chooses.",
      rows: rows.map((_, i) => words.point({ i: i + 1, at: placeInWords(plane.coordinates(X, i)) })),
      columns: Array.from({ length: K }, (_, k) => words.centroid({ cluster: k + 1, at: placeInWords(plane.coordinates(centroids, k)) })),
      cell: (i, k, chosen) => words.cell(cellFields(i, k, chosen)),
    },
    acts: { look: lookAt, choose },
  });
  htmlElement(right, "p", { class: "km-note" }, least.some((places) => places.length > 1) ? words.keyWithTies : words.key);
  right.append(player.sentence);
  const timeline = createTimeline(
    { ...player, stage: right },
    { steps: m, name: "Row", play: "Assign", milliseconds: Math.min(LONGEST_ROW, LONGEST_ASSIGN / m), draw },
  );
  const again = buttonOf(timeline.element, "Start over", startOver);
  htmlElement(stage, "p", { class: "km-note" }, [...data.remarks, words.counted].join(" "));

  function cellFields(i, k, chosen) {
    const isLeast = least[i].includes(k);
    const square = formatNumber(rows[i][k]);
    return { i: i + 1, cluster: k + 1, square, chosen, least: isLeast, tie: isLeast && least[i].length > 1 };
  }

  const costOf = (labels) => computeCost(X, labels, centroids, n);

  /** The labels when so many rows have taken their least. */
  const labelsAt = (state) => base.map((label, i) => (i < state ? least[i][0] : label));

  function draw(state, share) {
    const reached = share > 0 ? state : state - 1;
    if (state + share !== at.state + at.share && reached >= 0) look = { i: reached, other: null };
    at = { state, share };
    let swings;
    shown = labelsAt(state);
    if (share > 0) {
      const ends = plane.marks.map((_, k) => plane.placeOf(centroids, k));
      const swung = swingPoints(shown, labelsAt(state + 1), Math.max(0, (share - LOOKING_SHARE) / (1 - LOOKING_SHARE)), ends, plane.places());
      [shown, swings] = [swung.labels, swung.swings];
    }
    show(swings);
  }

  function show(swings, said) {
    const cost = costOf(shown);
    plane.draw({ labels: shown, centroids, swings });
    const counts = new Array(K).fill(0);
    shown.forEach((label) => (counts[label] += 1));
    setCounts(counts);
    setText(number, words.cost({ sign: equalsOrAbout(cost), cost: formatNumber(cost) }));
    showLook(swings);
    setAttributes(again.element, { "aria-disabled": at.state === 0 && base === given });
    player.say(said ?? sentence(cost));
    player.drawn(`${Number((at.state + at.share).toFixed(3))}/${cost}`);
  }

  function showLook(swings) {
    const { i } = look;
    const current = shown[i];
    const other = look.other !== null && look.other !== current ? look.other : cheapestOther(i, current);
    const terms = Array.from(shown, (label, row) => rows[row][label]);
    const sum = terms.reduce((total, term) => total + term, 0);
    pair.draw({ i, current, other, centroids, squares: rows[i] });
    plane.choose(i, swings?.get(i) ?? plane.placeOf(centroids, current));
    bar.draw({ terms, labels: shown, chosen: i, held: timeline?.moving(), words: { sum: sumInWords(terms), share: shareInWords(sum, m) } });
    table.draw(shown, i);
    setAttributes(lookWords, { "aria-live": "off" });
    setText(lookWords, lookSentence({ i: i + 1, m, current: current + 1, paid: rows[i][current], other: other === null ? null : other + 1, square: rows[i][other] }));
  }

  function cheapestOther(i, current) {
    let best = null;
    rows[i].forEach((square, k) => {
      if (k !== current && (best === null || square < rows[i][best])) best = k;
    });
    return best;
  }

  function sentence(cost) {
    const { state, share } = at;
    const fields = { cost: formatNumber(cost) };
    if (share > 0 && shown[state] === labelsAt(state)[state]) return words.looking({ i: state + 1, squares: Array.from(rows[state], formatNumber).join(", ") });
    const i = share > 0 ? state : state - 1;
    const done = shown.every((label, row) => least[row].includes(label));
    if (i < 0) return done ? words.beginLeast(fields) : words.begin(fields);
    if (share === 0 && state === m) return words.assigned(fields);
    const [from, to] = [base[i], least[i][0]];
    const about = { ...fields, i: i + 1, from: from + 1, to: to + 1, after: formatNumber(rows[i][to]), costBefore: formatNumber(costOf(labelsAt(i))) };
    if (least[i].length > 1) return words.tied(about);
    return from === to ? words.kept(about) : words.took(about);
  }

  function lookAt(i, k) {
    if (timeline.moving() || (look.i === i && look.other === k)) return;
    look = { i, other: k };
    showLook();
  }

  function choose(i, k) {
    timeline.settle();
    const from = shown[i];
    look = { i, other: from === k ? null : from };
    const fields = { i: i + 1, from: from + 1, to: k + 1, before: formatNumber(rows[i][from]), after: formatNumber(rows[i][k]) };
    const costBefore = formatNumber(costOf(shown));
    if (from !== k) base = shown.map((label, row) => (row === i ? k : label));
    at = { state: 0, share: 0 };
    if (from === k) base = shown;
    timeline.go(0);
    const said = from === k ? words.stays({ i: i + 1, cluster: k + 1 }) : words.changed({ ...fields, costBefore, cost: formatNumber(costOf(shown)) });
    player.say(said);
  }

  function startOver() {
    base = given;
    look = { i: data.chosen, other: null };
    at = { state: 0, share: 0 };
    timeline.go(0);
    player.say(words.reset({ cost: formatNumber(costOf(shown)) }));
  }

  plane.marks.forEach(({ handle }, cluster) => handle.addEventListener("pointerdown", () => player.say(words.locked({ cluster: cluster + 1 }))));
  const point = (event) => {
    const near = plane.pointNear(event) ?? bar.termAt(...placeInPicture(plane.svg, event));
    if (near !== null && near !== look.i) lookAt(near, null);
  };
  plane.svg.addEventListener("pointermove", point);
  plane.svg.addEventListener("pointerdown", point);
  timeline.go(0);
}
