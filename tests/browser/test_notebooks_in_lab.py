"""Every notebook as a learner meets it: an untouched copy after Run All."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import grave_findings
from tests.browser.course import learner_edition
from tests.browser.pixels import light_share

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(
        "notebook_after_run_all", learner_edition(), ids=lambda file: file.name[:2], indirect=True, scope="module"
    ),
]


@pytest.fixture
def notebook(notebook_after_run_all):
    skip_all_questions(notebook_after_run_all)
    return notebook_after_run_all


def skip_all_questions(notebook):
    """Skip every prediction that is open: some of them cover a widget until then."""
    for question in notebook.page.locator('.km-player[data-km^="predict-"]').all():
        question.scroll_into_view_if_needed()
        expect(question).to_have_attribute("data-frame", re.compile("^(open|answered)/"), timeout=60_000)
        if question.get_attribute("data-frame").startswith("open"):
            question.get_by_role("button", name="Skip", exact=True).click()
            expect(question).to_have_attribute("data-frame", "answered/none", timeout=60_000)


def test_run_all_reaches_the_end(notebook):
    assert notebook.unfinished() == []
    assert notebook.errors() == []


def test_every_player_lives(notebook):
    for player in notebook.page.locator(".km-player").all():
        player.scroll_into_view_if_needed()
        player.locator(".km-live").wait_for()

        assert player.locator(".km-still").count() == 0
        assert player.get_attribute("data-frame")


def test_nothing_on_the_screen_speaks_of_an_error(notebook):
    assert "Error displaying widget" not in notebook.page.locator(".jp-Notebook").inner_text()


def test_no_output_is_wider_than_its_place(notebook):
    for width in (1280, 560):
        notebook.lab.set_width(width)

        assert notebook.overflowing() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_grave_in_the_outputs(notebook, dark):
    notebook.lab.set_theme(dark)

    assert grave_findings(notebook.page, ".jp-OutputArea-output") == []


def test_no_output_is_a_white_slab_in_the_dark(notebook):
    notebook.lab.set_theme(dark=True)

    slabs = {}
    for output in notebook.page.locator(".jp-OutputArea-output").all():
        if output.is_visible():
            slabs[output.inner_text()[:60]] = light_share(output.screenshot())
    assert {words: share for words, share in slabs.items() if share > 0.2} == {}
