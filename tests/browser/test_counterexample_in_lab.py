"""A check that fails on points in the plane shows where, in a real JupyterLab: light, dark, narrow, and received."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import grave_findings
from tests.browser.lab import lent_lab
from tests.browser.notebook import notebook_of, open_copy

pytestmark = pytest.mark.browser

ALONG_THE_AXES = """
import numpy as np, kmcourse as km

def assign_points(X, centroids):
    return abs(X[:, None] - centroids).sum(axis=2).argmin(axis=1)

km.check(assign_points)
"""


@pytest.fixture(scope="module")
def notebook(lab_pages, browser_context, lab_server):
    """Give a notebook with a report of an answer that measures along the axes."""
    with lent_lab(lab_pages, browser_context, lab_server) as lab:
        opened = open_copy(lab, notebook_of(check=ALONG_THE_AXES))
        opened.run_all()
        yield opened


def picture(notebook):
    return notebook.output_area("check").locator(".km-report img").first


def scheme_of_the_picture(notebook):
    """Return the colour scheme that the picture is drawn in."""
    return picture(notebook).evaluate(
        "async image => { await image.decode(); return getComputedStyle(image).colorScheme; }"
    )


def test_the_first_picture_is_open_and_says_the_change_of_j(notebook):
    image = picture(notebook)

    expect(image).to_be_visible()
    assert "Point 0 is given centroid 1, but centroid 0 is nearer" in image.get_attribute("alt")
    assert "J falls from 19.36 to 17.06" in notebook.text("check")


def test_the_others_open_by_keyboard(notebook):
    summary = notebook.output_area("check").locator("summary").first
    summary.focus()

    notebook.page.keyboard.press("Space")

    expect(notebook.output_area("check").locator(".km-report img").nth(1)).to_be_visible()


def test_it_follows_the_theme_and_has_no_grave_fault_in_either(notebook):
    shown = []
    for dark in (True, False):
        notebook.lab.set_theme(dark=dark)
        shown.append(scheme_of_the_picture(notebook))
        assert grave_findings(notebook.page, ".km-report") == []

    assert shown == ["dark", "light"]


def test_it_fits_where_there_is_little_room(notebook):
    notebook.lab.set_width(420)
    narrow = notebook.overflowing()
    notebook.lab.set_width(1280)

    assert "check" not in narrow


def test_received_by_somebody_else_the_picture_is_still_there(notebook):
    notebook.save()
    notebook.receive()
    notebook.reopen(kernel=False)

    expect(picture(notebook)).to_be_visible()
    assert not notebook.is_trusted("check")
