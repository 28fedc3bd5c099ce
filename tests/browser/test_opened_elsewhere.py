"""A learner's saved notebook where Python is not: reopened on another day, received by somebody else, exported."""

import pytest
from nbconvert import HTMLExporter

from tests.browser.course import learner_edition
from tests.browser.players import Player

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(("number", "stem"), [(3, "bowl"), (4, "staircase")], ids=["03", "04"]),
]


@pytest.fixture
def saved(open_notebook, number):
    notebook = open_notebook(learner_edition(number))
    notebook.run_all()
    notebook.save()
    return notebook


def answers_to_arrows(player):
    """Move the first thing that can be moved with an arrow key, and see the player draw something else."""
    before = player.frame
    player.root.locator(".km-handle").first.focus()
    player.page.keyboard.press("Shift+ArrowRight")
    player.wait_for_change(before)


def assert_no_error_is_seen(notebook):
    """Look for JupyterLab's words about a widget that it cannot draw."""
    seen = notebook.page.locator(".jp-Notebook").inner_text()
    assert "Error displaying widget" not in seen
    assert "Loading widget" not in seen


def test_without_a_kernel_the_widget_still_plays(saved, stem):
    saved.reopen(kernel=False)

    answers_to_arrows(Player(saved.page, stem))
    assert_no_error_is_seen(saved)


def test_with_a_fresh_kernel_the_widget_still_plays(saved, stem):
    saved.reopen(kernel=True)

    answers_to_arrows(Player(saved.page, stem))
    assert_no_error_is_seen(saved)


def test_received_from_somebody_else_it_shows_a_picture(saved, stem):
    saved.receive()
    saved.reopen(kernel=False)

    pictures = saved.page.locator(".jp-OutputArea-output img").all()
    assert len(pictures) >= 1
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
        assert picture.get_attribute("alt")
    assert saved.page.locator(".km-live").count() == 0
    assert_no_error_is_seen(saved)


def test_exported_to_a_page_and_unplugged_the_widget_plays(saved, stem, browser_context, tmp_path):
    page_file = tmp_path / "exported.html"
    page_file.write_text(HTMLExporter().from_filename(saved.file)[0], encoding="utf-8")

    page = browser_context.new_page()
    raised = []
    page.on("pageerror", lambda error: raised.append(str(error)))
    page.goto(page_file.as_uri())
    answers_to_arrows(Player(page, stem))

    assert page.locator(".km-player .km-still").count() == 0
    page.close()
    # The page's own template asks the network for what it does not need here.
    assert [line for line in raised if "require" not in line and "MathJax" not in line] == []
