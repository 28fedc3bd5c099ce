"""What every widget writes into a cell's output, and what it needs for that."""

import base64
import html
import json
import re
import subprocess
import sys

import pytest

from kmcourse import pictures
from kmcourse.widgets.player import Player, packed


class Line(Player):
    stem = "staircase"
    plain_text = "A line."

    def __init__(self, words="a line"):
        self.words = words

    def data(self):
        return {"words": self.words}

    def picture(self):
        return pictures.document(20, 10, self.words, [pictures.line(0, 5, 20, 5)])


def json_in(page):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)[1])


def test_the_output_holds_a_picture_a_player_and_a_line_of_text_and_no_widget():
    bundle = Line()._repr_mimebundle_()

    assert sorted(bundle) == ["image/svg+xml", "text/html", "text/plain"]
    assert bundle["text/plain"] == "A line."


def test_the_same_content_gives_the_same_bytes():
    assert Line().html() == Line().html()
    # An id made anew at every run would differ even so rarely.
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", Line().html())


def test_other_content_has_another_name():
    name = re.compile(r'data-km="(staircase-[0-9a-f]{8})"')

    assert name.search(Line().html())[1] != name.search(Line("another").html())[1]


def test_the_picture_in_the_page_is_the_picture():
    encoded = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', Line().html())[1]

    assert base64.b64decode(encoded).decode() == Line().picture().svg


@pytest.mark.parametrize("words", ['</script><b>"quotes"</b>', "<!-- <script>", "x⁽¹⁾ & μ"])
def test_no_words_can_break_out_of_the_page(words):
    page = Line(words).html()

    assert page.count("</script>") == 2
    assert "<!--" not in page
    assert json_in(page)["data"]["words"] == words
    assert f'alt="{html.escape(words)}"' in page


def test_numbers_that_json_does_not_have_are_refused():
    with pytest.raises(ValueError, match="JSON compliant"):
        Line(float("nan")).html()


def test_numbers_are_packed_in_the_smallest_whole_kind_or_in_double_precision():
    assert packed([0, 255])["kind"] == "u1"
    assert packed([0, 256])["kind"] == "u2"
    assert packed([0.5])["kind"] == "f8"


def test_a_widget_is_made_without_a_widget_library_or_a_page():
    check = (
        "import sys, kmcourse as km; "
        "km.widgets.Staircase(km.half_steps(km.datasets.two_points(), [[2.0]])).html(); "
        "sys.exit(', '.join({'anywidget', 'ipywidgets', 'IPython', 'matplotlib'} & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stderr


def test_asking_for_a_widget_that_does_not_exist_names_those_that_do():
    from kmcourse import widgets

    with pytest.raises(AttributeError, match=r"no 'Stairs'; its names are .*Staircase"):
        _ = widgets.Stairs


def test_the_bridge_has_constant_text_and_hidden_html():
    from kmcourse.widgets.bridge import Bridge

    bundle, _ = Bridge("staircase-00000000", lambda message, buffers: None)._repr_mimebundle_()

    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == "The widget above can talk to Python."
    assert re.fullmatch("<!-- .* -->", bundle["text/html"])
