"""Terms under a reader's hand, in a page that holds nothing else."""

import itertools
import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse.pictures import format_number
from kmcourse.squares_picture import raised
from kmcourse.widgets import Terms
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

THIRTY = km.datasets.thirty_points()
CENTROIDS = np.array([[3.0, 3.0], [6.5, 6.0]])
LABELS = km.assign_points(THIRTY, CENTROIDS)
COST = km.compute_cost(THIRTY, LABELS, CENTROIDS)

# The corners of what a path draws, square after square.
CORNERS = """
path => path.getAttribute('d').split('z').filter(Boolean)
    .map(square => square.slice(1).split('L').map(corner => corner.split(',').map(Number)))
"""


def two():
    return Terms(km.datasets.two_points(), [0, 0], [[2]])


def thirty():
    return Terms(THIRTY, LABELS, CENTROIDS)


def chain(terms):
    """Return the three steps of the look-up as they are read."""
    return [" ".join(words.split()) for words in terms.root.locator(".km-chain p").all_inner_texts()]


def areas(terms):
    """Return the area of every square as drawn, a list a cluster."""
    drawn = [path.evaluate(CORNERS) for path in terms.root.locator(".km-squares path").all()]
    return [[np.hypot(*np.subtract(end, start)) ** 2 for start, end, *_ in squares] for squares in drawn]


def part_lengths(terms):
    """Return the length of every part on the bar, in the order of the points."""
    paths = [path.get_attribute("d") for path in terms.root.locator(".km-part").all()]
    ends = sorted((float(a), float(b)) for path in paths for a, b in re.findall(r"M([\d.]+),[\d.]+H([\d.]+)", path))
    return [end - start for start, end in ends]


def test_it_opens_with_all_squares_on_the_bar_and_moves_nothing_by_itself(show):
    terms = show(two())

    terms.wait_for_state(3)
    assert terms.cost == 41
    assert terms.root.locator(".km-number").inner_text() == "J = 41"
    assert terms.sentence.startswith("The squares end to end are 82; divided by 2 that is J = 41.")
    assert terms.frames_asked_for() == 0


def test_every_square_and_every_part_of_the_bar_is_true(show):
    terms = show(thirty())
    squares = ((THIRTY - CENTROIDS[LABELS]) ** 2).sum(axis=1)
    drawn = np.concatenate(areas(terms))
    expected = np.concatenate([squares[k == LABELS] for k in range(2)])

    unit = drawn.max() / expected.max()
    # Places are written with one decimal: a side is off by at most 0.15.
    np.testing.assert_allclose(np.sqrt(drawn), np.sqrt(unit * expected), atol=0.15)
    lengths = part_lengths(terms)
    np.testing.assert_allclose(np.array(lengths) / sum(lengths), squares / squares.sum(), atol=0.001)


def test_it_plays_square_by_square_and_j_is_the_last_step(show):
    terms = show(two())
    terms.record()

    terms.play_to_the_end(name="Step")

    states = [state for state, _ in terms.recorded()]
    assert states[0] < 1
    assert all(after >= before for before, after in itertools.pairwise(states))
    for state in (0, 1, 2):
        assert len({at for at in states if state < at < state + 1}) > 2, "a square flies"
    assert terms.frames_asked_for() == 0


def test_step_by_step_every_term_is_told(show):
    terms = show(two())
    terms.scrub(0, "Step")
    assert terms.root.locator(".km-part").first.get_attribute("d") == ""

    for state, words in enumerate(
        [
            "x⁽¹⁾, c = 1, term 1. The bar is 1 long so far.",
            "x⁽²⁾, c = 1, term 81. All 2 squares end to end: 82. Divide by m = 2 next.",
            "The squares end to end are 82; divided by 2 that is J = 41.",
        ],
        start=1,
    ):
        terms.button("Step").focus()
        terms.page.keyboard.press("Enter")
        terms.wait_for_state(state)
        assert terms.sentence.startswith(words)
    terms.button("Back").click()
    terms.wait_for_state(2)
    assert terms.root.locator(".km-number").inner_text() == "so far 82"


def test_a_point_is_followed_to_its_term_by_its_number(show):
    terms = show(thirty())

    terms.root.get_by_role("spinbutton", name="Point").fill("10")

    assert chain(terms) == [
        "Read its label in c: c⁽¹⁰⁾ = 1",
        "Go to the centroid with that number: μc⁽¹⁰⁾ = μ₁ = (3, 3)",
        "Square the distance to it: (3.4 − 3)² + (3.2 − 3)² = 0.2",
    ]
    assert terms.root.locator(".km-here").inner_text() == "μ₁ = (3, 3)"
    assert (
        terms.root.locator("[role=option][aria-selected=true]").get_attribute("aria-label") == "x⁽¹⁰⁾, c = 1, term 0.2"
    )
    for typed in ("0", "31", ""):
        terms.root.get_by_role("spinbutton", name="Point").fill(typed)
        assert chain(terms)[0] == "Read its label in c: c⁽¹⁰⁾ = 1"


