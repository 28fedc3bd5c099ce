// Something in a picture that a reader moves: with the pointer, or with arrow keys, with Shift further.
import { listen } from "./elements.js";
import { arrowDirection } from "./keys.js";

const KEY_STEP = 3;
const SHIFT_FACTOR = 6;

/** Where a pointer is, in the units of a picture. */
export function placeInPicture(svg, { clientX, clientY }) {
  const point = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

/**
 * @param {SVGElement} handle   what is moved; focusable
 * @param {SVGSVGElement} svg   the picture whose units `at` and `to` speak
 * @param {{at: () => [number, number], to: (x: number, y: number) => void, end: () => void}} moved
 *   at() is where it is, to(x, y) is called at every movement, end() when it is let go
 * @param {() => number} moved.keyStep   how far an arrow key goes, in the picture's units
 */
export function makeDraggable(handle, svg, { at, to, end, keyStep = () => KEY_STEP }) {
  let grip = null;
  let keyed = false;

  listen(handle, "pointerdown", (event) => {
    if (event.button !== 0) return;
    // Gripped off its centre, it must not jump there.
    const [x, y] = placeInPicture(svg, event);
    grip = [at()[0] - x, at()[1] - y];
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  });
  listen(handle, "pointermove", (event) => {
    if (!grip) return;
    const [x, y] = placeInPicture(svg, event);
    to(x + grip[0], y + grip[1]);
  });
  listen(handle, "lostpointercapture", () => {
    if (!grip) return;
    grip = null;
    end();
  });
  listen(handle, "keydown", (event) => {
    const direction = arrowDirection(event.key);
    if (!direction || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keyed = true;
    const step = keyStep() * (event.shiftKey ? SHIFT_FACTOR : 1);
    const [x, y] = at();
    to(x + direction[0] * step, y - direction[1] * step);
  });
  const endKeys = () => {
    if (!keyed) return;
    keyed = false;
    end();
  };
  listen(handle, "keyup", (event) => arrowDirection(event.key) && endKeys());
  listen(handle, "blur", endKeys);
}
