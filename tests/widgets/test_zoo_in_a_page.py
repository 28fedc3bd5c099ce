"""The zoo under a reader's hand, in a page that holds nothing else."""

import pytest
from playwright.sync_api import expect

import kmcourse as km
from kmcourse.widgets import Zoo
from kmcourse.zoo import EXHIBITS
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

CHOICES = {
    "assign": "A bug in assign",
    "move": "A bug in move",
    "loop": "A bug in the loop around them",
    "log": "A bug in how J is noted",
    "none": "No bug",
}
STILL = {"reduced_motion": "reduce"}


def shown_curve(zoo):
    """Return which curve is shown, and whether it is asked or told."""
    number, stage = zoo.frame.split("/")[2].split(" ")
    return int(number), stage


def diagnose(zoo, answer):
    zoo.root.get_by_role("radio", name=CHOICES[answer], exact=True).check()
    zoo.button("Diagnose").click()


def go_to(zoo, number):
    zoo.page.locator(".km-thumbs label").nth(number - 1).click()


def told(zoo):
    return zoo.root.locator(".km-told").inner_text()


def test_a_curve_is_asked_and_nothing_of_its_program_is_shown(show):
    zoo = show(Zoo())

    assert shown_curve(zoo) == (1, "asked")
    assert zoo.frames_asked_for() == 0
    assert zoo.root.locator(".km-still").count() == 0
    assert zoo.root.locator(".km-plane").is_hidden()
    assert "argmax" not in zoo.root.inner_text()
    assert zoo.cost == pytest.approx(EXHIBITS[0].run()[-1].cost)
    assert zoo.sentence == "Curve 1: 16 half-steps, J at last 1.57. Diagnose it, and see what the program did."


def test_without_a_choice_there_is_no_answer(show):
    zoo = show(Zoo())
    zoo.button("Diagnose").focus()

    zoo.page.keyboard.press("Enter")

    assert shown_curve(zoo) == (1, "asked")
    assert zoo.sentence == "Choose a diagnosis first, or skip this curve."


def test_committed_it_plays_what_the_program_did(show):
    zoo = show(Zoo())
    zoo.record()

    diagnose(zoo, "assign")

    words = told(zoo)
    assert "✓ You named it. It was a bug in assign." in words
    assert "Every point was given the centroid that is farthest from it." in words
    assert "labels = squares.argmax(axis=1)" in words
    assert "labels = squares.argmin(axis=1)" in words
    assert zoo.root.locator(".km-plane").is_visible()
    zoo.root.get_by_role("combobox").select_option("4")
    zoo.wait_for_state(16)
    states = [float(frame.split("/")[0]) for frame in zoo.page.evaluate("window.drawn")]
    assert len({state for state in states if state != int(state)}) > 5
    assert zoo.frames_asked_for() == 0


@pytest.mark.parametrize(
    ("number", "answer", "words"),
    [
        (9, "none", "≈ What you said fits this J too: J alone cannot tell. It was a bug in move."),
        (8, "move", "≈ What you said fits this J too: J alone cannot tell. It was a bug in the loop."),
        (2, "move", "✗ Not this time. It was no bug."),
        (7, "log", "✓ You named it. It was a bug in how J is noted."),
        (14, "none", "✓ You named it. It was no bug."),
    ],
)
def test_an_answer_is_judged_by_what_j_can_tell(show, number, answer, words):
    zoo = show(Zoo(), **STILL)
    go_to(zoo, number)

    diagnose(zoo, answer)

    assert words in told(zoo)


def test_what_is_shown_is_the_run_of_the_program_half_step_by_half_step(show):
    zoo = show(Zoo(), **STILL)
    go_to(zoo, 7)
    diagnose(zoo, "log")

    for number, step in enumerate(EXHIBITS[6].run(), start=1):
        zoo.scrub(number)
        assert zoo.cost == pytest.approx(step.cost)
    zoo.scrub(3)
    assert zoo.sentence == "Half-step 3, assign: J rose by 27.68 to 32.27."


def test_where_it_goes_wrong_the_point_is_ringed(show):
    zoo = show(Zoo(), **STILL)
    go_to(zoo, 11)
    diagnose(zoo, "loop")
    ring = zoo.root.locator(".km-plane circle.km-chosen")
    expect(ring).to_be_hidden()

    zoo.button("Show half-step 3").click()

    zoo.wait_for_state(3)
    expect(ring).to_be_visible()
    zoo.scrub(4)
    expect(ring).to_be_hidden()


def test_where_it_goes_wrong_the_centroid_is_ringed(show):
    zoo = show(Zoo(), **STILL)
    go_to(zoo, 9)
    diagnose(zoo, "move")

    zoo.button("Show half-step 2").click()

    zoo.wait_for_state(2)
    marked = zoo.root.locator(".km-centroid[data-wrong=true]")
    assert [mark.text_content() for mark in marked.all()] == ["2"]


def test_all_are_gone_through_by_the_keyboard_and_counted(show):
    zoo = show(Zoo(), **STILL)
    keyboard = zoo.page.keyboard
    zoo.root.get_by_role("radio", name=CHOICES["assign"], exact=True).focus()

    for number, exhibit in enumerate(EXHIBITS, start=1):
        assert shown_curve(zoo) == (number, "asked")
        keyboard.press("Space")
        for _ in range(list(CHOICES).index(exhibit.diagnosis)):
            keyboard.press("ArrowDown")
        keyboard.press("Enter")
        assert shown_curve(zoo) == (number, "told")
        assert zoo.page.evaluate("document.activeElement.textContent") in ("Next curve", "Begin anew")
        keyboard.press("Enter") if number < len(EXHIBITS) else None

    tally = "14 of 14 diagnosed: ✓ 14 named, ≈ 0 that J cannot tell apart, ✗ 0 otherwise; – 0 skipped."
    assert zoo.root.get_by_text(tally).is_visible()
    assert zoo.page.evaluate("window.escaped") == []
    keyboard.press("Enter")
    assert shown_curve(zoo) == (1, "asked")
    assert zoo.root.get_by_text("14 curves, none diagnosed yet.").is_visible()


