"""The same run with ipywidgets.interact and Matplotlib, to be measured beside the staircase."""

import time

import numpy as np

CELL = """
import ipywidgets, matplotlib.pyplot as plt, numpy as np, kmcourse as km
rng = np.random.default_rng(3)
X = np.concatenate([rng.normal(centre, 1.0, ({m} // 4, 2)) for centre in [(0, 0), (4, 1), (1, 5), (6, 6)]])
steps = list(km.half_steps(X, X[:4]))

def show(step, x):
    _, labels, centroids, _ = steps[step]
    centroids = centroids.copy()
    centroids[0, 0] += x
    costs = [s.cost for s in steps[: step + 1]]
    costs[-1] = km.compute_cost(X, labels, centroids)
    figure, (plane, stairs) = plt.subplots(1, 2, figsize=(9, 4))
    plane.scatter(*X.T, c=labels, cmap="tab10", s=9)
    plane.plot(*np.stack([X, centroids[labels]]).transpose(2, 0, 1), color="grey", linewidth=0.3)
    plane.scatter(*centroids.T, color="black", marker="X")
    stairs.step(range(1, len(costs) + 1), costs, where="post")
    stairs.set_title(f"J = {{costs[-1]:.4g}}")
    plt.show()

play = ipywidgets.Play(min=0, max=len(steps) - 1, interval=16, repeat=True)
x = ipywidgets.FloatSlider(min=-3, max=3, step=0.1)
out = ipywidgets.interactive_output(show, dict(step=play, x=x))
display(play, x, out)
"""

# A new picture is a new <img>; its time is that of the frame it is shown in.
COUNT_PICTURES = """
async (milliseconds) => {
  const times = [];
  const seen = new MutationObserver((changes) => {
    if (changes.some(({addedNodes}) => [...addedNodes].some((n) => n.querySelector?.('img') || n.tagName === 'IMG')))
      times.push(document.timeline.currentTime);
  });
  seen.observe(document.querySelector('.jp-NotebookPanel'), {childList: true, subtree: true});
  await new Promise((done) => setTimeout(done, milliseconds));
  seen.disconnect();
  return times;
}
"""
WATCH_MOVES = """
() => {
  window.moves = [];
  let moved = null;
  addEventListener('keydown', () => { moved = performance.now(); }, {capture: true});
  new MutationObserver((changes) => {
    const drawn = changes.some(({addedNodes}) => [...addedNodes].some((n) => n.querySelector?.('img')));
    if (drawn && moved !== null) { window.moves.push(performance.now() - moved); moved = null; }
  }).observe(document.querySelector('.jp-NotebookPanel'), {childList: true, subtree: true});
}
"""


def frames(page, milliseconds):
    """Play for a while; return when each picture came."""
    page.locator(".jupyter-widgets.widget-play button").first.click()
    times = page.evaluate(COUNT_PICTURES, milliseconds)
    page.locator(".jupyter-widgets.widget-play button").first.click()
    return times


def moves(page, count=20):
    """Move a centroid with the slider's keys, one at a time; return the milliseconds to the picture with the new J."""
    page.evaluate(WATCH_MOVES)
    handle = page.locator(".jupyter-widgets.widget-slider .noUi-handle").first
    handle.focus()
    for done in range(1, count + 1):
        page.keyboard.press("ArrowRight" if done % 2 else "ArrowLeft")
        page.wait_for_function("(count) => window.moves.length >= count", arg=done)
        time.sleep(0.1)  # two redraws of one move are not to be counted as two
    return np.array(page.evaluate("window.moves"))
