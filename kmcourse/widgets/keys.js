// Keys pressed in a widget stay in it: JupyterLab would read "d d" as "delete this cell". Escape leads out of it, to the
// cell that it stands in: the next Tab would go past all the cells below.

export function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const runsOrSaves = event.ctrlKey || event.metaKey || (event.shiftKey && event.key === "Enter");
    if (!runsOrSaves) event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus({ preventScroll: true });
  });
}

/** The direction of an arrow key as [right, up], or null for any other key. */
export function arrowDirection(key) {
  return { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key] ?? null;
}
