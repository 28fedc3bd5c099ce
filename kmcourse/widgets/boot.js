// Turns the still picture of a cell's output into the live player. Ran once by an inline script; needs no Python.
import { htmlElement } from "./elements.js";
import { keepKeys } from "./keys.js";
import { liveSentence } from "./live.js";

/**
 * Called at the end of a composed script, with the widget's own `mount`, which gets one object:
 *   root, stage    the player's element, and the empty element to draw in
 *   data, markers  what Python's `data()` returned; the eight marker shapes as relative SVG paths
 *   say, sentence  say(text) writes the live sentence; its element, under the stage unless the widget moves it
 *   drawn          drawn(frame) publishes what has been drawn, for tests: call it after drawing
 *   port           null, or {send(message, buffers)} when Python listens
 *   onPort, onMessage  onPort(f): f() when Python begins to listen; onMessage(f): f(message, buffers) from Python
 *   reduced        reduced() is true where the reader asked for less motion
 */
export function startPlayer(mount) {
  const root = document.currentScript.closest(".km-player");
  const still = root.querySelector(".km-still");
  const { data, markers } = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const live = htmlElement(root, "div", { class: "km-live" });
  const stage = htmlElement(live, "div", { class: "km-stage" });
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const player = {
    root,
    stage,
    data,
    markers,
    ...liveSentence(live),
    drawn: (frame) => root.setAttribute("data-frame", frame),
    port: null,
    onPort: (listener) => portListeners.push(listener),
    onMessage: (listener) => messageListeners.push(listener),
    reduced: () => motion.matches,
  };
  const portListeners = [];
  const messageListeners = [];
  try {
    mount(player);
  } catch (error) {
    live.remove();
    console.error(error);
    return;
  }
  still.remove();
  keepKeys(root);
  root.addEventListener("km-port", ({ detail }) => {
    player.port = detail.port;
    detail.port.onMessage = (message, buffers) => messageListeners.forEach((listener) => listener(message, buffers));
    portListeners.forEach((listener) => listener());
  });
  // A bridge that was here first is waiting for this (bridge.js).
  root.dispatchEvent(new CustomEvent("km-player", { bubbles: true }));
}
