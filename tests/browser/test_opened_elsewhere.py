"""A learner's saved notebook where Python is not: reopened on another day, received by somebody else, exported."""

import re
import shutil
from pathlib import Path

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.browser.course import learner_edition
from tests.browser.lab import lent_lab
from tests.browser.notebook import notebook_of, open_copy, void_signature
from tests.browser.players import Player

pytestmark = pytest.mark.browser

# The stem of a widget: the number of the notebook that shows it, or a line that does.
SHOWN_BY = {
    "bowl": 3,
    "staircase": 4,
    "colours": "km.widgets.Colours()",
    "terms": "km.widgets.Terms(km.datasets.two_points(), [0, 0], [[2]])",
    "choices": "km.widgets.Choices(km.datasets.thirty_points(), [[3, 3], [6.5, 6]])",
    "zoo": "km.widgets.Zoo()",
    "many_starts": "km.widgets.ManyStarts()",
    "playground": "km.widgets.Playground()",
    "side_by_side": "km.widgets.SideBySide.of_policies()",
}


@pytest.fixture(scope="module", params=SHOWN_BY)
def saved(request, tmp_path_factory, lab_pages, browser_context, lab_server):
    """Give the stem of a widget, and the file of its notebook as it was saved after Run All."""
    shown_by = SHOWN_BY[request.param]
    source = learner_edition(shown_by) if isinstance(shown_by, int) else notebook_of(shown=shown_by)
    with lent_lab(lab_pages, browser_context, lab_server) as lab:
        notebook = open_copy(lab, source)
        notebook.run_all()
        notebook.save()
        file = shutil.copy(notebook.file, tmp_path_factory.mktemp("saved"))
    # The next page knows nothing of the widgets that lived in this one.
    lab_pages.pop().page.close()
    return request.param, Path(file)


def plays(player):
    """See the player draw something else when it is asked to: a step, a skip, or something pushed with an arrow key."""
    before = player.frame
    buttons = player.root.locator("button:visible:not([aria-disabled=true])")
    steps = buttons.filter(has_text=re.compile("^(Step|Back|Skip)$"))
    if steps.count():
        steps.first.click()
    else:
        player.root.locator(".km-handle, input[type=range]").first.focus()
        player.page.keyboard.press("ArrowRight")
    player.wait_for_change(before)


def assert_no_error_is_seen(notebook, drawn):
    """Wait until every saved player is drawn, then look for JupyterLab's words about a widget that it cannot draw."""
    players = notebook.file.read_text(encoding="utf-8").count('<div class=\\"km-player')
    expect(notebook.page.locator(drawn)).to_have_count(players)
    seen = notebook.page.locator(".jp-Notebook").inner_text()
    assert "Error displaying widget" not in seen
    assert "Loading widget" not in seen


@pytest.mark.parametrize("kernel", [False, True], ids=["without a kernel", "with a fresh kernel"])
def test_reopened_it_still_plays(saved, open_notebook, kernel):
    stem, file = saved

    notebook = open_notebook(file, kernel=kernel)

    plays(Player(notebook.page, stem))
    assert_no_error_is_seen(notebook, drawn=".km-live")


def test_received_from_somebody_else_it_shows_pictures(saved, open_notebook, tmp_path):
    stem, file = saved
    received = Path(shutil.copy(file, tmp_path))
    void_signature(received)

    notebook = open_notebook(received, kernel=False)

    assert_no_error_is_seen(notebook, drawn=".km-still")
    pictures = notebook.page.locator(".km-still img")
    assert pictures.count() == file.read_text(encoding="utf-8").count(f'data-km=\\"{stem}-')
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
        assert picture.get_attribute("alt")


def test_exported_to_a_page_and_unplugged_it_plays(saved, browser_context, tmp_path):
    stem, file = saved
    exported = tmp_path / "exported.html"
    exported.write_text(HTMLExporter().from_filename(file)[0], encoding="utf-8")

    page = browser_context.new_page()
    raised = []
    page.on("pageerror", lambda error: raised.append(str(error)))
    page.goto(exported.as_uri())
    plays(Player(page, stem))

    assert page.locator(".km-live").count() == page.locator(".km-player").count()
    page.close()
    # The page's own template asks the network for what it does not need here.
    assert [line for line in raised if "require" not in line and "MathJax" not in line] == []


def test_a_widget_that_is_not_ours_shows_the_words_that_ours_never_show(open_notebook):
    """The control of the tests above: they look for what this JupyterLab really says."""
    notebook = open_notebook(notebook_of(slider="import ipywidgets\nipywidgets.IntSlider()"))
    notebook.run_all()
    notebook.save()

    notebook.reopen()

    notebook.wait_for_text("slider", "Error displaying widget")
