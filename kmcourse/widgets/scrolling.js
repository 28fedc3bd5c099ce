// Scrolling a box by itself: scrollIntoView would move the page too.

/** Scrolls `box` just so far that `element` in it can be seen, below a head of that height. */
export function showInside(box, element, head = 0) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top + head) box.scrollTop -= outer.top + head - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}
