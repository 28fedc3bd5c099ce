"""The staircase under a reader's hand, in a page that holds nothing else."""

import itertools

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Staircase
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()
COSTS = km.run_kmeans(X, START).costs


def median_move(X, labels, centroids):
    return np.array(
        [np.median(X[labels == k], axis=0) if (labels == k).any() else mu for k, mu in enumerate(centroids)]
    )


def argmax_assign(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)


def not_written(X, centroids):
    raise NotImplementedError


def reference(offset=0):
    return Staircase(km.half_steps(X + offset, START + offset))


def costs_of(**functions):
    return [step.cost for step in km.half_steps(X, START, **functions)]


def test_the_player_takes_the_picture_s_place_and_moves_nothing_by_itself(show):
    staircase = show(reference())

    staircase.wait_for_state(0)
    assert staircase.root.locator(".km-still").count() == 0
    assert staircase.frames_asked_for() == 0
    assert staircase.state == 0
    assert staircase.sentence.startswith("Start: 3 centroids, 60 points, and no point has a centroid yet")


@pytest.mark.parametrize("offset", [0, 1e9])
def test_right_code_plays_to_a_flat_end_and_shows_no_rise(show, offset):
    staircase = show(reference(offset))

    staircase.play_to_the_end()

    assert staircase.cost == pytest.approx(COSTS[-1], abs=1e-6)
    assert staircase.sentence == "J is flat at 1.57: stop. Nothing changes any more."
    assert staircase.root.locator(".km-rise").get_attribute("d") == ""
    assert "rose" not in staircase.root.inner_text()
    assert staircase.frames_asked_for() == 0


def test_j_never_rises_in_any_frame_and_every_half_step_ends_on_its_own(show):
    staircase = show(reference())
    staircase.record()

    staircase.play_to_the_end(speed="1")  # a busy machine draws few frames

    frames = staircase.recorded()
    shown = [cost for _, cost in frames if cost is not None]
    assert all(after <= before + 1e-9 for before, after in itertools.pairwise(shown))
    assert frames[-1] == (6, pytest.approx(COSTS[-1]))
    # In a move the centroids glide, and J with them; in an assign one point after the other changes.
    for state in (1, 2):
        between = {cost for at, cost in frames if state < at < state + 1}
        assert len(between) > 2


def test_each_half_step_is_told_with_what_it_saved(show):
    staircase = show(reference())

    for state, words in enumerate(
        [
            "Half-step 1, assign: every point takes its centroid. J starts at 31.99.",
            "Half-step 2, move: the centroids went, c stayed, and J fell from 31.99 to 4.593, 27.4 saved.",
            "Half-step 3, assign: 8 of the points changed centroid, and J fell from 4.593 to 2.231, 2.362 saved.",
        ],
        start=1,
    ):
        staircase.button("Step").click()
        staircase.wait_for_state(state)
        assert staircase.sentence == words
    labels = staircase.root.locator(".km-stairs .km-small:not([visibility=hidden])").all_text_contents()
    assert {"27.4 saved by move", "2.362 saved by assign"} <= set(labels)


def test_back_undoes_and_two_quick_steps_are_two(show):
    staircase = show(reference())

    staircase.button("Step").click()
    staircase.button("Step").click()
    staircase.wait_for_state(2)
    staircase.button("Back").click()
    staircase.wait_for_state(1)

    assert staircase.cost == pytest.approx(COSTS[0])


def test_pause_stops_and_play_goes_on(show):
    staircase = show(reference())
    before = staircase.frame
    staircase.button("Play").click()
    staircase.wait_for_change(before)

    staircase.button("Pause").click()

    assert staircase.frames_asked_for() == 0
    staircase.play_to_the_end()


def test_playing_again_from_the_end_begins_anew(show):
    staircase = show(reference())
    staircase.scrub(6)
    before = staircase.frame

    staircase.button("Play").click()

    staircase.wait_for_change(before)
    assert staircase.state < 6


