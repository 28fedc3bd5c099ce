"""The colours in a page of their own, without Jupyter: what is on the canvas is what Python computed."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import kmcourse as km
from kmcourse.widgets import Colours
from tests.browser.accessibility import grave_findings

pytestmark = pytest.mark.browser

ALL, SOME = (2, 4, 8, 16, 32, 64), (2, 16)


def slider(shown):
    return shown.root.get_by_role("slider", name="K, how many colours")


def palette(shown):
    return shown.root.get_by_role("slider", name="Colour of the palette")


def wait_for(shown, frame):
    expect(shown.root).to_have_attribute("data-frame", re.compile(f"^{frame}"))


def pixels(shown, place):
    """Return what the first, second or third picture holds, with the alpha channel."""
    canvas = shown.root.locator("canvas").nth(place)
    numbers = canvas.evaluate(
        "c => ({width: c.width, bytes: Array.from(c.getContext('2d').getImageData(0, 0, c.width, c.height).data)})"
    )
    return np.array(numbers["bytes"], dtype=np.uint8).reshape(-1, numbers["width"], 4)


def choose_by_keys(shown, times):
    palette(shown).focus()
    for _ in range(times):
        shown.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("place", range(len(ALL)))
def test_the_page_paints_what_python_compressed(show, place):
    widget = Colours()
    shown = show(widget)

    slider(shown).fill(str(place))
    wait_for(shown, f"{ALL[place]}/")
    few = km.compress_image(widget.image, ALL[place], np.random.default_rng(0))
    distances = np.sqrt(((widget.image.astype(float) - few) ** 2).sum(axis=2))

    assert (pixels(shown, 0)[..., :3] == widget.image).all()
    painted = pixels(shown, 1)[..., :3]
    # Between two colours that are equally near, either is right.
    assert np.allclose(((widget.image - painted.astype(float)) ** 2).sum(axis=2), distances**2)
    assert {*map(tuple, painted.reshape(-1, 3))} <= {*map(tuple, few.reshape(-1, 3))}
    assert np.abs(pixels(shown, 2)[..., 0] - np.minimum(4 * distances, 255)).max() <= 0.5
    assert shown.cost == pytest.approx((distances**2).mean(), rel=1e-12)


def test_the_arrow_keys_change_k_and_the_numbers_follow(show):
    shown = show(Colours())
    wait_for(shown, "16/")
    assert shown.sentence.startswith("16 colours: each is the mean of its pixels. J = 56.78 is the average squared")
    assert "65 920 bits: 4 bits for each pixel, 384 for the palette" in shown.root.inner_text().replace("\u202f", " ")
    assert "5.97 times smaller" in shown.root.inner_text()

    slider(shown).focus()
    shown.page.keyboard.press("ArrowLeft")

    wait_for(shown, "8/")
    assert "K = 8" in shown.root.inner_text()
    assert slider(shown).get_attribute("aria-valuetext") == "8 colours, J = 266.5"
    assert "7.97 times smaller" in shown.root.inner_text()


def test_a_colour_of_the_palette_shows_its_pixels_by_keys(show):
    shown = show(Colours(Ks=SOME))
    choose_by_keys(shown, 3)
    wait_for(shown, "16/.*/4$")
    labels = pixels(shown, 1)
    bright = labels[..., 3] == 255

    assert len(np.unique(labels[bright][:, :3], axis=0)) == 1
    assert f"the mean of {bright.sum()} pixels" in shown.sentence
    assert shown.sentence.startswith("Colour 4 of 16, rgb(")
    assert palette(shown).get_attribute("aria-valuetext") == shown.sentence
    assert (pixels(shown, 0)[..., 3] == labels[..., 3]).all()

    shown.page.keyboard.press("End")
    wait_for(shown, "16/.*/16$")
    shown.page.keyboard.press("Escape")

    wait_for(shown, "16/[0-9.]*$")
    assert (pixels(shown, 1)[..., 3] == 255).all()


def test_the_colours_add_up_to_the_picture_and_to_j(show):
    shown = show(Colours(Ks=[8]))
    sentences = []
    for place in range(8):
        choose_by_keys(shown, 1 if place else 0)
        wait_for(shown, f"8/.*/{place + 1}$")
        sentences.append(shown.sentence.replace("\u202f", ""))

    assert sum(int(re.search(r"mean of (\d+) pixels", words)[1]) for words in sentences) == 128 * 128
    assert sum(float(re.search(r"add (\S+) to J", words)[1]) for words in sentences) == pytest.approx(
        shown.cost, rel=1e-3
    )


def test_pointing_at_a_colour_is_enough_and_pointing_away_ends_it(show):
    shown = show(Colours(Ks=SOME))
    x, y = shown.middle_of(palette(shown))
    where = palette(shown).bounding_box()["y"]

    shown.page.mouse.move(x, y)
    wait_for(shown, "16/.*/[89]$")
    after = palette(shown).bounding_box()["y"]
    shown.page.mouse.move(x, y - 300)

    wait_for(shown, "16/[0-9.]*$")
    assert after == where
    # A sentence that grows pushes what is below it: not what is pointed at.
    assert shown.root.locator(".km-sentence").bounding_box()["y"] > where


def test_another_k_forgets_the_colour(show):
    shown = show(Colours(Ks=SOME))
    choose_by_keys(shown, 15)
    wait_for(shown, "16/.*/16$")

    slider(shown).fill("0")

    wait_for(shown, "2/[0-9.]*$")


def test_a_number_of_colours_is_chosen_on_the_curve(show):
    shown = show(Colours())
    curve = shown.root.get_by_role("img", name=re.compile("^J for each number of colours: 2362 with 2, "))
    curve.locator("circle").nth(2).click()

    wait_for(shown, "8/")
    assert slider(shown).input_value() == "2"


@pytest.mark.parametrize("width", [320, 400, 700, 1400])
@pytest.mark.parametrize("Ks", [(1,), ALL])
def test_it_fits_every_width(show, width, Ks):
    shown = show(Colours(Ks=Ks), width=width)
    slider(shown).fill(str(len(Ks) - 1))

    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    for text in shown.root.locator("svg text").all():
        box = text.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width), text.inner_html()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
def test_an_accessibility_checker_finds_nothing_grave(show, color_scheme, width):
    shown = show(Colours(Ks=SOME), color_scheme=color_scheme, width=width)
    assert grave_findings(shown.page, ".km-player") == []

    choose_by_keys(shown, 2)
    assert grave_findings(shown.page, ".km-player") == []


def test_keys_stay_in_it_but_those_that_run_the_cell(show):
    shown = show(Colours(Ks=SOME))
    for place in (slider(shown), palette(shown)):
        place.focus()
        for key in ("d", "d", "b", "ArrowRight", "Escape", "Shift+Enter"):
            shown.page.keyboard.press(key)

    assert shown.page.evaluate("escaped.filter(key => key !== 'Shift')") == ["Enter", "Enter"]


def test_nothing_moves_by_itself(show):
    shown = show(Colours(Ks=SOME), reduced_motion="no-preference")
    choose_by_keys(shown, 1)

    assert shown.frames_asked_for() == 0
    assert shown.page.evaluate("document.getAnimations().length") == 0


def test_without_scripts_the_picture_stays(page_browser):
    context = page_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(Colours(Ks=SOME).html())

    image = page.get_by_role("img", name=re.compile(r"^A picture of 128 by 128 pixels .* 5\.97 times smaller\.$"))
    assert image.is_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 700
    context.close()
