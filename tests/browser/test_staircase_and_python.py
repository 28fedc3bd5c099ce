"""The staircase and the kernel: what a drag tells Python, and a learner's own functions answering it."""

import nbformat
import pytest

from tests.browser.players import Player

pytestmark = pytest.mark.browser

CELLS = {
    "functions": """
import kmcourse as km, numpy as np
X, start = km.datasets.sixty_points(), km.datasets.sixty_points_start()
calls = 0
def move_centroids(X, labels, centroids):
    global calls
    calls += 1
    return np.array([np.median(X[labels == k], axis=0) for k in range(3)])
""",
    "show": "widget = km.widgets.Staircase(km.half_steps(X, start, {functions})); widget",
    "ask": "print(widget.cost, widget.centroids.tolist()); before = calls",
    "again": "print([step.cost for step in km.half_steps(X, widget.centroids, {functions})][-1])",
}


@pytest.fixture
def shown(request, open_notebook):
    """Give a notebook that shows a staircase of the functions that the parameter names, and that staircase."""
    cells = [
        nbformat.v4.new_code_cell(source.replace("{functions}", request.param), id=name)
        for name, source in CELLS.items()
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = open_notebook(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}))
    notebook.run("functions")
    notebook.run("show")
    return notebook, Player(notebook.page, "staircase")


def drag_first_centroid(staircase):
    centroid = staircase.root.locator(".km-centroid").first
    centroid.scroll_into_view_if_needed()
    box = centroid.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    staircase.page.mouse.move(x, y)
    staircase.page.mouse.down()
    staircase.page.mouse.move(x - 50, y + 60, steps=3)
    staircase.page.mouse.up()
    staircase.wait_for_state(0)


@pytest.mark.parametrize("shown", ["", "move=move_centroids"], indirect=True, ids=["reference", "learner's"])
def test_a_drag_is_read_in_python_and_the_run_goes_on_from_there(shown):
    notebook, staircase = shown
    staircase.button("Step").click()
    staircase.wait_for_state(1)

    drag_first_centroid(staircase)
    drawn = staircase.cost
    notebook.run("ask")
    notebook.run("again")

    cost = float(notebook.text("ask").split()[0])
    assert cost == pytest.approx(drawn)
    assert cost != pytest.approx(31.99365)
    steps = staircase.root.get_by_role("slider", name="Half-step").get_attribute("max")
    staircase.root.get_by_role("slider", name="Half-step").fill(steps)
    staircase.wait_for_state(steps)
    assert staircase.cost == pytest.approx(float(notebook.text("again")))
