"""Many starts under a reader's hand, in a page that holds nothing else."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import kmcourse as km
from kmcourse.widgets import ManyStarts
from tests.browser.accessibility import grave_findings
from tests.widgets.test_staircase import unpacked

pytestmark = pytest.mark.browser

STILL = {"reduced_motion": "reduce"}
X = km.datasets.sixty_points()
DATA = ManyStarts().data()
COSTS = [unpacked(costs) for costs in DATA["costs"]]
ROWS = [unpacked(rows).reshape(200, 3) for rows in DATA["starts"]]


def chosen(starts):
    """Return which way of drawing and which start, counted from 0, is shown."""
    way, number = starts.frame.split("/")[2].split(" ")
    return int(way), int(number) - 1


def column(starts, way):
    return starts.root.locator(".km-column").nth(way)


def view(starts, name):
    starts.root.get_by_role("radio", name=name, exact=True).check()


def run_of(way, start):
    return km.run_kmeans(X, X[ROWS[way][start]]).costs


def test_it_begins_calmly_at_the_end_of_the_worst_start(show):
    starts = show(ManyStarts())

    assert starts.frames_asked_for() == 0
    assert chosen(starts) == (0, int(COSTS[0].argmax()))
    assert starts.cost == pytest.approx(COSTS[0].max())
    words = starts.root.inner_text()
    assert "142 of 200 end at 1.57" in words
    assert "183 of 200 end at 1.57" in words
    assert starts.sentence == (
        "Start 128 comes to rest after 6 half-steps at J = 5.101. "
        "No half-step was wrong, and another start ends at 1.57."
    )


def test_a_start_is_replayed_as_python_runs_it(show):
    starts = show(ManyStarts())
    way, start = chosen(starts)
    starts.record()

    starts.play_to_the_end()

    frames = [frame.split("/") for frame in starts.page.evaluate("window.drawn")]
    assert len({state for state, _, _ in frames}) > 12
    for number, cost in enumerate(run_of(way, start), start=1):
        starts.scrub(number)
        assert starts.cost == pytest.approx(cost)
    assert starts.frames_asked_for() == 0


def test_j_falls_along_the_axis_to_the_dot_that_was_chosen(show):
    starts = show(ManyStarts())
    dot, ring = starts.root.locator(".km-ends .km-dot"), starts.root.locator(".km-ends .km-chosen")
    expect(dot).to_be_hidden()
    places = []
    for state in (1, 3, 5):
        starts.scrub(state)
        places.append(float(dot.get_attribute("cy")))

    assert places == sorted(places)  # down the picture
    assert places[-1] == pytest.approx(float(ring.get_attribute("cy")), abs=5)
    starts.scrub(6)
    expect(dot).to_be_hidden()


@pytest.mark.parametrize("way", [0, 1])
def test_arrow_keys_go_through_the_starts_by_their_end(show, way):
    starts = show(ManyStarts())
    order = np.lexsort((np.arange(200), COSTS[way]))
    keyboard = starts.page.keyboard
    column(starts, way).focus()

    keyboard.press("Home")
    assert chosen(starts) == (way, order[0])
    keyboard.press("ArrowRight")
    keyboard.press("ArrowUp")
    assert chosen(starts) == (way, order[2])
    keyboard.press("PageUp")
    keyboard.press("ArrowDown")
    assert chosen(starts) == (way, order[11])
    assert column(starts, way).get_attribute("aria-valuenow") == "12"
    keyboard.press("End")
    assert chosen(starts) == (way, order[-1])
    assert starts.cost == pytest.approx(COSTS[way].max())
    assert column(starts, way).get_attribute("aria-valuetext") == (
        f"Start {order[-1] + 1} of 200 ends at J = {COSTS[way].max():.4g}"
    )


def test_the_dot_nearest_to_the_pointer_is_chosen(show):
    starts = show(ManyStarts())
    at = starts.root.locator(".km-ends").evaluate(
        "svg => { const d = svg.querySelectorAll('.km-column')[1].querySelector('.km-lowest').getAttribute('d');"
        " const [, x, y] = d.match(/M([\\d.]+),([\\d.]+)h0/);"
        " const p = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()); return [p.x + 1, p.y]; }"
    )

    starts.page.mouse.click(*at)

    way, start = chosen(starts)
    lowest = [dot for dot in range(200) if COSTS[1][dot] == pytest.approx(COSTS[1].min())]
    assert (way, start) == (1, lowest[0])
    assert starts.sentence.endswith("at J = 1.57: no other start here ends lower.")
    assert column(starts, 1).evaluate("e => e === document.activeElement")


def test_every_dot_is_drawn_and_those_at_the_lowest_j_have_a_colour_of_their_own(show):
    starts = show(ManyStarts())

    for way in (0, 1):
        dots = [path.get_attribute("d").count("h0") for path in column(starts, way).locator(".km-swarm").all()]
        at_the_lowest = int((COSTS[way] < COSTS[way].min() * (1 + 1e-9)).sum())
        assert dots == [at_the_lowest, 200 - at_the_lowest]


def test_the_table_counts_every_ending(show):
    starts = show(ManyStarts())
    starts.root.locator("summary").click()

    rows = [row.split("\t") for row in starts.root.locator("details tbody tr").all_inner_texts()]
    assert rows[0] == ["1.57", "142", "183"]
    assert [sum(int(row[way]) for row in rows) for way in (1, 2)] == [200, 200]


@pytest.mark.parametrize(("width", "ratio"), [("10", "100"), ("6", "36"), ("3", "9")])
def test_the_rectangle_s_ratio_is_the_width_squared(show, width, ratio):
    starts = show(ManyStarts(view="rectangle"))

    starts.root.get_by_role("slider", name="Width").fill(width)

    stuck = float(width) ** 2 / 4
    assert starts.frame == f"{width}/{stuck:g}"
    assert f"J is flat at {stuck:.4g}. The other start has 0.25, {ratio} times less" in starts.sentence


def test_a_square_is_no_trap(show):
    starts = show(ManyStarts(view="rectangle"))
    slider = starts.root.get_by_role("slider", name="Width")

    slider.focus()
    starts.page.keyboard.press("Home")

    assert starts.sentence == "A square: both starts have J = 0.25. Make it wider."


def test_with_one_start_j_rises_with_k_and_the_rise_is_marked(show):
    starts = show(ManyStarts(view="K"))

    assert starts.sentence == (
        "With one start for each K, J rises from 1.249 to 4.646 when a centroid is added, K = 5: "
        "that is a bad start, no bug. Of 50 such curves 28 rise somewhere."
    )
    rows = [row.split("\t") for row in starts.root.locator("tbody tr").all_inner_texts()]
    assert rows[4] == ["5", "4.646 ↑", "1.048", "1.044"]
    rises = [path.get_attribute("d") for path in starts.root.locator(".km-rise").all() if path.is_visible()]
    assert sum(bool(d) for d in rises) == 1


def test_other_starts_are_drawn_and_the_best_of_fifty_stays(show):
    starts = show(ManyStarts(view="K"))
    rows = starts.root.locator("tbody tr")
    before = [row.split("\t") for row in rows.all_inner_texts()]

    starts.button("Draw other starts").click()

    after = [row.split("\t") for row in rows.all_inner_texts()]
    assert [row[3] for row in after] == [row[3] for row in before]
    assert [row[1] for row in after] != [row[1] for row in before]


def test_views_are_changed_by_the_keyboard_and_only_one_is_shown(show):
    starts = show(ManyStarts())
    starts.root.get_by_role("radio", name="Where starts end").focus()

    starts.page.keyboard.press("ArrowRight")
    assert starts.frame == "10/25"
    assert starts.root.locator(".km-ends").is_hidden()
    starts.page.keyboard.press("ArrowRight")
    assert starts.root.locator("table").first.is_visible()
    starts.page.keyboard.press("ArrowRight")
    assert starts.root.locator(".km-ends").is_visible()
    assert starts.page.evaluate("window.escaped") == []


def test_another_view_stops_what_plays(show):
    starts = show(ManyStarts())
    before = starts.frame
    starts.button("Play").click()
    starts.wait_for_change(before)

    view(starts, "J against K")

    starts.frames_asked_for()  # the frame that was already asked for
    assert starts.frames_asked_for() == 0


def test_keys_stay_in_it(show):
    starts = show(ManyStarts(), **STILL)
    for place in (".km-column >> nth=0", "input[type=radio] >> nth=0", "input[type=range] >> nth=0", "summary"):
        starts.root.locator(place).focus()
        for key in ("b", "d", "Escape", "Shift+Enter", "Control+q"):
            starts.page.keyboard.press(key)

    assert set(starts.page.evaluate("window.escaped")) == {"Enter", "Control", "q"}


def test_with_less_motion_a_step_is_one_jump(show):
    starts = show(ManyStarts(), **STILL)
    starts.record()

    starts.play_to_the_end()

    states = [float(frame.split("/")[0]) for frame in starts.page.evaluate("window.drawn")]
    assert all(state == int(state) for state in states)


def test_off_screen_nothing_runs_and_back_on_screen_it_goes_on(show):
    starts = show(ManyStarts())
    starts.page.evaluate("document.body.style.paddingBottom = '5000px'")
    before = starts.frame
    starts.button("Play").click()
    starts.wait_for_change(before)

    starts.page.evaluate("scrollTo(0, 4000)")
    starts.page.wait_for_function(
        "async () => { const before = window.asked; await new Promise((done) => window.untouchedFrame(done));"
        " await new Promise((done) => window.untouchedFrame(done)); return window.asked === before; }"
    )
    assert starts.state < 6

    starts.page.evaluate("scrollTo(0, 0)")
    starts.wait_for_state(6)


def test_dots_are_one_path_a_colour_however_many(show):
    starts = show(ManyStarts(X, 3, n_starts=1000))

    dots = [path.get_attribute("d").count("h0") for path in starts.root.locator(".km-swarm").all()]
    assert len(dots) == 4
    assert sum(dots) == 2000


@pytest.mark.parametrize("width", [320, 400, 900, 1400])
@pytest.mark.parametrize("shown", ["starts", "rectangle", "K"])
def test_it_fits_every_width(show, shown, width):
    starts = show(ManyStarts(view=shown), width=width)

    assert starts.page.evaluate("document.documentElement.scrollWidth") <= width
    panels = [panel.bounding_box() for panel in starts.root.locator(".km-panel").all() if panel.is_visible()]
    assert (panels[1]["y"] > panels[0]["y"] + 100) == (width < 700)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["starts", "rectangle", "K"])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme, shown):
    starts = show(ManyStarts(view=shown), color_scheme=color_scheme, **STILL)

    assert grave_findings(starts.page, ".km-player") == []


def test_points_on_a_line_and_one_centroid_are_shown(show):
    starts = show(ManyStarts(km.datasets.two_points(), 1, n_starts=4))

    assert starts.cost == 25
    assert re.search("4 of 4 end at 25", starts.root.inner_text())
    starts.play_to_the_end()
    assert starts.cost == 25
