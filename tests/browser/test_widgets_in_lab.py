"""Widgets in a real JupyterLab, each shown by a line of its own: keys stay in them, and the theme is JupyterLab's."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import lent_lab
from tests.browser.notebook import notebook_of, open_copy
from tests.browser.players import press_commands

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A cell's id: the line in it, and a place in its widget for every kind of thing that takes the focus.
SHOWN = {
    "colours": ("km.widgets.Colours()", ["input[type=range]", ".km-palette"]),
    "descent": ("km.widgets.Bowl(descend=True)", ["input[type=range]", "button", ".km-handle", "input[type=radio]"]),
    "playground": ("km.widgets.Playground()", ["select", "button", ".km-cursor", ".km-centroid", "input[type=radio]"]),
    "side_by_side": ("km.widgets.SideBySide.of_policies()", ["button", "input[type=range]", "select"]),
}
PLACES = [(cell, place) for cell, (_, places) in SHOWN.items() for place in places]


@pytest.fixture(scope="module")
def notebook(lab_pages, browser_context, lab_server):
    """Give one notebook with all of them, run once."""
    with lent_lab(lab_pages, browser_context, lab_server) as lab:
        opened = open_copy(lab, notebook_of(**{cell: line for cell, (line, _) in SHOWN.items()}))
        opened.run_all()
        yield opened


def player(notebook, cell):
    root = notebook.output_area(cell).locator(".km-player")
    root.locator(".km-live").wait_for()
    return root


@pytest.mark.parametrize("cell", SHOWN)
def test_it_plays(notebook, cell):
    root = player(notebook, cell)
    before = root.get_attribute("data-frame")
    # The playground has one more, for K, which moves nothing that is drawn.
    sliders = root.get_by_role("slider", name="Half-step").or_(root.locator("input[type=range]").last)
    slider = sliders.first
    slider.focus()

    notebook.page.keyboard.press("ArrowRight")

    expect(root).not_to_have_attribute("data-frame", before)
    assert notebook.errors() == []


@pytest.mark.parametrize(("cell", "place"), PLACES)
def test_keys_pressed_in_it_never_reach_the_notebook(notebook, cell, place):
    before = notebook.cell_kinds()
    player(notebook, cell).locator(place).first.focus()

    press_commands(notebook.page)

    assert notebook.cell_kinds() == before


@pytest.mark.parametrize("cell", SHOWN)
def test_it_fits_where_there_is_little_room(notebook, cell):
    player(notebook, cell)
    notebook.lab.set_width(420)
    narrow = notebook.overflowing()
    notebook.lab.set_width(1280)

    assert cell not in narrow


@pytest.mark.parametrize("cell", SHOWN)
def test_its_colours_follow_the_theme(notebook, cell):
    ink = "root => getComputedStyle(root).getPropertyValue('--km-1')"
    light = player(notebook, cell).evaluate(ink)
    notebook.lab.set_theme(dark=True)
    dark = player(notebook, cell).evaluate(ink)
    notebook.lab.set_theme(dark=False)

    assert (light, dark) == ("#00539b", "#6aa9ff")


@pytest.mark.parametrize("cell", SHOWN)
def test_escape_leads_out_of_it_to_the_cell_that_it_stands_in(notebook, cell):
    root = player(notebook, cell)
    root.locator(SHOWN[cell][1][0]).first.focus()

    notebook.page.keyboard.press("Escape")

    assert notebook.evaluate("return cell(argument).node === document.activeElement", cell)
    # There the notebook's own keys are heard again: ArrowUp selects the cell above.
    notebook.page.keyboard.press("ArrowUp")
    assert notebook.evaluate("return panel.content.activeCellIndex + 1 === cells.indexOf(cell(argument))", cell)


def test_on_the_palette_the_first_escape_lets_the_colour_go_and_the_second_leads_out(notebook):
    palette = player(notebook, "colours").locator(".km-palette")
    palette.focus()

    notebook.page.keyboard.press("Escape")
    expect(palette).to_be_focused()
    notebook.page.keyboard.press("Escape")

    assert notebook.evaluate("return cell('colours').node === document.activeElement")
