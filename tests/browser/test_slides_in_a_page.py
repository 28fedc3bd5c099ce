"""The slides as a room sees them: a page in a browser that reaches nothing but this file."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from kmcourse.classroom.release.slides import paper_page, slides_page
from tests.browser.players import Player
from tests.course_notebooks import NOTEBOOKS

pytestmark = pytest.mark.browser

INSTRUCTOR = NOTEBOOKS / "instructor"
PROJECTORS = {"1280 × 720": (1280, 720), "1920 × 1080": (1920, 1080), "1024 × 768": (1024, 768)}
# The widget of a slide, and a button that makes it draw something else.
PLAYED = {"terms": "Back", "choices": "Step", "staircase": "Step", "zoo": "Skip"}

HIGHEST = """() => {
    const slide = Reveal.getCurrentSlide();
    return [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth];
}"""


@contextmanager
def opened(chromium, file, size=(1280, 720), **options):
    """Open a page in a context of its own; complain of errors and of anything that was asked for outside the file."""
    context = chromium.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), **options)
    context.set_default_timeout(60_000)
    complaints = []
    context.on("page", lambda page: listen(page, complaints))
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()
    assert complaints == []


def listen(page, complaints):
    page.on("pageerror", lambda error: complaints.append(f"raised: {error}"))
    page.on("console", lambda message: message.type == "error" and complaints.append(f"logged: {message.text}"))
    page.on("request", lambda asked: asked.url.split(":")[0] in ("http", "https") and complaints.append(asked.url))


@pytest.fixture(scope="module")
def walkthrough(tmp_path_factory):
    path = tmp_path_factory.mktemp("slides") / "walkthrough.html"
    path.write_text(slides_page(INSTRUCTOR / "walkthrough.ipynb"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    path = tmp_path_factory.mktemp("slides") / "questions.html"
    path.write_text(slides_page(INSTRUCTOR / "questions.ipynb"), encoding="utf-8")
    return path


def wait_for_slide(page, number):
    page.wait_for_function("number => Reveal.isReady() && Reveal.getSlidePastCount() === number", arg=number)


def go_to_widget(page, stem):
    """Go to the first slide with a widget of this kind."""
    page.wait_for_function("Reveal.isReady()")
    page.evaluate(
        """stem => Reveal.slide(Reveal.getSlides().findIndex(
            slide => slide.querySelector(`[data-km^="${stem}-"]`)))""",
        stem,
    )
    return Player(page, stem)


def test_arrow_keys_change_slides_and_bring_what_comes_later(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        wait_for_slide(page, 0)
        expect(page.locator("section.present h1")).to_be_visible()

        for number in (1, 2):
            page.keyboard.press("ArrowRight")
            wait_for_slide(page, number)
        later = page.locator("section.present .fragment")
        expect(later).to_have_css("opacity", "0")
        page.keyboard.press("ArrowRight")
        expect(later).to_have_css("opacity", "1")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        wait_for_slide(page, 1)


@pytest.mark.parametrize("size", PROJECTORS.values(), ids=PROJECTORS)
@pytest.mark.parametrize("deck", ["walkthrough", "questions"])
def test_nothing_of_any_slide_is_off_the_screen(chromium, deck, size, request):
    with opened(chromium, request.getfixturevalue(deck), size) as page:
        page.wait_for_function("Reveal.isReady()")
        for number in range(page.evaluate("Reveal.getTotalSlides()")):
            page.evaluate("number => Reveal.slide(number, 0, 99)", number)
            wait_for_slide(page, number)
            assert page.evaluate(HIGHEST) == [0, 0], page.locator("section.present h2").inner_text()


def test_formulas_are_drawn_as_formulas(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        page.wait_for_function("Reveal.isReady()")
        page.evaluate("Reveal.slide(3)")
        wide, narrow = (page.locator(f"section.present {where} math").first for where in ("p", "td"))

        # The sum sign carries its bounds above and below: taller than a line.
        assert wide.bounding_box()["height"] > 1.5 * narrow.bounding_box()["height"]
        assert page.locator("section.present munderover").count() == 1
        assert "$" not in page.locator("section.present").inner_text()
        assert "\\" not in page.locator("section.present").inner_text()


@pytest.mark.parametrize("stem", PLAYED)
def test_a_widget_plays_on_its_slide(chromium, walkthrough, stem):
    with opened(chromium, walkthrough) as page:
        player = go_to_widget(page, stem)
        before = player.frame

        player.button(PLAYED[stem]).click()

        player.wait_for_change(before)


def test_a_rectangle_is_stretched_on_its_slide(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        player = go_to_widget(page, "many_starts")
        before = player.frame

        player.root.locator("input[type=range]:visible").first.focus()
        page.keyboard.press("ArrowLeft")

        player.wait_for_change(before)


@pytest.mark.parametrize("size", PROJECTORS.values(), ids=PROJECTORS)
def test_what_is_dragged_follows_the_pointer_however_large_the_screen(chromium, walkthrough, size):
    with opened(chromium, walkthrough, size) as page:
        player = go_to_widget(page, "bowl")
        slider = player.root.locator(".km-handle").first
        box = slider.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + size[0] / 10, y, steps=4)
        moved = slider.bounding_box()
        page.mouse.up()

        assert moved["x"] + moved["width"] / 2 == pytest.approx(x + size[0] / 10, abs=size[0] / 60)


def test_keys_pressed_in_a_widget_do_not_change_the_slide(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        player = go_to_widget(page, "staircase")
        here = page.evaluate("Reveal.getSlidePastCount()")
        player.button("Step").focus()

        for key in ("ArrowRight", "ArrowDown", "o", "f", "s"):
            page.keyboard.press(key)
        assert page.evaluate("[Reveal.getSlidePastCount(), Reveal.isOverview()]") == [here, False]

        page.locator("section.present h2").click()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("ArrowRight")
        wait_for_slide(page, here + 1)


def focus_is_in(page, selector):
    return page.evaluate("selector => Boolean(document.activeElement.closest(selector))", selector)


@pytest.mark.parametrize(("key", "onward"), [("PageDown", 1), ("PageUp", -1)])
def test_a_clicker_changes_slides_from_inside_a_widget(chromium, walkthrough, key, onward):
    with opened(chromium, walkthrough) as page:
        player = go_to_widget(page, "staircase")
        here = page.evaluate("Reveal.getSlidePastCount()")
        player.button("Step").focus()

        page.keyboard.press(key)

        wait_for_slide(page, here + onward)


def test_escape_gives_the_keys_back_to_the_slides_and_tab_comes_back(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        player = go_to_widget(page, "staircase")
        here = page.evaluate("Reveal.getSlidePastCount()")
        player.button("Step").focus()

        page.keyboard.press("Escape")
        assert page.evaluate("[Reveal.getSlidePastCount(), Reveal.isOverview()]") == [here, False]
        page.keyboard.press("Tab")
        assert focus_is_in(page, "section.present .km-player")
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowRight")

        wait_for_slide(page, here + 1)


def test_tab_stays_on_the_slide_that_is_shown(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        go_to_widget(page, "terms")
        visited = []
        while "A" not in visited:  # the number of the slide, which is a link, comes last
            page.keyboard.press("Tab")
            assert focus_is_in(page, "section.present, .slide-number")
            visited.append(page.evaluate("document.activeElement.tagName"))

        assert len(visited) > 3


@pytest.mark.parametrize("size", PROJECTORS.values(), ids=PROJECTORS)
def test_what_a_widget_shows_later_is_on_the_screen_too(chromium, walkthrough, size):
    with opened(chromium, walkthrough, size) as page:
        zoo = go_to_widget(page, "zoo")
        for _ in range(6):
            zoo.button("Skip").click()
            page.wait_for_function(f"() => !({HIGHEST})().some(Boolean)")
            zoo.button("Next curve").click()
        starts = go_to_widget(page, "many_starts")
        starts.root.get_by_text("Where starts end").click()
        page.wait_for_function(f"() => !({HIGHEST})().some(Boolean)")


def test_the_speaker_s_window_has_the_notes(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        wait_for_slide(page, 0)
        page.keyboard.press("ArrowRight")
        wait_for_slide(page, 1)

        with page.expect_popup() as window:
            page.keyboard.press("s")

        expect(window.value.locator(".speaker-controls-notes .value")).to_contain_text("Minute 0 to 5")


def test_the_slides_can_be_printed_and_nothing_is_cut_off(chromium, walkthrough):
    with opened(chromium, walkthrough) as page:
        page.goto(f"{walkthrough.as_uri()}?print-pdf")
        page.locator(".pdf-page").last.wait_for(state="attached")
        hidden = "slide => slide.scrollHeight - slide.clientHeight"
        slides = page.locator(".pdf-page section").all()

        assert len(slides) >= 23
        assert [slide.evaluate(hidden) for slide in slides] == [0] * len(slides)


def test_the_sheets_print_one_to_a_page(chromium, tmp_path):
    file = tmp_path / "paper.html"
    file.write_text(paper_page(INSTRUCTOR / "paper.ipynb"), encoding="utf-8")

    with opened(chromium, file, java_script_enabled=False) as page:
        pictures = page.locator("img")
        assert all(
            picture.evaluate("image => image.complete && image.naturalWidth > 100") for picture in pictures.all()
        )
        assert all(picture.get_attribute("alt") for picture in pictures.all())
        printed = page.pdf(prefer_css_page_size=True)

    assert printed.count(b"/Type /Page\n") == 14
