"""Runs side by side under a reader's hand, in a page that holds nothing else."""

import numpy as np
import pytest
from playwright.sync_api import expect

import kmcourse as km
from kmcourse.widgets import SideBySide
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


def median_move(X, labels, centroids):
    return np.array([np.median(X[labels == k], axis=0) for k in range(len(centroids))])


def learner():
    return SideBySide.with_reference(km.half_steps(X, START, move=median_move))


def numbers(shown):
    return shown.root.locator("figcaption .km-number").all_inner_texts()


def test_all_go_in_step_and_each_shows_its_own_j(show):
    runs = show(learner())
    runs.wait_for_state(0)
    assert numbers(runs) == ["J: not yet", "J: not yet"]

    for state, costs in [(1, ["J = 31.99", "J = 31.99"]), (2, ["J = 4.932", "J = 4.593"])]:
        runs.button("Step").click()
        runs.wait_for_state(state)
        assert numbers(runs) == costs
    assert "They first differ at half-step 2, a move" in runs.sentence
    runs.button("Back").click()
    runs.wait_for_state(1)
    assert "No difference so far." in runs.sentence


@pytest.mark.parametrize("widget", [learner(), SideBySide.of_policies()], ids=["plane", "line"])
def test_it_plays_to_the_end_and_then_rests(show, widget):
    runs = show(widget)
    assert runs.frames_asked_for() == 0

    runs.play_to_the_end()

    assert runs.frames_asked_for() == 0
    assert runs.sentence == widget.data()["sentences"][-1]


def test_a_centroid_that_is_gone_is_not_shown_and_its_points_are_nobody_s(show):
    runs = show(SideBySide.of_policies())
    runs.scrub(5)

    planes = runs.root.locator(".km-plane")
    assert [planes.nth(at).locator(".km-centroid:visible").count() for at in range(4)] == [3, 2, 3, 1]
    assert numbers(runs) == ["J = 0.25", "J = 0.25", "J = 0.125", "J = NaN"]
    assert planes.nth(1).get_attribute("aria-label") == "drop: 4 points and 3 centroids. Centroids that are gone: 2."
    assert (
        planes.nth(3).locator(".km-lines").evaluate_all("paths => paths.map(p => p.getAttribute('d')).join('')") == ""
    )


def test_the_lines_of_j_grow_with_the_half_steps(show):
    runs = show(learner())
    lines = "paths => paths.slice(-2).map(p => p.getAttribute('d').length)"
    race = runs.root.locator("path.km-race")
    runs.scrub(2)
    before = race.evaluate_all(lines)

    runs.scrub(5)

    assert all(after > length > 0 for after, length in zip(race.evaluate_all(lines), before, strict=True))
    dashes = race.evaluate_all("paths => paths.slice(-2).map(p => p.getAttribute('stroke-dasharray'))")
    assert len(set(dashes)) == 2


def test_keys_work_and_stay_in_it(show):
    runs = show(learner())
    slider = runs.root.get_by_role("slider", name="Half-step")
    slider.focus()

    runs.page.keyboard.press("ArrowRight")
    runs.wait_for_state(1)
    for key in ("b", "d", "Escape"):
        runs.page.keyboard.press(key)

    assert runs.page.evaluate("window.escaped") == []
    # Only the controls take the focus: the centroids are to be looked at.
    assert runs.root.locator("[tabindex]").count() == 0


def test_with_less_motion_a_step_is_one_jump(show):
    runs = show(learner(), reduced_motion="reduce")
    runs.record()

    runs.play_to_the_end()

    assert all(state == int(state) for state, _ in runs.recorded())


@pytest.mark.parametrize("width", [320, 400, 560, 900, 1400])
@pytest.mark.parametrize("widget", [learner(), SideBySide.of_policies()], ids=["plane", "line"])
def test_it_fits_every_width(show, widget, width):
    runs = show(widget, width=width)
    runs.scrub(4)

    assert runs.page.evaluate("document.documentElement.scrollWidth") <= width
    first, second, *others = (plane.bounding_box() for plane in runs.root.locator(".km-plane").all())
    assert (second["y"] > first["y"]) == (width < 500), "side by side wherever two have room"
    assert all(plane["y"] > first["y"] for plane in others)


@pytest.mark.parametrize("alpha", [1, 3, 9])
def test_the_numbers_beside_j_are_whole_however_large_they_are(show, alpha):
    runs = show(SideBySide.of_descents(alpha=alpha))

    figure = runs.root.locator("figure", has_text="J after every half-step")
    left = figure.bounding_box()["x"]
    words = figure.locator("svg text").all()
    assert min(word.bounding_box()["x"] for word in words) >= left


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("widget", [learner(), SideBySide.of_policies()], ids=["plane", "line"])
def test_an_accessibility_checker_finds_nothing_grave(show, widget, color_scheme):
    runs = show(widget, color_scheme=color_scheme)
    runs.scrub(5)

    assert grave_findings(runs.page, ".km-player") == []


def test_without_a_script_the_picture_stays(page_browser):
    context = page_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(SideBySide.of_policies().html())

    expect(page.get_by_role("img")).to_be_visible()
    assert "farthest: J = 0.125" in page.get_by_role("img").get_attribute("alt")
    context.close()
