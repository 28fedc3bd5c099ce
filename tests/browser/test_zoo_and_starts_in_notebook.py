"""The zoo and many starts in a notebook, by the keyboard alone."""

import pytest

from tests.browser.notebook import notebook_of
from tests.browser.players import Player, press_commands, tab_until

SOURCE = notebook_of(zoo="km.widgets.Zoo()", many_starts="km.widgets.ManyStarts()")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("notebook_after_run_all", [SOURCE], ids=["zoo-and-starts"], indirect=True, scope="module"),
]

PLACES = {
    "zoo": [".km-thumbs input", ".km-ask input", ".km-ask button", ".km-told button", "input[type=range]"],
    "many_starts": [".km-column", "input[type=radio]", "button", "input[type=range]", "select", "summary"],
}


@pytest.fixture
def zoo(notebook_after_run_all):
    return Player(notebook_after_run_all.page, "zoo")


def test_a_curve_is_diagnosed_and_the_next_is_asked_by_the_keyboard_alone(zoo, notebook_after_run_all):
    page = zoo.page
    notebook_after_run_all.select("zoo")

    tab_until(page, zoo.root.get_by_role("radio", name="A bug in assign"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "You named it" in zoo.root.locator(".km-told").inner_text()
    assert zoo.button("Next curve").evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")

    assert zoo.frame.endswith("/2 asked")


def test_a_start_is_chosen_and_replayed_by_the_keyboard_alone(notebook_after_run_all):
    starts = Player(notebook_after_run_all.page, "many_starts")
    page = starts.page
    notebook_after_run_all.select("many_starts")

    tab_until(page, starts.root.locator(".km-column").first)
    page.keyboard.press("Home")
    lowest = starts.cost
    tab_until(page, starts.button("Back"))
    before = starts.frame
    page.keyboard.press("Enter")
    starts.wait_for_change(before)

    assert starts.cost >= lowest


@pytest.mark.parametrize(("stem", "place"), [(stem, place) for stem, places in PLACES.items() for place in places])
def test_keys_pressed_in_them_never_reach_the_notebook(notebook_after_run_all, stem, place):
    player = Player(notebook_after_run_all.page, stem)
    if stem == "zoo" and player.button("Skip").count() and place in (".km-told button", "input[type=range]"):
        player.button("Skip").click()
    elif stem == "zoo" and not player.button("Skip").count() and ".km-ask" in place:
        player.button("Next curve").click()
    before = notebook_after_run_all.cell_kinds()
    player.root.locator(place).first.focus()

    press_commands(player.page)

    assert notebook_after_run_all.cell_kinds() == before


@pytest.mark.parametrize(("stem", "place"), [("zoo", ".km-thumbs input"), ("many_starts", ".km-column")])
def test_shift_enter_in_them_still_runs_the_cell(notebook_after_run_all, stem, place):
    notebook = notebook_after_run_all
    notebook.select(stem)
    before = notebook.executions(stem)
    Player(notebook.page, stem).root.locator(place).first.focus()

    notebook.page.keyboard.press("Shift+Enter")

    notebook.wait_until("cell(argument[0]).model.executionCount > argument[1]", [stem, before])
    notebook.wait_for_kernel()


def test_nothing_is_wider_than_its_cell(notebook_after_run_all):
    assert notebook_after_run_all.overflowing() == []
