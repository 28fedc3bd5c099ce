"""The staircase in its notebook, by pointer and by keyboard alone."""

import pytest

from tests.browser.course import learner_edition
from tests.browser.players import Player, press_commands, tab_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("notebook_after_run_all", [learner_edition(4)], ids=["04"], indirect=True, scope="module"),
]

CELL = "stairs-run"


@pytest.fixture
def staircase(notebook_after_run_all):
    """Give the staircase at its beginning."""
    player = Player(notebook_after_run_all.page, "staircase")
    player.root.get_by_role("slider", name="Half-step").fill("0")
    player.wait_for_state(0)
    return player


def test_it_plays_to_the_end_where_python_s_run_ends(staircase):
    costs = staircase.content()["run"]["costs"]
    staircase.root.get_by_role("combobox").select_option("4")

    staircase.button("Play").click()

    staircase.wait_for_state(len(costs))
    assert staircase.cost == pytest.approx(costs[-1])


def test_it_steps_forth_and_back(staircase):
    staircase.button("Step").click()
    staircase.wait_for_state(1)
    staircase.button("Step").click()
    staircase.wait_for_state(2)
    after_a_move = staircase.cost
    staircase.button("Back").click()
    staircase.wait_for_state(1)

    assert staircase.cost > after_a_move


def test_j_follows_a_dragged_centroid_at_once(staircase):
    staircase.button("Step").click()
    staircase.wait_for_state(1)
    before, cost = staircase.frame, staircase.cost
    box = staircase.root.locator(".km-centroid").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    staircase.page.mouse.move(x, y)
    staircase.page.mouse.down()
    staircase.page.mouse.move(x + 40, y + 30)
    staircase.wait_for_change(before)

    assert staircase.cost != cost
    staircase.page.mouse.up()


def test_it_is_worked_by_the_keyboard_alone(staircase, notebook_after_run_all):
    page = staircase.page
    notebook_after_run_all.select(CELL)

    tab_until(page, staircase.button("Step"))
    page.keyboard.press("Enter")
    staircase.wait_for_state(1)
    page.keyboard.press("Space")
    staircase.wait_for_state(2)
    tab_until(page, staircase.root.get_by_role("slider", name="Half-step"))
    page.keyboard.press("ArrowRight")
    staircase.wait_for_state(3)
    before = staircase.frame
    tab_until(page, staircase.root.locator(".km-centroid").first, key="Shift+Tab")
    page.keyboard.press("Shift+ArrowRight")
    staircase.wait_for_change(before)


PLACES = {
    "button": "button",
    "scrub": "input[type=range]",
    "point number": "input[type=number]",
    "speed": "select",
    "centroid": ".km-centroid",
    "table": "summary",
}


@pytest.mark.parametrize("place", PLACES)
def test_keys_pressed_in_it_never_reach_the_notebook(staircase, notebook_after_run_all, place):
    before = notebook_after_run_all.cell_kinds()
    staircase.root.locator(PLACES[place]).first.focus()

    press_commands(staircase.page)

    assert notebook_after_run_all.cell_kinds() == before


def test_shift_enter_in_it_still_runs_the_cell(staircase, notebook_after_run_all):
    notebook = notebook_after_run_all
    notebook.select(CELL)
    before = notebook.executions(CELL)
    staircase.button("Step").focus()

    staircase.page.keyboard.press("Shift+Enter")

    notebook.wait_until("cell(argument[0]).model.executionCount > argument[1]", [CELL, before])
    notebook.wait_for_kernel()
