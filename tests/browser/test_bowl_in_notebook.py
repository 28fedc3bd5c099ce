"""The bowl in its notebook, by pointer and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.course import learner_edition
from tests.browser.players import Player, press_commands, tab_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(
        "notebook_after_run_all", learner_edition()[3:4], ids=["03"], indirect=True, scope="module"
    ),
]

CELL = "move-bowl"
PLACES = {"slider": "input[type=range]", "button": "button", "points": "input[type=radio]", "handle": ".km-handle"}


@pytest.fixture
def bowl(notebook_after_run_all):
    """Give the bowl of 1 and 11 with μ at 2."""
    player = Player(notebook_after_run_all.page, "bowl")
    player.root.locator("input[type=range]").fill("2")
    expect(player.root).to_have_attribute("data-frame", "2/41")
    return player


def test_with_the_arrow_keys_alone_j_falls_from_41_at_2_to_25_at_6(bowl, notebook_after_run_all):
    notebook_after_run_all.select(CELL)

    tab_until(bowl.page, bowl.root.locator("input[type=range]"))
    while bowl.state < 6:
        before = bowl.frame
        bowl.page.keyboard.press("ArrowRight")
        bowl.wait_for_change(before)

    assert (bowl.state, bowl.cost) == (6, 25)


def test_mu_is_dragged_along_the_line(bowl):
    handle = bowl.root.locator(".km-centroid")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    bowl.page.mouse.move(x, y)
    bowl.page.mouse.down()
    bowl.page.mouse.move(x + 60, y)
    bowl.wait_for_change("2/41")
    bowl.page.mouse.up()

    assert 2 < bowl.state < 6
    assert bowl.cost == pytest.approx(25 + (bowl.state - 6) ** 2, abs=0.01)


@pytest.mark.parametrize("place", PLACES)
def test_keys_pressed_in_it_never_reach_the_notebook(bowl, notebook_after_run_all, place):
    before = notebook_after_run_all.cell_kinds()
    bowl.root.locator(PLACES[place]).first.focus()

    press_commands(bowl.page)

    assert notebook_after_run_all.cell_kinds() == before


def test_shift_enter_in_it_still_runs_the_cell(bowl, notebook_after_run_all):
    notebook = notebook_after_run_all
    notebook.select(CELL)
    before = notebook.executions(CELL)
    bowl.root.locator("input[type=range]").focus()

    bowl.page.keyboard.press("Shift+Enter")

    notebook.wait_until("cell(argument[0]).model.executionCount > argument[1]", [CELL, before])
    notebook.wait_for_kernel()