def test_points_are_gone_through_with_the_arrow_keys(show):
    terms = show(thirty())
    chosen = terms.root.locator("[role=option][aria-selected=true]")
    chosen.focus()

    terms.page.keyboard.press("Home")
    assert chosen.get_attribute("aria-label") == "x⁽¹⁾, c = 2, term 0.5"
    terms.page.keyboard.press("ArrowRight")
    assert chosen.get_attribute("aria-label").startswith("x⁽²⁾, c = 2")
    terms.page.keyboard.press("ArrowLeft")
    terms.page.keyboard.press("ArrowLeft")
    assert chosen.get_attribute("aria-label").startswith("x⁽¹⁾"), "it stays at the end"
    across = terms.root.locator("[role=option]").evaluate_all(
        "all => all.filter(one => one.offsetTop === all[0].offsetTop).length"
    )
    terms.page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("aria-label").startswith(f"x{raised(1 + across)}")
    assert chosen.evaluate("option => option === document.activeElement")
    assert terms.root.get_by_role("spinbutton", name="Point").input_value() == str(1 + across)


def test_a_point_is_chosen_by_pointing_at_it_or_at_its_part_of_the_bar(show):
    terms = show(two())
    left, width = (terms.root.locator(".km-part").first.bounding_box()[side] for side in ("x", "width"))
    y = terms.middle_of(terms.root.locator(".km-part").first)[1]

    terms.page.mouse.move(left + 0.014 * width, y)  # the box has the stroke around it
    assert chain(terms)[2] == "Square the distance to it: (1 − 2)² = 1"
    terms.page.mouse.move(left + 0.5 * width, y)
    assert chain(terms)[2] == "Square the distance to it: (11 − 2)² = 81"
    point = terms.root.locator(".km-dots").first.evaluate(
        "path => { const [x, y] = path.getAttribute('d').match(/[-\\d.]+/g).map(Number);"
        " const p = new DOMPoint(x, y).matrixTransform(path.getScreenCTM()); return [p.x, p.y]; }"
    )
    terms.page.mouse.move(*point)
    assert chain(terms)[2] == "Square the distance to it: (1 − 2)² = 1"


@pytest.mark.parametrize("width", [320, 900])
def test_squares_and_j_follow_a_dragged_centroid_with_c_kept(show, width):
    terms = show(thirty(), width=width)
    before = areas(terms)

    terms.drag(terms.root.locator(".km-centroid").first, 40, -20, let_go=False)

    frame = thirty().data()["frame"]["x"]
    pixels = terms.root.locator(".km-plane").evaluate("svg => svg.getScreenCTM().a")
    unit = (frame[1] - frame[0]) / 352
    # A dragged centroid comes to rest on tenths.
    moved = (CENTROIDS + np.array([[40, 20], [0, 0]]) / pixels * unit).round(1)
    assert terms.cost == pytest.approx(km.compute_cost(THIRTY, LABELS, moved), rel=1e-9)
    assert terms.sentence == f"You move μ₁ and c stays: J = {terms.cost:.4g}; it was 1.477."
    after = areas(terms)
    assert after[1] == before[1]
    expected = ((THIRTY[LABELS == 0] - moved[0]) ** 2).sum(axis=1) / unit**2
    np.testing.assert_allclose(np.sqrt(after[0]), np.sqrt(expected), atol=0.3)
    terms.page.mouse.up()
    assert terms.sentence.startswith("You move μ₁")
    terms.button("Put the centroids back").click()
    assert terms.cost == pytest.approx(COST)
    assert terms.sentence == "The centroids are where they were: J = 1.477."


def test_the_lesson_s_centroid_goes_from_41_to_25_by_the_arrow_keys(show):
    terms = show(two())
    terms.root.locator(".km-centroid").focus()

    for _ in range(40):
        terms.page.keyboard.press("ArrowRight")

    assert terms.cost == 25
    assert terms.sentence == "You move μ₁ and c stays: J = 25; it was 25.01."
    assert chain(terms)[2] == "Square the distance to it: (11 − 6)² = 25"


def test_a_drag_at_a_half_laid_bar_leaves_it_half_laid(show):
    terms = show(thirty())
    terms.scrub(12, "Step")

    terms.drag(terms.root.locator(".km-centroid").nth(1), 20, 20)

    assert terms.state == 12
    assert len(part_lengths(terms)) == 12


