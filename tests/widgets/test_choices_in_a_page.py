"""Choices under a reader's hand, in a page that holds nothing else."""

import itertools
import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Choices
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

SIX = np.array([[1, 1], [2, 3], [4, 2], [6, 5], [7, 3], [3, 6]])
CENTROIDS = np.array([[2, 2], [6, 4]])
NEAREST = [0, 0, 0, 1, 1, 1]
THIRTY = km.datasets.thirty_points()
LEAST = km.compute_cost(SIX, NEAREST, CENTROIDS)


def six(labels=None):
    return Choices(SIX, CENTROIDS, labels)


def thirty():
    return Choices(THIRTY, [[3, 3], [6.5, 6]])


def cell(choices, i, k):
    """Return the cell of point i and centroid k, counted from 1."""
    return choices.root.locator(f".km-grid tbody tr:nth-child({i}) td").nth(k - 1)


def labels(choices):
    """Return the label that every row shows, counted from 0."""
    return choices.root.locator(".km-grid tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].findIndex(td => td.ariaSelected === 'true'))"
    )


def counts(choices):
    return choices.root.locator(".km-legend li").all_inner_texts()


def test_it_opens_with_the_labels_as_given_and_moves_nothing_by_itself(show):
    choices = show(six())

    choices.wait_for_state(0)
    assert choices.cost == 12.5
    assert labels(choices) == [0] * 6
    assert choices.sentence.startswith("Every point pays the filled square of its row, and J is their mean: 12.5.")
    assert choices.frames_asked_for() == 0


def test_the_table_holds_every_squared_distance(show):
    choices = show(six(NEAREST))

    shown = [row.split("\t")[1:] for row in choices.root.locator(".km-grid tbody tr").all_inner_texts()]
    assert [[int(number) for number in row] for row in shown] == ((SIX[:, None] - CENTROIDS) ** 2).sum(axis=2).tolist()
    assert choices.sentence.startswith("Every row pays its least: J = 3.833.")


@pytest.mark.parametrize("width", [320, 900])
def test_a_click_gives_the_point_another_centroid_and_says_what_that_costs(show, width):
    choices = show(six(NEAREST), width=width)

    cell(choices, 3, 2).click()

    assert labels(choices) == [0, 0, 1, 1, 1, 1]
    assert choices.cost == pytest.approx(4.5)
    assert choices.sentence == "Point 3 from cluster 1 to 2: its square goes from 4 to 8, J from 3.833 to 4.5."
    assert counts(choices) == ["1: 2 points", "2: 4 points"]
    cell(choices, 3, 2).click()
    assert choices.sentence == "Point 3 is in cluster 2 already; J stays."
    assert choices.cost == pytest.approx(4.5)
    cell(choices, 3, 1).click()
    assert choices.cost == pytest.approx(LEAST)


def test_every_choice_moves_j_by_the_difference_of_the_squares_over_m(show):
    choices = show(six(NEAREST))
    squares = ((SIX[:, None] - CENTROIDS) ** 2).sum(axis=2)

    for i in range(6):
        far = 1 - NEAREST[i]
        cell(choices, i + 1, far + 1).click()
        assert choices.cost == pytest.approx(LEAST + (squares[i, far] - squares[i, NEAREST[i]]) / 6)
        cell(choices, i + 1, NEAREST[i] + 1).click()
    assert choices.cost == pytest.approx(LEAST)


def test_the_table_is_a_grid_for_the_keyboard(show):
    choices = show(six())
    assert choices.root.get_by_role("grid").locator("[tabindex='0']").count() == 1
    cell(choices, 1, 1).focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"):
        choices.page.keyboard.press(key)
    focused = cell(choices, 4, 2)
    assert focused.evaluate("td => td === document.activeElement")
    assert focused.get_attribute("aria-label") == "1 from x⁽⁴⁾ to μ₂, the least"
    assert labels(choices) == [0] * 6, "the focus alone chooses nothing"
    choices.page.keyboard.press("Enter")
    assert labels(choices) == [0, 0, 0, 1, 0, 0]
    assert focused.get_attribute("aria-label") == "1 from x⁽⁴⁾ to μ₂, paid now, the least"
    choices.page.keyboard.press("ArrowDown")
    choices.page.keyboard.press("Space")
    assert labels(choices) == [0, 0, 0, 1, 1, 0]
    choices.page.keyboard.press("Home")
    assert cell(choices, 5, 1).evaluate("td => td === document.activeElement")
    choices.page.keyboard.press("End")
    assert cell(choices, 5, 2).evaluate("td => td === document.activeElement")
    assert choices.root.get_by_role("grid").locator("[tabindex='0']").count() == 1


