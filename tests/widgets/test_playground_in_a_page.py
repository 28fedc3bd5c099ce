"""The playground under a reader's hand: every edit by pointer and by keyboard."""

import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Playground
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


@pytest.fixture
def play(show):
    """Give the playground with the course's sixty points."""
    return show(Playground())


def counts(play):
    words = play.root.locator(".km-legend li").all_inner_texts()
    return [int(re.search(r": (\d+) point", entry)[1]) for entry in words]


def tool(play, name):
    play.root.get_by_role("radio", name=name, exact=True).check()


def place_in_plane(play, x, y):
    box = play.root.locator(".km-plane").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def place_of_point(play, i):
    """Where point i is on the screen, before any has a centroid."""
    return play.root.locator(".km-plane").evaluate(
        "(svg, i) => { const d = [...svg.querySelectorAll('.km-dots')].pop().getAttribute('d');"
        " const [x, y] = d.split('M')[i + 1].match(/[-\\d.]+/g).map(Number);"
        " const p = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()); return [p.x, p.y]; }",
        i,
    )


def cursor(play):
    return play.root.locator(".km-cursor")


def test_it_begins_as_the_staircase_does_and_runs_to_the_same_end(play):
    assert play.sentence.startswith("Start: 3 centroids, 60 points")

    play.play_to_the_end()

    assert play.cost == pytest.approx(km.run_kmeans(X, START).costs[-1])
    assert play.sentence == "J is flat at 1.57: stop. Nothing changes any more."
    assert play.frames_asked_for() == 0


def test_a_click_adds_a_point_there_and_undo_takes_it_back(play):
    tool(play, "adds points")
    play.page.mouse.click(*place_in_plane(play, 0.3, 0.2))

    assert re.match(r"A point was added at \(.+, .+\): 61 points now\.", play.sentence)
    play.scrub(1)
    assert sum(counts(play)) == 61
    play.button("Undo").click()
    play.wait_for_state(0)
    play.scrub(1)
    assert sum(counts(play)) == 60
    assert play.cost == pytest.approx(km.run_kmeans(X, START).costs[0])
    play.button("Undo").click()
    assert play.sentence == "There is nothing to undo."


def test_a_click_adds_a_centroid_up_to_eight(play):
    tool(play, "adds centroids")
    for x in (0.2, 0.3, 0.4, 0.5, 0.6):
        play.page.mouse.click(*place_in_plane(play, x, 0.15))
    assert play.sentence.startswith("Centroid 8 was added at (")

    play.page.mouse.click(*place_in_plane(play, 0.7, 0.15))

    assert play.sentence == "There is room for 300 points and 8 centroids."
    assert play.root.locator(".km-centroid").count() == 8


def test_a_click_deletes_the_nearest_thing_but_never_the_last_of_its_kind(play):
    tool(play, "deletes")
    play.page.mouse.click(*play.middle_of(play.root.locator(".km-centroid").nth(2)))
    assert play.sentence.startswith("A centroid was deleted: K = 2 now.")
    play.page.mouse.click(*place_of_point(play, 0))
    assert play.sentence.startswith("A point was deleted: 59 points now.")
    play.page.mouse.click(*place_in_plane(play, 0.15, 0.1))
    assert play.sentence == "There is nothing near enough."

    for _ in range(2):
        play.page.mouse.click(*play.middle_of(play.root.locator(".km-centroid").first))

    assert play.sentence == "One point and one centroid must stay."


def test_a_dragged_point_changes_j_with_c_kept_and_the_run_starts_again(play):
    play.scrub(1)
    before = play.cost
    labels = km.assign_points(X, START)
    i = int(np.flatnonzero(labels == 0)[0])
    place = play.root.locator(".km-plane").evaluate(
        "svg => { const d = svg.querySelector('.km-dots').getAttribute('d').match(/M([\\d.]+),([\\d.]+)/);"
        " const p = new DOMPoint(d[1], d[2]).matrixTransform(svg.getScreenCTM()); return [p.x, p.y]; }"
    )
    play.page.mouse.move(*place)
    play.page.mouse.down()
    play.page.mouse.move(place[0] - 30, place[1] + 20, steps=3)

    number = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(i + 1))
    assert play.sentence.startswith(f"You move x⁽{number}⁾ and c stays: J = ")
    held = play.cost
    assert held > before
    play.page.mouse.up()
    play.wait_for_state(0)
    assert play.cost == pytest.approx(held)
    play.button("Undo").click()
    play.scrub(1)
    assert play.cost == pytest.approx(before)


