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


@pytest.mark.parametrize("points", [(1, 11), (1, 2, 12), tuple(range(1, 30))])
def test_nothing_leaves_a_narrow_page(open_bowl, points):
    page = open_bowl(Bowl(points), width=360)
    press(page, page.get_by_label("Slide μ"), "End", 1)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for text in page.locator(".km-player svg text").all():
        box = text.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= 360), text.inner_html()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 900])
def test_axe_finds_nothing_grave(open_bowl, dark, width):
    page = open_bowl(dark=dark, width=width)
    page.get_by_role("button", name="Show the whole bowl").click()

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