def test_a_skipped_curve_is_told_and_counted(show):
    zoo = show(Zoo(), **STILL)

    zoo.button("Skip").click()

    assert "– Skipped. It was a bug in assign." in told(zoo)
    assert "– 1 skipped." in zoo.root.inner_text()
    zoo.button("Next curve").click()
    assert shown_curve(zoo) == (2, "asked")


def test_the_strip_goes_to_a_curve_and_wears_its_mark(show):
    zoo = show(Zoo(), **STILL)
    diagnose(zoo, "assign")
    first = zoo.root.get_by_role("radio", name="Curve 1, named", exact=True)
    first.focus()

    zoo.page.keyboard.press("ArrowRight")

    assert shown_curve(zoo) == (2, "asked")
    assert zoo.page.locator(".km-thumbs label").all_inner_texts()[:2] == ["1 ✓", "2"]
    zoo.page.keyboard.press("ArrowLeft")
    assert shown_curve(zoo) == (1, "told")


def test_going_on_while_it_plays_leaves_nothing_running(show):
    zoo = show(Zoo())
    diagnose(zoo, "assign")
    before = zoo.frame
    zoo.wait_for_change(before)

    zoo.button("Next curve").click()

    assert shown_curve(zoo) == (2, "asked")
    zoo.frames_asked_for()  # the frame that was already asked for
    assert zoo.frames_asked_for() == 0
    assert zoo.cost == pytest.approx(EXHIBITS[1].run()[-1].cost)


def test_with_less_motion_the_end_is_shown_at_once(show):
    zoo = show(Zoo(), **STILL)
    zoo.record()

    diagnose(zoo, "assign")

    frames = [float(frame.split("/")[0]) for frame in zoo.page.evaluate("window.drawn")]
    assert zoo.state == 16
    assert all(state == int(state) for state in frames)


def test_off_screen_nothing_runs(show):
    zoo = show(Zoo())
    zoo.page.evaluate("document.body.style.paddingBottom = '5000px'")
    diagnose(zoo, "assign")
    before = zoo.frame
    zoo.wait_for_change(before)

    zoo.page.evaluate("scrollTo(0, 4000)")

    zoo.page.wait_for_function(
        "async () => { const before = window.asked; await new Promise((done) => window.untouchedFrame(done));"
        " await new Promise((done) => window.untouchedFrame(done)); return window.asked === before; }"
    )
    assert zoo.state < 16


def test_keys_stay_in_it(show):
    zoo = show(Zoo(), **STILL)
    places = [".km-thumbs input >> nth=0", ".km-ask input >> nth=0", ".km-ask button >> nth=0"]
    for place in places:
        zoo.root.locator(place).focus()
        for key in ("b", "d", "Escape", "ArrowDown", "Shift+Enter", "Control+q"):
            zoo.page.keyboard.press(key)
    zoo.button("Skip").click()
    zoo.button("Next curve").focus()
    zoo.page.keyboard.press("d")

    assert set(zoo.page.evaluate("window.escaped")) == {"Enter", "Control", "q"}


def test_a_run_of_one_s_own_is_told_by_its_name(show):
    X, start = km.datasets.two_points(), [[2.0]]
    zoo = show(Zoo({"Mine": km.half_steps(X, start, move=lambda X, labels, centroids: centroids)}), **STILL)

    diagnose(zoo, "none")

    assert "≈ What you said fits this J too" in told(zoo)
    assert "km.certify_move finds centroid 1: one nudge along an axis brings J from 41 to 25." in told(zoo)
    assert zoo.root.locator("figcaption", has_text="Mine").is_visible()
    assert zoo.root.locator(".km-code").count() == 0


@pytest.mark.parametrize("width", [320, 400, 900, 1400])
def test_it_fits_every_width(show, width):
    zoo = show(Zoo(), width=width, **STILL)
    assert zoo.page.evaluate("document.documentElement.scrollWidth") <= width

    for number in (1, 6):
        go_to(zoo, number)
        diagnose(zoo, "move")
        assert zoo.page.evaluate("document.documentElement.scrollWidth") <= width
    curve, plane = (zoo.root.locator(name).bounding_box() for name in (".km-stairs", ".km-plane"))
    assert (plane["y"] > curve["y"] + curve["height"]) == (width < 700)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme):
    zoo = show(Zoo(), color_scheme=color_scheme, **STILL)
    asked = grave_findings(zoo.page, ".km-player")
    findings = []
    for answer in ("assign", "skipped"):
        zoo.button("Skip").click() if answer == "skipped" else diagnose(zoo, answer)
        zoo.scrub(1)
        findings += grave_findings(zoo.page, ".km-player")
        zoo.button("Next curve").click()

    assert asked + findings == []


def test_dark_and_light_differ(show):
    colour = "root => getComputedStyle(root).color"
    light, dark = (show(Zoo(), color_scheme=scheme).root.evaluate(colour) for scheme in ("light", "dark"))

    assert light != dark