@pytest.mark.parametrize(
    "functions",
    [{"move": median_move}, {"assign": argmax_assign}, {"assign": argmax_assign, "move": median_move}],
    ids=lambda functions: " and ".join(f.__name__ for f in functions.values()),
)
def test_a_learner_s_functions_show_their_own_j(show, functions):
    costs = costs_of(**functions)
    staircase = show(Staircase(km.half_steps(X, START, **functions)))

    for state, cost in enumerate(costs[:12], start=1):
        staircase.scrub(state)
        assert staircase.cost == pytest.approx(cost)
    assert not np.allclose(costs[:6], COSTS)


def test_a_rise_is_marked_in_the_picture_and_in_words(show):
    costs = costs_of(assign=argmax_assign)
    staircase = show(Staircase(km.half_steps(X, START, assign=argmax_assign, max_iterations=3)))

    staircase.scrub(2)
    assert staircase.root.locator(".km-rise").get_attribute("d") == ""
    staircase.scrub(3)

    rise = f"{costs[2] - costs[1]:.4g}"
    words = f"J rose by {rise} at half-step 3, an assign: a right K-means never does this."
    assert staircase.sentence.startswith(words)
    assert staircase.root.locator(".km-rise").get_attribute("d") != ""
    assert staircase.root.locator(".km-stairs").get_by_text(f"rose by {rise}: assign").is_visible()
    staircase.scrub(6)
    assert f"J rose by {rise} at half-step 3: a right K-means never does this." in staircase.sentence


def test_a_stub_shows_the_reference_and_says_so(show):
    staircase = show(Staircase(km.half_steps(X, START, assign=not_written)))

    staircase.play_to_the_end()

    assert staircase.cost == pytest.approx(COSTS[-1])
    words = "Your not_written is not written yet, so the reference is shown in its place."
    assert staircase.root.get_by_text(words).is_visible()


def test_j_follows_a_dragged_centroid_with_c_kept(show):
    staircase = show(reference())
    staircase.scrub(2)
    staircase.drag(staircase.root.locator(".km-centroid").first, 40, -30, let_go=False)

    _, labels, _, cost = list(km.half_steps(X, START))[1]
    assert staircase.sentence.startswith("You move μ₁ and c stays, so J answers the move alone: J = ")
    assert staircase.sentence.endswith("; it was 4.593.")
    assert staircase.cost > cost
    # One centroid moved: J is a bowl, higher by its share of the points times the squared way.
    share = (labels == 0).mean()
    pixels = staircase.root.locator(".km-plane").evaluate("svg => svg.getScreenCTM().a")
    frame = reference().data()["frame"]["x"]
    way = np.hypot(40, 30) / pixels * (frame[1] - frame[0]) / 352
    assert staircase.cost == pytest.approx(cost + share * way**2, rel=1e-3)


@pytest.mark.parametrize("width", [360, 900])
def test_let_go_the_run_starts_again_from_there(show, width):
    staircase = show(reference(), width=width)
    staircase.listen()
    staircase.scrub(2)
    staircase.drag(staircase.root.locator(".km-centroid").nth(1), 60, -80)

    staircase.wait_for_state(0)
    cost = staircase.cost
    assert staircase.sentence.startswith("The run starts again from here, c kept: J = ")
    ((message, centroids),) = staircase.sent()
    assert message["type"] == "dragged"
    expected = km.run_kmeans(X, np.reshape(centroids, (3, 2))).costs
    assert cost > expected[0]
    staircase.scrub(1)
    assert staircase.cost == pytest.approx(expected[0])
    staircase.play_to_the_end()
    assert staircase.cost == pytest.approx(expected[-1])


def test_a_centroid_moves_by_arrow_keys_and_further_with_shift(show):
    staircase = show(reference())
    staircase.scrub(2)
    centroid = staircase.root.locator(".km-centroid").first
    centroid.focus()
    place = "e => Number(e.getAttribute('transform').match(/[-\\d.]+/)[0])"
    x = centroid.evaluate(place)

    staircase.page.keyboard.down("ArrowRight")
    small = centroid.evaluate(place) - x
    assert staircase.cost > COSTS[1]
    staircase.page.keyboard.up("ArrowRight")
    staircase.wait_for_state(0)
    staircase.page.keyboard.press("Shift+ArrowRight")

    assert centroid.evaluate(place) - x > 3 * small > 0
    assert "(" in centroid.get_attribute("aria-valuetext")
    assert centroid.evaluate("e => e === document.activeElement")