def test_two_squares_of_the_looked_at_point_are_drawn_and_compared(show):
    choices = show(six())

    def look():
        return choices.root.locator(".km-look").inner_text().replace("\u00a0", " ")

    assert look() == "x⁽⁴⁾ pays 25 to μ₁; μ₂ would cost 1 and lower J by 24 / 6 = 4."

    cell(choices, 1, 2).hover()

    assert look() == "x⁽¹⁾ pays 2 to μ₁; μ₂ would cost 34 and raise J by 32 / 6 ≈ 5.333."
    sides = [
        choices.root.locator(f".km-{name}").evaluate(
            "path => { const [a, b] = path.getAttribute('d').slice(1).split('L').map(c => c.split(',').map(Number));"
            " return Math.hypot(a[0] - b[0], a[1] - b[1]); }"
        )
        for name in ("now", "might")
    ]
    assert (sides[1] / sides[0]) ** 2 == pytest.approx(17, rel=0.02)


def test_assign_takes_the_least_of_every_row_one_after_the_other_and_j_never_rises(show):
    choices = show(six())
    choices.record()

    choices.play_to_the_end(name="Row", play="Assign")

    frames = choices.recorded()
    assert all(after <= before + 1e-12 for (_, before), (_, after) in itertools.pairwise(frames))
    assert len({state for state, _ in frames if 3 < state < 4}) > 2, "row 4 is looked at, then its point swings over"
    assert labels(choices) == NEAREST
    assert choices.cost == pytest.approx(LEAST)
    assert choices.sentence == "Every row pays its least: J = 3.833. With these centroids no other labels cost less."
    assert choices.frames_asked_for() == 0


def test_every_row_is_told(show):
    choices = show(six())

    for state, words in {
        3: "Row 3: the least is 4, and it pays that already: c⁽³⁾ = 1.",
        4: "Row 4: the least is 1, so c⁽⁴⁾ = 2 now, and J falls from 12.5 to 8.5.",
        5: "Row 5: the least is 2, so c⁽⁵⁾ = 2 now, and J falls from 8.5 to 4.5.",
    }.items():
        choices.scrub(state, "Row")
        assert choices.sentence == words
    choices.button("Back").click()
    choices.wait_for_state(4)
    assert choices.cost == 8.5


def test_a_choice_in_the_middle_of_assign_is_kept(show):
    choices = show(six())
    choices.scrub(5, "Row")

    cell(choices, 1, 2).click()

    assert labels(choices) == [1, 0, 0, 1, 1, 0]
    assert choices.state == 0
    choices.scrub(6, "Row")
    assert labels(choices) == NEAREST
    choices.button("Start over").click()
    assert labels(choices) == [0] * 6
    assert choices.cost == 12.5


def test_a_tie_is_marked_in_both_cells_and_goes_to_the_lower_number(show):
    choices = show(Choices([[1], [4], [11]], [[2], [6]], [1, 1, 1]))

    assert [cell(choices, 2, k).inner_text() for k in (1, 2)] == ["4=", "4="]
    assert cell(choices, 2, 2).get_attribute("aria-label") == "4 from x⁽²⁾ to μ₂, paid now, a tie"
    assert cell(choices, 1, 1).inner_text() == "1"
    assert choices.root.get_by_text("=: a tie.").is_visible()
    choices.scrub(2, "Row")
    assert choices.sentence == "Row 2 is a tie at 4: either costs the same, and the lower number is taken, c⁽²⁾ = 1."
    choices.scrub(3, "Row")
    assert labels(choices) == [0, 0, 1]
    assert labels(choices) == km.assign_points([[1], [4], [11]], [[2], [6]]).tolist()


def test_the_centroids_are_locked(show):
    choices = show(six())
    assert choices.root.get_by_text("centroids locked").is_visible()
    centroid = choices.root.get_by_role("img", name=re.compile("^Centroid 2 at .*, locked$"))
    before = centroid.get_attribute("transform")

    x, y = choices.middle_of(centroid)
    choices.page.mouse.move(x, y)
    choices.page.mouse.down()
    choices.page.mouse.move(x + 50, y + 50)
    choices.page.mouse.up()

    assert centroid.get_attribute("transform") == before
    assert choices.cost == 12.5
    assert choices.sentence == "μ₂ is locked: assign chooses c, and no centroid moves."
    assert choices.root.locator("svg [tabindex]").count() == 0


