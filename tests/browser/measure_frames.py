"""Measure the staircase in a real JupyterLab: frames while it plays, a drag's way to the new J, messages, bytes.

    python -m tests.browser.measure_frames

The machine's load is printed with the figures: compare them only between runs at the same load.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
import numpy as np
from playwright.sync_api import sync_playwright

import kmcourse as km
from kmcourse.widgets.compose import composed_script
from tests.browser.chromium import INSTALL, launch_chromium
from tests.browser.lab import Lab
from tests.browser.notebook import open_copy
from tests.browser.server import LabServer

SIZES = (300, 1000)
PLAYED_MILLISECONDS = 4000
DRAG_MOVES = 120

CELL = """
import numpy as np, kmcourse as km
rng = np.random.default_rng(3)
X = np.concatenate([rng.normal(centre, 1.0, ({m} // 4, 2)) for centre in [(0, 0), (4, 1), (1, 5), (6, 6)]])
km.widgets.Staircase(km.half_steps(X, X[:4]))
"""

# A frame is counted when the player says that it has drawn; its time is that of the animation frame it was drawn in.
COUNT_FRAMES = """
async ([root, milliseconds]) => {
  const times = [];
  const seen = new MutationObserver(() => times.push(document.timeline.currentTime));
  seen.observe(root, {attributes: true, attributeFilter: ['data-frame']});
  await new Promise((done) => setTimeout(done, milliseconds));
  seen.disconnect();
  return times;
}
"""
WATCH_DRAGS = """
(root) => {
  window.drags = [];
  let moved = null;
  addEventListener('pointermove', (event) => { moved = event.timeStamp; }, {capture: true});
  new MutationObserver(() => {
    if (moved !== null) window.drags.push(performance.now() - moved);
    moved = null;
  }).observe(root, {attributes: true, attributeFilter: ['data-frame']});
}
"""


def main():
    """Print one table."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        if browser is None:
            sys.exit(INSTALL)
        server = LabServer(Path(home) / "lab")
        server.start()
        try:
            measure_all(browser, server)
        finally:
            server.stop()
            browser.close()
    print(f"load {os.getloadavg()[0]:.1f} after")


def measure_all(browser, server):
    """Print a line for each size, then the bytes."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    messages = []
    page.on(
        "websocket",
        lambda socket: [socket.on(way, lambda _: messages.append(1)) for way in ("framesent", "framereceived")],
    )
    lab = Lab(page, server)
    lab.load()
    print("points  fps   interval p50/p95 ms  drag to J p50/p95 ms  messages while playing  bytes of html")
    for m in SIZES:
        notebook = open_copy(lab, notebook_with(m))
        notebook.run_all()
        root = page.locator(".km-player").last
        root.scroll_into_view_if_needed()
        times, sent = play(page, root, messages)
        drags = drag(page, root)
        intervals = np.diff(times)
        print(
            f"{m:6d}  {1000 * (len(times) - 1) / (times[-1] - times[0]):4.1f}  {quantiles(intervals):>19}  "
            f"{quantiles(drags):>20}  {sent:22d}  {html_bytes(m):13d}"
        )
        lab.clear()
    print(f"the staircase's script, shared files with it: {len(composed_script('staircase').encode())} bytes")


def play(page, root, messages):
    """Play for a while; return when each frame was drawn, and how many messages went either way meanwhile."""
    page.wait_for_load_state("networkidle")
    root.get_by_role("combobox").select_option("0.5")
    root.get_by_role("button", name="Play", exact=True).click()
    before = len(messages)
    times = page.evaluate(COUNT_FRAMES, [root.element_handle(), PLAYED_MILLISECONDS])
    sent = len(messages) - before
    root.get_by_role("button", name="Pause", exact=True).click()
    return times, sent


def drag(page, root):
    """Move a centroid to and fro; return the milliseconds from each pointer event to the J that answers it."""
    centroid = root.locator(".km-centroid").first
    centroid.scroll_into_view_if_needed()
    box = centroid.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    root.evaluate(WATCH_DRAGS)
    page.mouse.move(x, y)
    page.mouse.down()
    for move in range(DRAG_MOVES):
        page.mouse.move(x + 40 * np.sin(move / 7), y + 40 * np.cos(move / 9))
    page.mouse.up()
    return page.evaluate("window.drags")


def quantiles(values):
    """Return the median and the 95th percentile as words."""
    return f"{statistics.median(values):.1f} / {np.quantile(values, 0.95):.1f}"


def html_bytes(m):
    """Return how large the output of the measured cell is."""
    names = {}
    exec(CELL.format(m=m).rpartition("km.widgets")[0], names)
    return len(km.widgets.Staircase(km.half_steps(names["X"], names["X"][:4])).html().encode())


def notebook_with(m):
    """Return a notebook whose one cell shows m points."""
    cell = nbformat.v4.new_code_cell(CELL.format(m=m), id="staircase")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})


if __name__ == "__main__":
    main()
