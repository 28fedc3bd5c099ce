"""Measure the widgets in a real JupyterLab: frames while one plays, a drag's way to the new J, messages, bytes, paint.

Beside the staircase, in the same run, the same half-steps with ipywidgets.interact and Matplotlib.

    python -m tests.browser.measure_frames

The machine's load is printed with the figures: compare them only between runs at the same load.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import numpy as np
from playwright.sync_api import sync_playwright

import kmcourse as km
from kmcourse.widgets.compose import composed_script
from tests.browser import measured_interact
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

# Every other widget in which something is held or chosen, with as many points as it takes.
OTHERS = {
    "bowl": "km.widgets.Bowl()",
    "terms": "km.widgets.Terms(X, km.assign_points(X, X[:4]), X[:4])",
    "playground": "km.widgets.Playground()",
    "choices": "km.widgets.Choices(X, X[:8])",
}

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
  for (const kind of ['pointermove', 'keydown']) {
    addEventListener(kind, (event) => { moved = event.timeStamp; }, {capture: true});
  }
  new MutationObserver(() => {
    if (moved !== null) window.drags.push(performance.now() - moved);
    moved = null;
  }).observe(root, {attributes: true, attributeFilter: ['data-frame']});
}
"""


# When a cell's number stands at its prompt it has ended; the first paint is the second frame after the player is there.
WATCH_PAINT = """
() => {
  window.ended = window.painted = null;
  const look = () => {
    const prompt = [...document.querySelectorAll('.jp-InputPrompt')].some((p) => /\\[1\\]/.test(p.textContent));
    if (prompt && window.ended === null) window.ended = performance.now();
    if (document.querySelector('.km-player[data-frame]') && window.painted === null) {
      window.painted = 0;
      requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = performance.now(); }));
    }
    if (!window.ended || !window.painted) setTimeout(look, 1);
  };
  look();
}
"""
IDLE_SECONDS = 4


def main():
    """Print the tables."""
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
    """Print a line for each size, then the first paint, what an idle page does, and the bytes."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    messages = []
    page.on(
        "websocket",
        lambda socket: [socket.on(way, lambda _: messages.append(1)) for way in ("framesent", "framereceived")],
    )
    lab = Lab(page, server)
    lab.load()
    print("          points   fps   interval p50/p95 ms  drag to J p50/p95 ms  messages while playing  bytes of html")
    for m in SIZES:
        ours = measure_staircase(lab, m, messages)
        theirs = measure_interact(lab, m)
        print(f"ratio     {m:6d}  {ours[0] / theirs[0]:4.0f}  {'':>19}  {theirs[1] / ours[1]:20.0f}")
    for stem, show in OTHERS.items():
        print(f"{stem:10s}  300  {'':>5} {'':>19}  {quantiles(measure_hold(lab, stem, show)):>20}")
    print(f"first paint of 300 points after the cell's end, ms: {', '.join(f'{paint(lab):.0f}' for _ in range(5))}")
    for name, share in idle(lab).items():
        print(f"main thread busy while {name}: {100 * share:.1f} %")
    sizes = (f"{stem} {len(composed_script(stem).encode()) / 1000:.1f}" for stem in stems())
    print(f"scripts, kB, shared files with each: {', '.join(sizes)}")


def measure_staircase(lab, m, messages):
    """Print the staircase's line; return its frames a second, and the median milliseconds from a drag to J."""
    open_copy(lab, notebook_with(CELL, m)).run_all()
    root = lab.page.locator(".km-player").last
    root.scroll_into_view_if_needed()
    times, sent = play(lab.page, root, messages)
    drags = drag(lab.page, root)
    rate = 1000 * (len(times) - 1) / (times[-1] - times[0])
    print(
        f"staircase {m:6d}  {rate:4.1f}  {quantiles(np.diff(times)):>19}  {quantiles(drags):>20}  {sent:22d}  "
        f"{html_bytes(m):13d}"
    )
    lab.clear()
    return rate, statistics.median(drags)


def measure_interact(lab, m):
    """Print the line of interact and Matplotlib; return the same two figures."""
    open_copy(lab, notebook_with(measured_interact.CELL, m)).run_all()
    lab.page.wait_for_selector(".jupyter-widgets.widget-play")
    times = measured_interact.frames(lab.page, PLAYED_MILLISECONDS)
    moves = measured_interact.moves(lab.page)
    rate = 1000 * (len(times) - 1) / (times[-1] - times[0])
    print(f"interact  {m:6d}  {rate:4.1f}  {quantiles(np.diff(times)):>19}  {quantiles(moves):>20}")
    lab.clear()
    return rate, statistics.median(moves)


def measure_hold(lab, stem, show):
    """Return the milliseconds from each pointer event, or key that chooses a cell, to the J that answers it."""
    open_copy(lab, notebook_with(CELL.rpartition("km.widgets")[0] + show, 300)).run_all()
    root = lab.page.locator(".km-player").last
    root.scroll_into_view_if_needed()
    times = choose(lab.page, root) if stem == "choices" else drag(lab.page, root)
    lab.clear()
    return times


def choose(page, root):
    """Choose a cell of the table with the keyboard, and then its neighbour, to and fro."""
    root.locator("[role=gridcell]").first.click()
    root.evaluate(WATCH_DRAGS)
    for move in range(DRAG_MOVES):
        page.keyboard.press("ArrowLeft" if move % 2 else "ArrowRight")
        page.keyboard.press("Enter")
    return page.evaluate("window.drags")


def paint(lab):
    """Return the milliseconds from a cell's end to the first paint of its player."""
    notebook = open_copy(lab, notebook_with(CELL, 300))
    lab.page.evaluate(WATCH_PAINT)
    notebook.run_all()
    lab.page.wait_for_function("window.ended && window.painted")
    milliseconds = lab.page.evaluate("window.painted - window.ended")
    lab.clear()
    return milliseconds


def idle(lab):
    """Return how busy the main thread is: without a widget, with one at rest, with one out of sight."""
    session = lab.page.context.new_cdp_session(lab.page)
    session.send("Performance.enable")

    def busy():
        begin = task_seconds(session)
        time.sleep(IDLE_SECONDS)
        return (task_seconds(session) - begin) / IDLE_SECONDS

    notebook = open_copy(lab, notebook_with(CELL + "\nkm.widgets.Staircase(km.half_steps(X, X[:4]))", 1000))
    lab.page.wait_for_load_state("networkidle")
    shares = {"there is no widget": busy()}
    notebook.run_all()
    root = lab.page.locator(".km-player").last
    root.scroll_into_view_if_needed()
    lab.page.wait_for_load_state("networkidle")
    shares["a widget is at rest"] = busy()
    root.get_by_role("button", name="Play", exact=True).click()
    lab.page.evaluate("document.querySelector('.km-player').style.marginBottom = '3000px'")
    lab.page.locator(".km-player").last.evaluate("(root) => root.scrollIntoView()")
    lab.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 1e6)")
    lab.page.wait_for_load_state("networkidle")
    shares["one that plays is out of sight"] = busy()
    lab.clear()
    return shares


def task_seconds(session):
    """Return how long the page's main thread has been busy in all."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def stems():
    """Return the stems of all widgets."""
    return sorted({getattr(km.widgets, name).stem for name in km.widgets.__all__} | {"predict", "predicted"})


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
    centroid = root.locator(".km-handle[role=slider]").first
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


def notebook_with(cell, m):
    """Return a notebook whose one cell shows m points."""
    code = nbformat.v4.new_code_cell(cell.format(m=m), id="measured")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=[code], metadata={"kernelspec": kernel})


if __name__ == "__main__":
    main()