def test_a_dragged_centroid_starts_the_run_from_there_and_keeps_the_focus(play):
    play.scrub(1)
    centroid = play.root.locator(".km-centroid").first
    play.drag(centroid, -60, 40)

    assert play.sentence.startswith("The run starts again from here, c kept: J = ")
    play.scrub(1)
    assert play.cost < km.run_kmeans(X, START).costs[0]
    centroid.focus()
    for _ in range(3):
        before = centroid.get_attribute("transform")
        play.page.keyboard.press("ArrowDown")
        assert centroid.get_attribute("transform") != before


def test_k_and_other_points_and_another_start_are_one_control_each(play):
    play.root.get_by_role("slider", name="Centroids").fill("5")
    assert play.root.locator(".km-centroid").count() == 5
    assert play.root.get_by_text("Centroids, K = 5").is_visible()
    play.root.get_by_role("slider", name="Centroids").fill("1")
    assert play.root.locator(".km-centroid").count() == 1

    play.root.get_by_role("combobox", name="Points").select_option("rectangle")
    play.scrub(2)
    assert play.cost == pytest.approx(25)

    play.button("Other start").click()
    assert play.sentence == "Other examples as start: the run begins anew. Press Step."
    play.wait_for_state(0)


def test_everything_is_done_by_keyboard_too(play):
    page = play.page
    tool(play, "adds points")
    cursor(play).focus()
    page.keyboard.press("Enter")
    assert "61 points now" in play.sentence
    assert cursor(play).evaluate("e => e === document.activeElement")
    page.keyboard.press("Delete")
    assert "A point was deleted: 60 points now." in play.sentence

    tool(play, "adds centroids")
    cursor(play).focus()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Enter")
    assert play.sentence.startswith("Centroid 4 was added")
    play.root.locator(".km-centroid").nth(3).focus()
    page.keyboard.press("Delete")
    assert play.sentence.startswith("A centroid was deleted: K = 3 now.")


def test_a_point_is_taken_and_put_down_by_keyboard(play):
    tool(play, "adds points")
    cursor(play).focus()
    play.page.keyboard.press("Enter")
    tool(play, "moves")
    cursor(play).focus()

    play.page.keyboard.press("Enter")
    assert play.sentence == "You took x⁽⁶¹⁾: arrow keys move it, Enter puts it down."
    play.page.keyboard.press("ArrowRight")
    assert play.sentence.startswith("You move x⁽⁶¹⁾.")
    play.page.keyboard.press("Enter")

    assert play.sentence == "The run starts again from here. Press Step."
    assert cursor(play).evaluate("e => e === document.activeElement")


def test_a_drag_with_another_tool_is_no_click(play):
    tool(play, "adds points")
    play.scrub(1)

    play.drag(play.root.locator(".km-centroid").first, 40, 40)

    play.scrub(1)
    assert sum(counts(play)) == 60


def test_keys_stay_in_it(play):
    for place in ("button", "select", ".km-cursor", ".km-centroid", "input[type=radio]"):
        play.root.locator(place).first.focus()
        for key in ("b", "d", "Delete", "ArrowDown"):
            play.page.keyboard.press(key)

    assert play.page.evaluate("window.escaped") == []


def test_the_cursor_is_seen_only_while_it_has_the_keyboard(play):
    assert cursor(play).evaluate("e => getComputedStyle(e).opacity") == "0"
    play.root.locator(".km-centroid").last.focus()

    play.page.keyboard.press("Tab")

    assert cursor(play).evaluate("e => e === document.activeElement")
    assert cursor(play).evaluate("e => getComputedStyle(e).opacity") == "1"


def test_with_less_motion_a_step_is_one_jump(show):
    play = show(Playground(), reduced_motion="reduce")
    play.record()

    play.play_to_the_end()

    assert all(state == int(state) for state, _ in play.recorded())


@pytest.mark.parametrize("width", [320, 400, 900, 1400])
def test_it_fits_every_width(show, width):
    play = show(Playground(), width=width)
    play.scrub(6)

    assert play.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme):
    play = show(Playground(), color_scheme=color_scheme)
    play.root.get_by_role("checkbox", name="Regions").check()
    play.scrub(4)

    assert grave_findings(play.page, ".km-player") == []
