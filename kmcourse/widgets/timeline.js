// Play, step, back, scrub and speed for anything that goes through numbered states; the only animation loop.
import { htmlElement, listen, setAttributes, setText, svgElement } from "./elements.js";

const STEP_MILLISECONDS = 1100;
// The rest of a step is for looking.
const MOVING_SHARE = 0.7;
const ICONS = {
  back: "M10 1v10L4 6zM2 1h2v10H2z",
  play: "M2 1l9 5-9 5z",
  pause: "M2 1h3v10H2zM7 1h3v10H7z",
  step: "M2 1v10l6-5zM8 1h2v10H8z",
};

/**
 * @param {object} player               see boot.js
 * @param {number} options.steps        how many steps there are; states are numbered 0 … steps
 * @param {string} options.name         what a step is called, for the slider
 * @param {number} options.milliseconds how long a step takes
 * @param {string} options.play         what the button that plays is called
 * @param {(state: number, share: number) => void} options.draw
 *   draws the state, and that share (0 ≤ share < 1) of the way to the next one
 */
export function createTimeline(player, options) {
  const { draw, name, milliseconds = STEP_MILLISECONDS, play: playName = "Play" } = options;
  let { steps } = options;
  let position = 0;
  let target = 0;
  let frame = 0;
  let before = 0;
  let seen = true;

  const controls = htmlElement(player.stage, "div", { class: "km-controls", role: "group", "aria-label": "Player" });
  const button = (icon, label, act, kind = "") => {
    const element = htmlElement(controls, "button", { type: "button", class: kind });
    const path = svgElement(svgElement(element, "svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }), "path");
    setAttributes(path, { d: ICONS[icon] });
    const words = htmlElement(element, "span", {}, label);
    listen(element, "click", act);
    return { element, path, words };
  };
  const play = button("play", playName, () => (moving() ? pause() : start()), "km-main");
  const back = button("back", "Back", () => glideTo(Math.ceil(arrived()) - 1));
  const step = button("step", "Step", () => glideTo(Math.floor(arrived()) + 1));
  const scrubLabel = htmlElement(controls, "label", { class: "km-scrub" });
  const scrubWords = htmlElement(scrubLabel, "span");
  const scrub = htmlElement(scrubLabel, "input", { type: "range", min: 0, max: steps, step: 1, value: 0 });
  listen(scrub, "input", () => go(Number(scrub.value)));
  const speedLabel = htmlElement(controls, "label", {}, "Speed");
  const speed = htmlElement(speedLabel, "select");
  for (const factor of [0.5, 1, 2, 4]) htmlElement(speed, "option", { value: factor }, `${factor}×`);
  speed.value = "1";

  const moving = () => target !== position;

  function start() {
    if (position >= steps) position = 0;
    glideTo(steps);
  }

  function glideTo(state) {
    target = Math.max(0, Math.min(steps, state));
    if (player.reduced() && Math.abs(target - position) <= 1) position = target;
    refresh();
    wake();
  }

  // Pressed again on the way, Step and Back count from where the way leads.
  function arrived() {
    if (Math.abs(target - position) < 1) position = target;
    return position;
  }

  function pause() {
    target = position;
    refresh();
  }

  /** Comes to rest in the nearest state, before something else takes hold of the picture. */
  function settle() {
    go(Math.round(position));
  }

  function go(state) {
    position = Math.max(0, Math.min(steps, state));
    pause();
  }

  function wake() {
    if (frame || !moving() || !seen) return;
    before = 0;
    frame = requestAnimationFrame(tick);
  }

  function tick(now) {
    frame = 0;
    if (!player.root.isConnected || !seen || !moving()) return;
    const elapsed = before ? Math.min(now - before, 100) : 0;
    before = now;
    const way = (elapsed / milliseconds) * Number(speed.value);
    position = target > position ? Math.min(target, position + way) : Math.max(target, position - 2 * way);
    // Behind the last step there is nothing to wait for.
    if (target > position && target - position <= 1 - MOVING_SHARE) position = target;
    refresh();
    if (moving()) frame = requestAnimationFrame(tick);
  }

  function refresh() {
    const state = Math.floor(position);
    const share = Math.min(1, (position - state) / MOVING_SHARE);
    // Ease in and out; where less motion is wanted, a step is one jump.
    const eased = share * share * (3 - 2 * share);
    if (share === 1) draw(state + 1, 0);
    else draw(state, player.reduced() ? 0 : eased);
    const shown = share === 1 ? state + 1 : state;
    if (Number(scrub.value) !== shown) scrub.value = String(shown);
    setText(scrubWords, `${name} ${shown} of ${steps}`);
    setText(play.words, moving() ? "Pause" : playName);
    setAttributes(play.path, { d: moving() ? ICONS.pause : ICONS.play });
    setAttributes(back.element, { "aria-disabled": position <= 0 });
    setAttributes(step.element, { "aria-disabled": position >= steps });
  }

  function setSteps(count) {
    steps = count;
    scrub.max = String(count);
    go(0);
  }

  // Nothing runs where nobody looks; what was playing goes on when it is seen again. (A hidden tab gets no frames.)
  new IntersectionObserver((entries) => {
    seen = entries[entries.length - 1].isIntersecting;
    wake();
  }).observe(player.root);

  return { element: controls, go, play: start, pause, settle, setSteps, refresh, position: () => position, moving };
}
