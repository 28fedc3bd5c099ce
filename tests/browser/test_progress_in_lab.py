"""The page of a learner's progress in a real JupyterLab: from what they do to what it says, and begun anew."""

import os
import subprocess
import sys

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from tests.browser.accessibility import grave_findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELLS = {
    "import": "import kmcourse as km",
    "ask": 'km.predict("best-place", "Where is J smallest?", ["at 2", "at 5"])',
    "try": "km.check(lambda X, labels, centroids: ((X - centroids[labels]) ** 2).sum(), 'compute_cost')",
    "progress": "km.progress()",
}


@pytest.fixture
def tried(open_notebook):
    """Give a notebook whose learner has made one mistake and one prediction that did not come true."""
    cells = [new_code_cell(source, id=cell_id) for cell_id, source in CELLS.items()]
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = open_notebook(new_notebook(cells=cells, metadata={"kernelspec": kernelspec}))
    notebook.run_all()
    question = notebook.output_area("ask").locator(".km-player")
    expect(question).to_have_attribute("data-frame", "open/none", timeout=60_000)
    question.get_by_label("at 2", exact=True).check()
    question.get_by_role("button", name="Record my prediction").click()
    expect(question).to_have_attribute("data-frame", "answered/at 2", timeout=60_000)
    notebook.run("progress")
    notebook.wait_for_text("progress", "Surprised: Where is J smallest? You said “at 2”; the answer is “at 5”.")
    return notebook


def test_what_was_tried_and_met_is_on_the_page_until_it_is_reset_in_a_terminal(tried):
    assert "compute_cost: tried once, not passed yet." in tried.text("progress")
    assert "What is the average of 1² and 9²?" in tried.text("progress")

    environment = os.environ | {"KMCOURSE_HOME": str(tried.lab.server.records)}
    reset = [sys.executable, "-m", "kmcourse", "progress", "--reset", "--yes"]
    assert subprocess.run(reset, env=environment, capture_output=True).returncode == 0

    tried.run("progress")
    tried.wait_for_text("progress", "Nothing is recorded yet: open 00_how_this_works.ipynb")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_grave_and_the_page_fits_a_narrow_window(tried, dark):
    tried.lab.set_theme(dark)
    tried.lab.set_width(480)

    assert grave_findings(tried.page, ".km-progress") == []
    assert tried.overflowing() == []


def test_a_page_that_is_saved_is_read_without_a_kernel_and_untrusted(tried):
    tried.save()
    tried.receive()
    tried.reopen(kernel=False)

    tried.wait_for_text("progress", "Surprised: Where is J smallest?")
