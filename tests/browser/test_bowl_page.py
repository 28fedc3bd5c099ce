"""The bowl in a page of its own, without Jupyter: μ slides by key and pointer, and J is what it should be."""

import re

import pytest
from playwright.sync_api import expect

from kmcourse.widgets import Bowl
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser


@pytest.fixture
def open_bowl(chromium):
    """Give `open_bowl(bowl, width, dark, **context)`: a page that holds this bowl; the page must not complain."""
    contexts, complaints = [], []

    def open_page(bowl=None, width=900, dark=False, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        colours = "--jp-layout-color0:#111;--jp-content-font-color0:#eee;background:#111" if dark else ""
        page.set_content(
            f'<!doctype html><html lang="en"><title>Bowl</title><body data-jp-theme-light="{str(not dark).lower()}" '
            f'style="margin:8px;{colours}"><main>{(bowl or Bowl()).html()}</main>'
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def root(page):
    return page.locator(".km-player")


def wait_for(page, frame):
    expect(root(page)).to_have_attribute("data-frame", re.compile(f"^{frame}"))


def sentence(page):
    return page.locator(".km-sentence").inner_text()


def press(page, locator, key, times):
    locator.focus()
    for _ in range(times):
        page.keyboard.press(key)


def ends(locator):
    """Return the two ends of what a path draws, on the screen."""
    box = locator.bounding_box()
    return box["x"], box["x"] + box["width"]


def middle(locator):
    """Return where on the screen the middle of something is."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_at_2_j_is_41_and_at_6_it_is_25_by_the_arrow_keys_of_the_range(open_bowl):
    page = open_bowl()
    wait_for(page, "2/41$")
    assert sentence(page) == "μ = 2: J = (1² + 9²) / 2 = 41. Slide μ and look for the lowest J."

    press(page, page.get_by_label("Slide μ"), "ArrowRight", 40)

    wait_for(page, "6/25$")
    assert "25 must be paid" in sentence(page)
    assert page.locator("svg").get_by_text("2 → 41", exact=True).is_visible()

    press(page, page.get_by_label("Slide μ"), "ArrowLeft", 40)

    wait_for(page, "2/41$")
    assert "41 = 25 + 4²: what must be paid, and the price of standing 4 away." in sentence(page)
    assert page.locator("svg").get_by_text("6 → 25", exact=True).is_visible()


def test_the_centroid_is_dragged_along_the_line(open_bowl):
    page = open_bowl()
    handle = page.get_by_role("slider", name=re.compile("^The centroid μ"))
    left, right = ends(page.locator(".km-squares"))
    unit = (right - left) / 10  # the squares reach from the point 1 to the point 11
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 2 * unit, y, steps=5)
    wait_for(page, "4/29$")
    page.mouse.move(x + 4 * unit, y - 30, steps=5)
    page.mouse.up()

    wait_for(page, "6/25$")
    assert handle.get_attribute("aria-valuetext") == "μ = 6, J = 25"


def test_the_centroid_moves_by_its_own_arrow_keys(open_bowl):
    page = open_bowl()
    handle = page.get_by_role("slider", name=re.compile("^The centroid μ"))

    press(page, handle, "ArrowRight", 3)
    wait_for(page, "2.3/")
    press(page, handle, "ArrowLeft", 23)
    wait_for(page, "0/61$")


def test_the_dot_is_dragged_along_the_bowl(open_bowl):
    page = open_bowl()
    box = page.locator(".km-dot").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 600, y, steps=8)
    page.mouse.up()

    wait_for(page, "12/61$")


def test_j_is_drawn_where_the_centroid_has_been_and_whole_when_asked(open_bowl):
    page = open_bowl()
    trail, whole = page.locator(".km-trail"), page.locator(".km-whole")
    start = ends(trail)
    press(page, page.get_by_label("Slide μ"), "ArrowRight", 20)
    wait_for(page, "4/29$")
    slid = ends(trail)

    assert start[1] - start[0] < 5
    assert 50 < slid[1] - slid[0] < 80
    assert whole.get_attribute("d") == ""
    assert page.locator(".km-floor").is_hidden()

    button = page.get_by_role("button", name="Show the whole bowl")
    button.click()

    assert button.get_attribute("aria-pressed") == "true"
    assert ends(whole)[1] - ends(whole)[0] > 300
    assert page.locator(".km-floor").is_visible()
    assert ends(trail) == slid


def test_three_points_tell_the_mean_from_the_median(open_bowl):
    page = open_bowl()

    page.get_by_label("1, 2 and 12").check()
    wait_for(page, "2/33.66")
    press(page, page.get_by_label("Slide μ"), "ArrowRight", 30)

    wait_for(page, "5/24.66")
    assert "(4² + 3² + 7²) / 3 ≈ 24.667" in sentence(page)
    assert page.locator(".km-squares rect").count() == 3


def test_going_back_to_the_first_points_finds_them_as_they_were_left(open_bowl):
    page = open_bowl()
    press(page, page.get_by_label("Slide μ"), "ArrowRight", 10)
    page.get_by_label("1, 2 and 12").check()
    wait_for(page, "2/33.66")

    page.get_by_label("1 and 11").check()

    wait_for(page, "3/34$")
    assert page.get_by_label("Slide μ").input_value() == "3"


def test_a_mean_between_two_steps_is_found_and_left_again(open_bowl):
    """Points 1, 2 and 2: the mean 5/3 is no multiple of the step."""
    page = open_bowl(Bowl((1, 2, 2), mu=1))
    slider = page.get_by_label("Slide μ")

    press(page, slider, "ArrowRight", 67)
    wait_for(page, "1.66666")
    assert "This is the mean of the points" in sentence(page)
    press(page, slider, "ArrowRight", 1)
    wait_for(page, "1.68/")
    press(page, slider, "ArrowLeft", 2)
    wait_for(page, "1.66/")


def test_the_squares_are_drawn_to_scale_and_labelled(open_bowl):
    page = open_bowl()
    small, large = (page.locator(".km-squares rect").nth(place).bounding_box() for place in (0, 1))

    assert small["width"] == pytest.approx(small["height"], abs=1.5)
    assert large["width"] == pytest.approx(large["height"], abs=1.5)
    assert large["width"] == pytest.approx(9 * small["width"], rel=0.1)
    assert page.locator("svg").get_by_text("9² = 81", exact=True).is_visible()


def test_once_the_floor_is_found_j_is_written_as_its_two_parts(open_bowl):
    page = open_bowl()
    number = page.locator("figcaption .km-number").nth(1)
    price = page.locator(".km-price-square")
    assert number.inner_text() == "J = 41"
    assert price.is_hidden()

    press(page, page.get_by_label("Slide μ"), "ArrowRight", 40)
    press(page, page.get_by_label("Slide μ"), "ArrowLeft", 40)

    wait_for(page, "2/41$")
    assert number.inner_text() == "J = 41 = 25 + 4²"
    box, largest = price.bounding_box(), page.locator(".km-squares rect").nth(1).bounding_box()
    assert box["width"] == pytest.approx(box["height"], abs=1.5)
    assert box["width"] == pytest.approx(4 / 9 * largest["width"], rel=0.05)


def test_without_squares_two_points_have_no_best_place(open_bowl):
    page = open_bowl()
    page.get_by_label("distances", exact=True).check()
    wait_for(page, "2/5$")
    assert sentence(page).endswith("Slide μ and look for the lowest average distance.")

    press(page, page.get_by_label("Slide μ"), "ArrowLeft", 10)
    wait_for(page, "1/5$")
    assert sentence(page).endswith("Slide μ and look for the lowest average distance.")
    press(page, page.get_by_label("Slide μ"), "ArrowRight", 100)

    wait_for(page, "11/5$")
    assert sentence(page).endswith(
        "Every μ from 1 to 11 has 5: without squares, none of them is better than the others."
    )
    assert page.locator(".km-legend li").all_inner_texts() == ["median 1 to 11: lowest average distance"]


def test_three_points_tell_three_middles_apart_and_each_is_marked_once_found(open_bowl):
    page = open_bowl(Bowl((1, 2, 12), mu=8))
    found = page.locator(".km-legend li")
    assert found.count() == 0

    for name, keys, frame in [
        ("squares", 30, "5/24.66"),
        ("the largest distance", 50, "6.5/5.5$"),
        ("distances", 80, "2/3.66"),
    ]:
        page.get_by_label("Slide μ").fill("8")
        page.get_by_label(name, exact=True).check()
        press(page, page.get_by_label("Slide μ"), "ArrowLeft", keys)
        page.get_by_label("Slide μ").fill(frame.split("/")[0])
        wait_for(page, frame)
        assert "This is the m" in sentence(page)

    assert found.all_inner_texts() == [
        "mean 5: lowest J",
        "midrange 6.5: smallest largest distance",
        "median 2: lowest average distance",
    ]
    assert page.locator(".km-middles path").count() == 3


def test_for_two_points_the_mean_and_the_midrange_are_one_place(open_bowl):
    page = open_bowl()
    for name in ("squares", "the largest distance"):
        page.get_by_label(name, exact=True).check()
        page.get_by_label("Slide μ").fill("6")
        page.get_by_label("Slide μ").fill("7")

    assert page.locator(".km-legend li").all_inner_texts() == [
        "mean 6: lowest J",
        "midrange 6: smallest largest distance",
    ]


def test_points_of_one_s_own_are_dragged_added_and_taken_away(open_bowl):
    page = open_bowl()
    assert page.get_by_role("button", name="Add a point").is_hidden()
    page.get_by_label("your own").check()
    wait_for(page, "2/41$")
    left, right = ends(page.locator(".km-squares"))
    unit = (right - left) / 10
    x, y = middle(page.get_by_role("slider", name=re.compile("^Point 2;")))

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 4 * unit, y, steps=4)
    wait_for(page, "2/13$")
    page.mouse.up()
    press(page, page.get_by_role("slider", name=re.compile("^Point 1;")), "ArrowRight", 10)
    wait_for(page, "2/12.5$")

    page.get_by_role("button", name="Add a point").click()
    assert page.get_by_role("slider", name=re.compile("^Point ")).count() == 3
    assert "/ 3" in sentence(page)
    fewer = page.get_by_role("button", name="Take one away")
    for _ in range(2):
        fewer.click()
    assert fewer.get_attribute("aria-disabled") == "true"
    assert page.get_by_role("slider", name=re.compile("^Point ")).count() == 1

    page.get_by_label("1 and 11").check()
    wait_for(page, "2/41$")
    assert page.get_by_role("slider", name=re.compile("^Point ")).count() == 0


def test_another_point_forgets_what_was_found(open_bowl):
    page = open_bowl()
    page.get_by_label("your own").check()
    page.get_by_role("button", name="Show the whole bowl").click()
    assert page.locator(".km-legend li").count() == 1

    press(page, page.get_by_role("slider", name=re.compile("^Point 1;")), "ArrowRight", 1)

    assert page.locator(".km-legend li").count() == 0
    assert page.locator(".km-floor").is_hidden()


def descend(page, alpha, steps):
    page.get_by_role("slider", name="α").fill(str(alpha))
    for _ in range(steps):
        page.get_by_role("button", name="Gradient step").click()


@pytest.mark.parametrize(
    ("alpha", "steps", "frame", "line"),
    [
        (0.1, 3, r"3.952\d*/29.19", "41, 35.24, 31.554, 29.194"),
        (0.5, 1, "6/25$", "41, 25"),
        (1, 3, "10/41$", "41, 41, 41, 41"),
        (1.1, 3, r"12.912\d*/72.77", "41, 48.04, 58.178, 72.776"),
    ],
)
def test_the_size_of_the_step_decides(open_bowl, alpha, steps, frame, line):
    page = open_bowl(Bowl(descend=True))
    descend(page, alpha, steps)

    wait_for(page, frame)
    assert page.get_by_text(f"J, step by step: {line}", exact=True).is_visible()
    assert page.locator(".km-hops").get_attribute("d").count("M") == 2 * steps

    page.get_by_role("button", name="Start again").click()
    wait_for(page, "2/41$")
    assert page.locator(".km-hops").get_attribute("d") == ""


def test_a_step_that_leaves_the_picture_is_pointed_at_and_not_made(open_bowl):
    page = open_bowl(Bowl(descend=True))
    descend(page, 1.2, 2)
    wait_for(page, "-1.8[0-9]*/86.46")
    before = root(page).get_attribute("data-frame")
    descend(page, 1.2, 1)

    assert root(page).get_attribute("data-frame") == before
    assert page.locator(".km-hops").get_attribute("d").count("M") == 6
    assert "outside the picture" in sentence(page)


def test_the_move_step_needs_no_size(open_bowl):
    page = open_bowl(Bowl((1, 2, 12), mu=12, descend=True))
    page.get_by_role("button", name="Move step").click()

    wait_for(page, "5/24.66")
    assert sentence(page).startswith("The move step needs no α: μ goes from 12 to the mean, 5.")
    assert page.get_by_label("distances", exact=True).count() == 0

    page.get_by_role("button", name="Start again").click()
    wait_for(page, "12/73.66")
    assert page.locator("svg").get_by_text("5 → 24.667", exact=True).is_visible()


def test_a_slide_begins_a_new_way(open_bowl):
    page = open_bowl(Bowl(descend=True))
    descend(page, 0.1, 2)
    page.get_by_label("Slide μ").fill("10")

    wait_for(page, "10/41$")
    assert page.get_by_text("J, step by step: 41", exact=True).is_visible()


def all_shown(page):
    page.get_by_label("your own").check()
    page.get_by_role("button", name="Add a point").click()
    page.get_by_role("button", name="Add a point").click()
    page.get_by_label("Slide μ").fill("8.3")
    for name in ("distances", "the largest distance", "squares"):
        page.get_by_label(name, exact=True).check()
        page.get_by_role("button", name=re.compile("^Show the whole")).click()


def all_hopped(page):
    descend(page, 1.1, 5)


SHOWN = [(Bowl(), all_shown), (Bowl(descend=True), all_hopped)]


@pytest.mark.parametrize("points", [(1, 11), (1, 2, 12), tuple(range(1, 30))])
@pytest.mark.parametrize("name", ["squares", "distances", "the largest distance"])
def test_nothing_leaves_a_narrow_page(open_bowl, points, name):
    page = open_bowl(Bowl(points), width=320)
    page.get_by_label(name, exact=True).check()
    press(page, page.get_by_label("Slide μ"), "End", 1)

    assert_nothing_leaves(page, 320)


@pytest.mark.parametrize("width", [320, 400, 700])
@pytest.mark.parametrize(("bowl", "all_of_it"), SHOWN, ids=["bowl", "descent"])
def test_nothing_leaves_the_page_with_all_of_it_shown(open_bowl, width, bowl, all_of_it):
    page = open_bowl(bowl, width=width)
    all_of_it(page)

    assert_nothing_leaves(page, width)


def test_a_mark_is_not_written_over_the_axis(open_bowl):
    page = open_bowl(Bowl((1, 2, 12)))
    page.get_by_label("the largest distance").check()
    press(page, page.get_by_label("Slide μ"), "ArrowRight", 30)
    words = page.locator("svg").get_by_text("2 → 10", exact=True).bounding_box()
    tick = page.locator("svg:has(.km-trail) .km-small").get_by_text("10", exact=True).first.bounding_box()

    assert words["x"] > tick["x"] + tick["width"]


def assert_nothing_leaves(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for text in page.locator(".km-player svg text").all():
        box = text.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width), text.inner_html()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize(("bowl", "all_of_it"), SHOWN, ids=["bowl", "descent"])
def test_axe_finds_nothing_grave(open_bowl, dark, width, bowl, all_of_it):
    page = open_bowl(bowl, dark=dark, width=width)
    all_of_it(page)

    assert grave_findings(page, ".km-player") == []


def test_text_keeps_its_contrast_in_dark(open_bowl):
    page = open_bowl(dark=True)

    colour = page.locator("svg text").first.evaluate("element => getComputedStyle(element).fill")
    assert min(map(int, re.findall(r"\d+", colour)[:3])) > 150


def test_nothing_glides_where_less_motion_is_wanted(open_bowl):
    page = open_bowl(reduced_motion="reduce")
    page.get_by_label("Slide μ").focus()

    page.keyboard.press("End")

    assert root(page).get_attribute("data-frame") == "12/61"
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_hop_is_drawn_at_once(open_bowl):
    page = open_bowl(Bowl(descend=True))
    page.get_by_role("button", name="Move step").click()

    assert root(page).get_attribute("data-frame") == "6/25"
    assert page.evaluate("document.getAnimations().length") == 0


def test_keys_stay_in_the_widget(open_bowl):
    page = open_bowl()
    page.evaluate("window.heard = []; document.addEventListener('keydown', event => heard.push(event.key))")

    for name in ("Slide μ", "1, 2 and 12"):
        page.get_by_label(name).focus()
        for key in ("d", "d", "b", "ArrowRight"):
            page.keyboard.press(key)
    page.get_by_role("slider", name=re.compile("^The centroid μ")).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+Enter")

    assert page.evaluate("heard") == ["Enter"]


def test_without_scripts_the_picture_stays(chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(Bowl().html())

    image = page.get_by_role("img", name=re.compile("is 41. .* its bottom is J = 25 at the mean, 6."))
    assert image.is_visible()
    context.close()
