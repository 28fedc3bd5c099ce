// A square on every distance, the squares end to end, divided by m: J. One point followed from its label to its term.
import { unpack } from "./arrays.js";
import { buttonOf } from "./controls.js";
import { makeDraggable, placeInPicture } from "./drag.js";
import { htmlElement, setAttributes, setText, svgElement } from "./elements.js";
import { computeCost, termOf } from "./kmeans.js";
import { PICTURE } from "./layout.js";
import { createLookUp } from "./look_up.js";
import { clusterColour } from "./marks.js";
import { createLegend, createPlane } from "./plane.js";
import { equalsOrAbout, formatNumber, onGrid, roundBelow } from "./scales.js";
import { cornersBetween, cornersPath } from "./squares.js";
import { createSquaresLayer } from "./squares_layer.js";
import { createSumBar } from "./sum_bar.js";
import { createTable } from "./table.js";
import { placeInWords, shareInWords, squareInWords, sumInWords, termsWords } from "./terms_words.js";
import { createTimeline } from "./timeline.js";

const LONGEST_STEP = 1100;
const LONGEST_PLAY = 12000;
const GRID_PIXELS = 3;
const MOST_NAMED = { line: 4, plane: 6 };

export function mount(player) {
  const { data, stage, markers: allMarkers } = player;
  const words = termsWords;
  const { n, K, markers } = data;
  const X = unpack(data.X);
  const labels = unpack(data.labels);
  const m = labels.length;
  let centroids = unpack(data.centroids);
  const given = centroids;
  const perPixel = (data.frame.x[1] - data.frame.x[0]) / (PICTURE.right - PICTURE.left);
  const grid = roundBelow(GRID_PIXELS * perPixel);
  let chosen = data.chosen;
  let at = { state: m + 1, share: 0 };
  let held = null;

  const panels = htmlElement(stage, "div", { class: "km-panels km-squared" });
  const left = htmlElement(panels, "figure", { class: "km-panel" });
  htmlElement(htmlElement(left, "figcaption"), "span", {}, "A square on each distance");
  const plane = createPlane(left, { ...data, X }, markers);
  setAttributes(plane.svg, { viewBox: `0 0 400 ${data.bar.height}`, role: "group", "aria-label": words.plane({ m, K }) });
  const squares = createSquaresLayer(plane, data.lanes);
  const bar = createSumBar(plane.svg, data.bar, { m, K, markers: allMarkers });
  const flying = svgElement(plane.svg, "path", { class: "km-flying" });
  const counts = new Array(K).fill(0);
  labels.forEach((label) => (counts[label] += 1));
  createLegend(left, K, allMarkers)(counts);
  const right = htmlElement(panels, "figure", { class: "km-panel" });
  const caption = htmlElement(right, "figcaption");
  htmlElement(caption, "span", {}, "End to end, divided by m");
  const number = htmlElement(caption, "span", { class: "km-number" });
  const timeline = createTimeline(
    { ...player, stage: right },
    { steps: m + 1, name: "Step", milliseconds: Math.min(LONGEST_STEP, LONGEST_PLAY / m), draw },
  );
  const back = buttonOf(timeline.element, "Put the centroids back", putBack);
  right.append(player.sentence);
  htmlElement(right, "p", { class: "km-heading" }, "Follow one point");
  const lookUp = createLookUp(right, { m, K, words, chosen: choose });
  const setTable = createTable(stage, "All terms as a table", ["point", "c", "term"]);
  htmlElement(stage, "p", { class: "km-note" }, [...data.remarks, words.counted].join(" "));

  const placeAt = (flat, row) => plane.coordinates(flat, row);

  function draw(state, share) {
    if (state + share !== at.state + at.share) {
      const reached = share > 0 ? state : state - 1;
      if (reached >= 0 && reached < m) chosen = reached;
    }
    at = { state, share };
    show();
  }

  function show() {
    const { state, share } = at;
    const terms = Array.from({ length: m }, (_, i) => termOf(X, labels, centroids, n, i));
    const sum = terms.reduce((total, term) => total + term, 0);
    const cost = computeCost(X, labels, centroids, n);
    const laid = Math.min(state, m);
    plane.draw({ labels, centroids });
    const corners = squares.draw({ labels, centroids, terms, chosen, named: m <= (n === 1 ? MOST_NAMED.line : MOST_NAMED.plane), held: held !== null });
    const divided = state > m ? 1 : state === m ? share : 0;
    const before = terms.slice(0, laid).reduce((total, term) => total + term, 0);
    const barWords = { sum: laid === m ? sumInWords(terms) : words.soFar({ sum: formatNumber(before) }), share: shareInWords(sum, m) };
    bar.draw({ terms, labels, laid, divided, chosen, held: held !== null, words: laid === 0 ? { ...barWords, sum: "" } : barWords });
    const flies = share > 0 && state < m;
    const end = flies ? bar.cornersOf(state, squares.mirrored(corners[state])) : null;
    setAttributes(flying, { d: flies ? cornersPath(cornersBetween(corners[state], end, share)) : "" });
    if (flies) setAttributes(flying, { fill: clusterColour(labels[state]) });
    const sign = equalsOrAbout(cost);
    setText(number, state > m ? words.cost({ sign, cost: formatNumber(cost) }) : words.soFar({ sum: formatNumber(before) }));
    showPoint(terms);
    setTable(terms.map((term, i) => [i + 1, labels[i] + 1, formatNumber(term)]));
    setAttributes(back.element, { "aria-disabled": centroids === given });
    player.say(sentence({ terms, sum, before, cost }));
    player.drawn(`${Number((state + share).toFixed(3))}/${cost}`);
  }

  function sentence({ terms, sum, before, cost }) {
    const { state, share } = at;
    if (held !== null) return words.dragged({ ...held, cost: formatNumber(cost) });
    const fields = { m, sum: formatNumber(sum), sign: equalsOrAbout(cost), cost: formatNumber(cost) };
    if (state > m) return words.divided(fields);
    if (state === m && share > 0) return words.dividing(fields);
    const i = share > 0 ? state : state - 1;
    if (i < 0) return words.begin({ m });
    const point = { i: i + 1, cluster: labels[i] + 1, term: formatNumber(terms[i]) };
    if (share > 0) return words.flying(point);
    return state === m ? words.all({ ...point, ...fields }) : words.laid({ ...point, sum: formatNumber(before) });
  }

  function showPoint(terms) {
    plane.choose(chosen, plane.placeOf(centroids, labels[chosen]));
    const points = [placeAt(X, chosen), placeAt(centroids, labels[chosen])];
    lookUp.draw({
      i: chosen,
      labels,
      terms: (i) => formatNumber(terms[i]),
      at: placeInWords(points[0]),
      centroids: Array.from({ length: K }, (_, k) => placeInWords(placeAt(centroids, k))),
      square: squareInWords(...points),
      quiet: timeline.moving() || held !== null,
    });
  }

  function choose(i) {
    if (i === chosen) return;
    timeline.settle();
    chosen = i;
    show();
  }

  function putBack() {
    if (centroids === given) return;
    centroids = given;
    show();
    player.say(words.back({ cost: formatNumber(computeCost(X, labels, centroids, n)) }));
  }

  function drag(cluster, x, y) {
    if (held === null) {
      timeline.settle();
      held = { cluster: cluster + 1, before: formatNumber(computeCost(X, labels, centroids, n)) };
    }
    const moved = plane.movedTo(centroids, cluster, x, y);
    // Places that a reader can say, and come back to: 6, and not 5.983.
    for (let feature = 0; feature < Math.min(n, 2); feature += 1) {
      const place = cluster * n + feature;
      if (moved[place] !== centroids[place]) moved[place] = onGrid(moved[place], grid);
    }
    centroids = moved;
    show();
  }

  function release() {
    if (held === null) return;
    const said = words.dragged({ ...held, cost: formatNumber(computeCost(X, labels, centroids, n)) });
    held = null;
    show();
    player.say(said);
  }

  plane.marks.forEach(({ handle }, cluster) =>
    makeDraggable(handle, plane.svg, { at: () => plane.placeOf(centroids, cluster), to: (x, y) => drag(cluster, x, y), end: release, keyStep: () => grid / perPixel }),
  );
  const point = (event) => {
    if (held !== null || timeline.moving()) return;
    const near = plane.pointNear(event) ?? bar.termAt(...placeInPicture(plane.svg, event));
    if (near !== null) choose(near);
  };
  plane.svg.addEventListener("pointermove", point);
  plane.svg.addEventListener("pointerdown", point);
  timeline.go(m + 1);
}