def test_a_learner_s_run_goes_on_when_python_answers(show):
    widget = Staircase(km.half_steps(X, START, move=median_move))
    staircase = show(widget)
    staircase.listen()
    staircase.scrub(1)
    staircase.drag(staircase.root.locator(".km-centroid").first, 30, 30)
    assert staircase.sentence == "The run starts again from here as soon as Python has run your functions."
    ((message, centroids),) = staircase.sent()
    answers = []
    widget.send = lambda answer, buffers=None: answers.append(answer)

    widget.receive(message, [np.array(centroids).tobytes(), b""])
    staircase.answer({**answers[0], "turn": message["turn"] - 1})
    assert staircase.state == 1  # an answer to an earlier drag
    staircase.answer(answers[0])

    staircase.wait_for_state(0)
    expected = [s.cost for s in km.half_steps(X, np.reshape(centroids, (3, 2)), move=median_move)]
    staircase.play_to_the_end()
    assert staircase.cost == pytest.approx(expected[-1])


def test_without_python_a_learner_s_run_says_what_to_do(show):
    staircase = show(Staircase(km.half_steps(X, START, move=median_move)))
    staircase.scrub(1)

    staircase.drag(staircase.root.locator(".km-centroid").first, 30, 30)

    assert "run the cell again" in staircase.sentence
    staircase.scrub(2)  # the recorded run is still there
    assert staircase.cost == pytest.approx(costs_of(move=median_move)[1])


def test_a_run_that_was_handed_in_says_that_it_cannot_go_on(show):
    staircase = show(Staircase(list(km.half_steps(X, START)), X=X))
    staircase.scrub(1)

    staircase.drag(staircase.root.locator(".km-centroid").first, 30, 30)

    assert staircase.sentence.startswith("This run was handed in as numbers")


def test_nothing_is_sent_while_it_plays(show):
    staircase = show(reference())
    staircase.listen()

    staircase.play_to_the_end()

    assert staircase.sent() == []


def test_a_point_is_read_by_its_number(show):
    staircase = show(reference())
    staircase.scrub(2)
    _, labels, centroids, _ = list(km.half_steps(X, START))[1]
    term = ((X[9] - centroids[labels[9]]) ** 2).sum()

    staircase.root.get_by_role("spinbutton", name="Point").fill("10")

    words = staircase.root.locator("output").inner_text()
    assert words.startswith(f"x⁽¹⁰⁾ = (−1.9, −1.29); c⁽¹⁰⁾ = {labels[9] + 1}; μ")
    assert f"its term is {term:.4g}," in words
    staircase.page.keyboard.press("ArrowUp")
    assert staircase.root.locator("output").inner_text().startswith("x⁽¹¹⁾ = ")
    for typed in ("0", "61", ""):
        staircase.root.get_by_role("spinbutton", name="Point").fill(typed)
        assert staircase.root.locator("output").inner_text().startswith("Point at a point")


def test_a_point_is_read_by_pointing_at_it(show):
    staircase = show(reference())
    staircase.scrub(1)
    at = staircase.root.locator(".km-plane").evaluate(
        "svg => { const d = svg.querySelector('.km-dots').getAttribute('d').match(/M([\\d.]+),([\\d.]+)/);"
        " const p = new DOMPoint(d[1], d[2]).matrixTransform(svg.getScreenCTM()); return [p.x, p.y]; }"
    )

    staircase.page.mouse.move(*at)

    first_of_cluster_1 = int(np.flatnonzero(km.assign_points(X, START) == 0)[0])
    assert staircase.root.get_by_role("spinbutton", name="Point").input_value() == str(first_of_cluster_1 + 1)
    assert "its term is" in staircase.root.locator("output").inner_text()


def test_keys_stay_in_it_but_those_that_run_and_save_leave(show):
    staircase = show(reference())
    for place in ("button", "input[type=range]", "input[type=number]", ".km-centroid", "summary", "select"):
        staircase.root.locator(place).first.focus()
        for key in ("b", "d", "Escape", "ArrowDown", "Shift+Enter", "Control+q"):
            staircase.page.keyboard.press(key)

    assert set(staircase.page.evaluate("window.escaped")) == {"Enter", "Control", "q"}