def test_a_point_in_the_plane_leads_to_its_row(show):
    choices = show(thirty())
    place = choices.root.locator(".km-dots").first.evaluate(
        "path => { const [x, y] = path.getAttribute('d').match(/M[^m]*/g)[27].slice(1).split(',').map(Number);"
        " const p = new DOMPoint(x, y).matrixTransform(path.getScreenCTM()); return [p.x, p.y]; }"
    )

    choices.page.mouse.move(*place)

    row = choices.root.locator(".km-looked")
    assert row.inner_text().startswith("x⁽²⁸⁾")
    box, inside = (locator.bounding_box() for locator in (choices.root.locator(".km-scroll"), row))
    assert box["y"] <= inside["y"]
    assert inside["y"] + inside["height"] <= box["y"] + box["height"] + 1


def test_a_long_table_scrolls_in_itself_and_keeps_its_head(show):
    choices = show(thirty())
    box = choices.root.locator(".km-scroll")
    head = choices.root.locator(".km-grid thead th").first
    before = head.bounding_box()["y"]
    assert box.bounding_box()["height"] < 450

    cell(choices, 1, 1).focus()
    for _ in range(29):
        choices.page.keyboard.press("ArrowDown")

    assert box.evaluate("box => box.scrollTop") > 300
    assert head.bounding_box()["y"] - box.bounding_box()["y"] == pytest.approx(before - box.bounding_box()["y"], abs=2)
    twelve = show(Choices(THIRTY[:12], [[3, 3], [6.5, 6]]))
    assert twelve.root.locator(".km-scroll").evaluate("box => box.scrollHeight <= box.clientHeight")


def test_with_less_motion_a_row_is_one_jump(show):
    choices = show(six(), reduced_motion="reduce")
    choices.record()

    choices.button("Step").click()
    choices.wait_for_state(1)
    choices.play_to_the_end(name="Row", play="Assign")

    assert all(state == int(state) for state, _ in choices.recorded())
    assert labels(choices) == NEAREST


def test_off_screen_nothing_runs_and_back_on_screen_assign_goes_on(show):
    choices = show(six())
    before = choices.frame
    choices.button("Assign").click()
    choices.wait_for_change(before)

    choices.scroll_away()
    left_at = choices.state
    assert choices.frames_asked_for() == 0
    assert choices.state == left_at < 6

    choices.scroll_back()
    choices.wait_for_state(6)


def test_keys_stay_in_it_but_those_that_run_and_save_leave(show):
    choices = show(six([1] * 6))
    for place in ("button", "input[type=range]", "[role=gridcell]", "select"):
        choices.root.locator(place).first.focus()
        for key in ("b", "d", "Escape", "ArrowDown", "Shift+Enter", "Control+q"):
            choices.page.keyboard.press(key)

    assert set(choices.page.evaluate("window.escaped")) == {"Enter", "Control", "q"}
    assert labels(choices) == [1] * 6, "Shift+Enter runs the cell and chooses nothing"


@pytest.mark.parametrize("width", [320, 400, 900])
@pytest.mark.parametrize("widget", [six, thirty])
def test_it_fits_every_width_and_can_be_read(show, width, widget):
    choices = show(widget(), width=width)

    assert choices.page.evaluate("document.documentElement.scrollWidth") <= width
    table, box = (choices.root.locator(name).bounding_box() for name in (".km-grid", ".km-scroll"))
    assert table["width"] <= box["width"]
    sizes = choices.root.locator("svg text").evaluate_all(
        "all => all.filter(one => one.textContent && one.getBoundingClientRect().width)"
        ".map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert min(sizes) > 10.5


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [0, 3, 6])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme, state):
    choices = show(six(), color_scheme=color_scheme)
    choices.scrub(state, "Row")

    assert grave_findings(choices.page, ".km-player") == []


def test_a_long_table_is_accessible_too(show):
    choices = show(thirty())

    assert grave_findings(choices.page, ".km-player") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ([[5]], [[5]]),
        ([[5, 5], [5, 5]], [[5, 5], [5, 5]]),
        (np.array([[1e9 + 1], [1e9 + 11]]), [[1e9 + 2], [1e9 + 9]]),
        km.datasets.identifying()[::2],
        (np.arange(600).reshape(300, 2) % 47, np.arange(32).reshape(16, 2)),
    ],
    ids=["one centroid", "all in one place", "far off", "three features", "most"],
)
def test_odd_data_is_drawn_too_and_assign_is_the_reference_s(show, arguments):
    choices = show(Choices(*arguments))

    choices.scrub(len(arguments[0]), "Row")

    expected = km.assign_points(*arguments)
    assert labels(choices) == expected.tolist()
    assert choices.cost == pytest.approx(km.compute_cost(arguments[0], expected, arguments[1]))
    assert not re.search("NaN|Infinity|undefined", choices.root.locator(".km-live").inner_html())
