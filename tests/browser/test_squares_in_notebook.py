"""Terms and Choices in a notebook, by pointer and by keyboard alone."""

import pytest

from tests.browser.notebook import notebook_of
from tests.browser.players import Player, press_commands, tab_until

SOURCE = notebook_of(
    terms="km.widgets.Terms(km.datasets.two_points(), [0, 0], [[2]])",
    choices="km.widgets.Choices(km.datasets.thirty_points(), [[3, 3], [6.5, 6]])",
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("notebook_after_run_all", [SOURCE], ids=["squares"], indirect=True, scope="module"),
]

PLACES = {
    "terms": [
        "button",
        "input[type=range]",
        "input[type=number]",
        "select",
        ".km-centroid",
        "[role=option]",
        "summary",
    ],
    "choices": ["button", "input[type=range]", "select", "[role=gridcell]"],
}


@pytest.fixture
def terms(notebook_after_run_all):
    """Give the terms of 1 and 11, all of them on the bar."""
    player = Player(notebook_after_run_all.page, "terms")
    player.root.get_by_role("slider", name="Step").fill("3")
    player.wait_for_state(3)
    return player


@pytest.fixture
def choices(notebook_after_run_all):
    """Give the table of thirty points, every point in the first cluster."""
    player = Player(notebook_after_run_all.page, "choices")
    if player.button("Start over").get_attribute("aria-disabled") == "false":
        player.button("Start over").click()
    player.wait_for_state(0)
    return player


def test_the_terms_are_gone_through_by_the_keyboard_alone(terms, notebook_after_run_all):
    page = terms.page
    notebook_after_run_all.select("terms")

    tab_until(page, terms.button("Back"))
    page.keyboard.press("Enter")
    terms.wait_for_state(2)
    tab_until(page, terms.root.locator("[role=option][aria-selected=true]"))
    page.keyboard.press("ArrowLeft")
    assert "(1 − 2)² = 1" in terms.root.locator(".km-chain").inner_text()
    before = terms.cost
    tab_until(page, terms.root.locator(".km-centroid"), key="Shift+Tab")
    page.keyboard.press("Shift+ArrowRight")
    assert terms.cost < before


def test_a_cell_is_chosen_by_the_keyboard_alone(choices, notebook_after_run_all):
    page = choices.page
    notebook_after_run_all.select("choices")
    before = choices.cost

    tab_until(page, choices.root.locator("[role=gridcell][tabindex='0']"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    assert choices.cost < before
    assert "Point 1 from cluster 1 to 2" in choices.root.locator(".km-sentence").inner_text()


@pytest.mark.parametrize(("stem", "place"), [(stem, place) for stem, places in PLACES.items() for place in places])
def test_keys_pressed_in_them_never_reach_the_notebook(notebook_after_run_all, stem, place):
    before = notebook_after_run_all.cell_kinds()
    player = Player(notebook_after_run_all.page, stem)
    player.root.locator(place).first.focus()

    press_commands(player.page)

    assert notebook_after_run_all.cell_kinds() == before


@pytest.mark.parametrize(("stem", "place"), [("terms", "[role=option]"), ("choices", "[role=gridcell]")])
def test_shift_enter_in_them_still_runs_the_cell(notebook_after_run_all, stem, place):
    notebook = notebook_after_run_all
    notebook.select(stem)
    before = notebook.executions(stem)
    Player(notebook.page, stem).root.locator(place).first.focus()

    notebook.page.keyboard.press("Shift+Enter")

    notebook.wait_until("cell(argument[0]).model.executionCount > argument[1]", [stem, before])
    notebook.wait_for_kernel()