def test_with_less_motion_a_step_is_one_jump(show):
    staircase = show(reference(), reduced_motion="reduce")
    staircase.record()

    staircase.button("Step").click()
    staircase.wait_for_state(1)
    staircase.play_to_the_end()

    assert all(state == int(state) for state, _ in staircase.recorded())


def test_off_screen_nothing_runs_and_back_on_screen_it_goes_on(show):
    staircase = show(reference())
    before = staircase.frame
    staircase.button("Play").click()
    staircase.wait_for_change(before)

    staircase.scroll_away()
    left_at = staircase.state
    assert staircase.frames_asked_for() == 0
    assert staircase.state == left_at < 6

    staircase.scroll_back()
    staircase.wait_for_state(6)


def test_a_player_that_is_taken_away_stops(show):
    staircase = show(reference())
    before = staircase.frame
    staircase.button("Play").click()
    staircase.wait_for_change(before)

    staircase.root.evaluate("root => root.remove()")

    staircase.frames_asked_for()  # the frame that was already asked for
    assert staircase.frames_asked_for() == 0


def test_two_on_one_page_do_not_disturb_each_other(show):
    staircase = show(reference(), Staircase(km.half_steps(X, START, move=median_move)))
    staircase.scrub(4)

    assert staircase.page.locator(".km-player").nth(1).get_attribute("data-frame") == "0/none"


@pytest.mark.parametrize("width", [360, 600, 900, 1400])
def test_it_fits_every_width(show, width):
    staircase = show(reference(), width=width)
    staircase.scrub(6)
    plane, stairs = (staircase.root.locator(name).bounding_box() for name in (".km-plane", ".km-stairs"))

    assert staircase.page.evaluate("document.documentElement.scrollWidth") <= width
    assert (stairs["y"] > plane["y"] + plane["height"]) == (width < 700)
    assert plane["width"] == stairs["width"]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [0, 3, 6])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme, state):
    staircase = show(Staircase(km.half_steps(X, START, assign=argmax_assign)), color_scheme=color_scheme)
    staircase.scrub(state)
    staircase.root.locator("summary").click()

    assert grave_findings(staircase.page, ".km-player") == []


def test_dark_and_light_differ_and_follow_the_notebook_before_the_system(show):
    staircase = show(reference(), color_scheme="dark")
    ink = "() => getComputedStyle(document.querySelector('.km-player')).getPropertyValue('--km-1')"

    assert staircase.page.evaluate(ink) == "#6aa9ff"
    staircase.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert staircase.page.evaluate(ink) == "#00539b"
    staircase.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert staircase.page.evaluate(ink) == "#6aa9ff"


def test_the_sentence_is_spoken_when_it_has_stood_still(show):
    staircase = show(reference())
    spoken = staircase.root.locator("[aria-live=polite].km-spoken")

    staircase.play_to_the_end()

    staircase.page.wait_for_function("e => e.textContent.startsWith('J is flat')", arg=spoken.element_handle())


def test_the_table_says_the_same_numbers(show):
    staircase = show(Staircase(km.half_steps(X, START, assign=argmax_assign, max_iterations=2)))
    staircase.root.locator("summary").click()

    rows = [row.split("\t") for row in staircase.root.locator("tbody tr").all_inner_texts()]
    assert rows[0] == ["1", "assign", "51.88", ""]
    assert rows[1] == ["2", "move", "9.624", "42.26 saved"]
    assert rows[2] == ["3", "assign", "45.01", "rose by 35.39"]


def test_points_are_drawn_as_one_path_a_cluster(show):
    small, large = (show(Staircase(km.half_steps(points, START))) for points in (X, np.vstack([X] * 16)))

    assert large.root.locator("path").count() == small.root.locator("path").count()


def test_a_player_that_cannot_start_leaves_the_picture(show, page_browser):
    page = page_browser.new_page()
    page.set_content(reference().html().replace('"kinds": ', '"sorts": '))

    assert page.locator(".km-still img").is_visible()
    assert page.locator(".km-live").count() == 0
    page.close()