def test_every_option_says_its_term_when_the_centroid_is_let_go(show):
    terms = show(thirty())

    terms.drag(terms.root.locator(".km-centroid").first, 40, -20)

    moved = CENTROIDS.copy()
    where = terms.root.locator(".km-centroid").first.get_attribute("aria-valuetext")
    moved[0] = [float(number) for number in re.findall(r"[\d.]+", where)]
    squares = ((THIRTY - moved[LABELS]) ** 2).sum(axis=1)
    said = [option.get_attribute("aria-label") for option in terms.root.locator("[role=option]").all()]
    assert said == [
        f"x{raised(i + 1)}, c = {LABELS[i] + 1}, term {format_number(term)}" for i, term in enumerate(squares)
    ]


def test_very_many_squares_are_drawn_with_less_work_only_while_a_centroid_is_held(show):
    X = np.arange(200.0).reshape(100, 2)
    terms = show(Terms(X, np.zeros(100, int), [[100, 101]]))
    edges = terms.root.locator(".km-squares").get_attribute

    terms.drag(terms.root.locator(".km-centroid").first, 10, 10, let_go=False)
    assert edges("shape-rendering") == "crispEdges"
    terms.page.mouse.up()
    assert edges("shape-rendering") == "auto"


@pytest.mark.parametrize(("m", "bars"), [(40, 40), (300, 1)])
def test_shares_too_narrow_to_be_told_apart_are_one_bar(show, m, bars):
    widget = Terms(np.arange(2.0 * m).reshape(m, 2), np.zeros(m, int), [[m, m]])
    shares = re.search(r'<path d="(\S+)" fill="\S+" fill-opacity="0.15"', widget.picture().svg)[1]

    assert shares.count("M") == bars
    assert show(widget).root.locator(".km-shares").get_attribute("d").count("M") == bars


def test_with_less_motion_a_step_is_one_jump(show):
    terms = show(two(), reduced_motion="reduce")
    terms.scrub(0, "Step")
    terms.record()

    terms.button("Step").click()
    terms.wait_for_state(1)
    terms.play_to_the_end(name="Step")

    assert all(state == int(state) for state, _ in terms.recorded())


def test_off_screen_nothing_runs_and_back_on_screen_it_goes_on(show):
    terms = show(two())
    before = terms.frame
    terms.button("Play").click()
    terms.wait_for_change(before)

    terms.scroll_away()
    left_at = terms.state
    assert terms.frames_asked_for() == 0
    assert terms.state == left_at < 3

    terms.scroll_back()
    terms.wait_for_state(3)


def test_keys_stay_in_it_but_those_that_run_and_save_leave(show):
    terms = show(thirty())
    for place in ("button", "input[type=range]", "input[type=number]", ".km-centroid", "[role=option]", "summary"):
        terms.root.locator(place).first.focus()
        for key in ("b", "d", "Escape", "ArrowDown", "Shift+Enter", "Control+q"):
            terms.page.keyboard.press(key)

    assert set(terms.page.evaluate("window.escaped")) == {"Enter", "Control", "q"}


@pytest.mark.parametrize("width", [320, 400, 900])
@pytest.mark.parametrize("widget", [two, thirty])
def test_it_fits_every_width_and_can_be_read(show, width, widget):
    terms = show(widget(), width=width)

    assert terms.page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = terms.root.locator("svg text").evaluate_all(
        "all => all.filter(one => one.textContent && one.getBoundingClientRect().width)"
        ".map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert min(sizes) > 10.5


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [0, 12, 31])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme, state):
    terms = show(thirty(), color_scheme=color_scheme)
    terms.scrub(state, "Step")
    terms.root.locator("summary").click()

    assert grave_findings(terms.page, ".km-player") == []


def test_the_table_says_the_same_numbers(show):
    terms = show(thirty())
    terms.root.locator("summary").click()

    rows = [row.split("\t") for row in terms.root.locator("tbody tr").all_inner_texts()]
    assert len(rows) == 30
    assert rows[9] == ["10", "1", "0.2"]
    assert rows[29] == ["30", "2", "6.29"]


def test_more_than_two_features_are_said_and_counted(show):
    X, labels, centroids = km.datasets.identifying()
    terms = show(Terms(X, labels, centroids))

    assert terms.cost == pytest.approx(221 / 6)
    assert terms.root.get_by_text("The first two of 3 features are drawn").is_visible()
    assert chain(terms)[2].count("²") == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ([[5]], [0], [[5]]),
        ([[5, 5], [5, 5]], [0, 1], [[5, 5], [5, 5]]),
        (np.array([[1e9 + 1], [1e9 + 11]]), [0, 0], [[1e9 + 2]]),
        (np.arange(600).reshape(300, 2) % 47, np.arange(300) % 16, np.arange(32).reshape(16, 2)),
    ],
    ids=["on its centroid", "all in one place", "far off", "most"],
)
def test_odd_data_is_drawn_too(show, arguments):
    terms = show(Terms(*arguments))

    assert terms.cost == pytest.approx(km.compute_cost(*arguments))
    assert not re.search("NaN|Infinity|undefined", terms.root.locator(".km-live").inner_html())