def test_one_feature_and_more_than_two_are_drawn_and_said(show):
    one = show(Staircase(km.half_steps(km.datasets.two_points(), [[2.0]])))
    one.play_to_the_end()
    assert one.cost == 25
    assert one.root.get_by_text("One feature").is_visible()

    rng = np.random.default_rng(0)
    points = rng.normal(size=(30, 4))
    four = show(Staircase(km.half_steps(points, points[:2])))
    four.play_to_the_end()
    assert four.cost == pytest.approx(km.run_kmeans(points, points[:2]).costs[-1])
    assert four.root.get_by_text("The first two of 4 features").is_visible()


@pytest.mark.parametrize("state", [1, 3])
def test_a_point_that_is_better_off_elsewhere_is_marked_where_it_is_and_told(show, state):
    steps = list(km.half_steps(X, START, assign=argmax_assign, max_iterations=3))
    found = km.certify_assign(X, steps[state - 1].labels, steps[state - 1].centroids)
    staircase = show(Staircase(km.half_steps(X, START, assign=argmax_assign, max_iterations=3)))

    staircase.scrub(state)

    point = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(found.point + 1))
    words = f"The dashed line is better: with x⁽{point}⁾ given centroid {found.better + 1}, J is "
    assert words + f"{found.better_cost:.4g}." in staircase.sentence
    mark = staircase.root.locator(".km-fault").bounding_box()
    plane = staircase.root.locator(".km-plane").bounding_box()
    assert mark["width"] + mark["height"] > 20
    assert plane["x"] <= mark["x"] <= plane["x"] + plane["width"]


def test_a_centroid_that_is_not_at_its_best_is_marked_and_told_though_j_fell(show):
    step = list(km.half_steps(X, START, move=median_move))[1]
    found = km.certify_move(X, step.labels, step.centroids)
    staircase = show(Staircase(km.half_steps(X, START, move=median_move)))

    staircase.scrub(2)

    assert "and J fell from" in staircase.sentence
    words = f"The dashed line is better: centroid {found.centroid + 1}, nudged along it, lowers J to "
    assert words + f"{found.better_cost:.4g}." in staircase.sentence
    assert staircase.root.locator(".km-fault").get_attribute("d") != ""
    staircase.scrub(1)
    assert staircase.root.locator(".km-fault").get_attribute("d") == ""


def test_right_code_leaves_nothing_to_mark(show):
    staircase = show(reference(), reference(1e9))

    for player in staircase.page.locator(".km-player").all():
        for state in range(7):
            player.get_by_role("slider", name="Half-step").fill(str(state))
            assert player.locator(".km-fault").get_attribute("d") == ""
            assert "better" not in player.locator(".km-sentence").inner_text()


def test_the_colours_of_a_point_are_told_from_its_second_on(show):
    labels = [step.labels for step in km.half_steps(X, START)]
    i = int(np.flatnonzero(labels[0] != labels[-1])[0])
    staircase = show(reference())
    staircase.root.get_by_role("spinbutton", name="Point").fill(str(i + 1))
    history = staircase.root.get_by_role("list", name="c of this point so far")

    staircase.scrub(2)
    assert history.locator("li").count() == 0
    staircase.scrub(6)

    first, last = labels[0][i] + 1, labels[-1][i] + 1
    changed = next(step for step, c in enumerate(labels, start=1) if c[i] == labels[-1][i])
    assert history.locator("li").all_inner_texts() == [
        f"{first} since half-step 1",
        f"{last} since half-step {changed}",
    ]


def test_regions_are_drawn_on_demand_and_follow_the_centroids(show):
    staircase = show(reference())
    regions = staircase.root.locator(".km-region")
    assert [path.get_attribute("d") for path in regions.all()] == [None] * 3
    staircase.root.get_by_role("checkbox", name="Regions").check()
    before = regions.first.get_attribute("d")
    assert before.startswith("M")

    staircase.scrub(2)

    assert regions.first.get_attribute("d") != before
    staircase.root.get_by_role("checkbox", name="Regions").uncheck()
    assert not regions.first.is_visible()
