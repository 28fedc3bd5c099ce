import base64
import io
import json
import re
from xml.etree import ElementTree

import matplotlib.image
import numpy as np
import pytest

import kmcourse as km
from kmcourse.colours_picture import grouped
from kmcourse.widgets import Colours


def runs_of(widget):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', widget.html(), re.DOTALL)[1])[
        "data"
    ]["runs"]


def palette_of(run):
    return np.frombuffer(base64.b64decode(run["palette"]["base64"]), dtype=np.uint8).reshape(-1, 3)


@pytest.fixture(scope="module")
def course():
    """Give the course's own picture in 2 to 64 colours."""
    return Colours()


def test_the_lesson_s_sixteen_colours_are_six_times_smaller(course):
    assert "with 16, J is 56.78 and the picture 5.97 times smaller" in course.plain_text
    assert "the size is 65920 bits in place of 393216, 5.97 times smaller" in course.picture().alt


def test_each_palette_is_that_of_the_compressed_picture_and_j_is_its_error(course):
    for run in runs_of(course):
        few = km.compress_image(course.image, run["K"], np.random.default_rng(0)).astype(float)
        error = ((course.image - few) ** 2).sum(axis=2).mean()

        assert {tuple(colour) for colour in palette_of(run)} == {
            tuple(pixel) for pixel in few.reshape(-1, 3).astype(int)
        }
        assert run["cost"] == pytest.approx(error, rel=1e-12)


def test_j_is_three_times_the_mean_squared_error(course):
    few = km.compress_image(course.image, 16, np.random.default_rng(0)).astype(float)

    assert runs_of(course)[3]["cost"] == pytest.approx(3 * ((course.image - few) ** 2).mean())


def test_more_colours_lose_less_here(course):
    costs = [run["cost"] for run in runs_of(course)]

    assert costs == sorted(costs, reverse=True)


def test_the_output_stays_small_enough_for_a_notebook(course):
    bundle = course._repr_mimebundle_()

    assert sum(map(len, bundle.values())) < 250_000


def test_the_same_picture_gives_the_same_bytes(course):
    assert Colours().html() == course.html()
    assert Colours(Ks=[4, 2]).html() == Colours(Ks=(2, 4)).html() != course.html()


def test_the_still_picture_holds_the_picture_before_and_after_and_what_is_lost(course):
    svg = course.picture().svg
    pictures = [
        matplotlib.image.imread(io.BytesIO(base64.b64decode(source)), format="png")
        for source in re.findall(r'href="data:image/png;base64,([^"]+)"', svg)
    ]

    ElementTree.fromstring(svg)
    assert [picture.shape[:2] for picture in pictures] == [(64, 64), (128, 128), (128, 128)]
    assert len(np.unique(pictures[1].reshape(-1, pictures[1].shape[2]), axis=0)) == 16
    assert f"{grouped(65920)} bits: 4 bits for each pixel, 384 for the palette" in svg


def test_a_picture_of_few_colours_loses_nothing():
    image = np.array([[[0, 0, 0], [255, 255, 255]]], dtype=np.uint8)

    assert [run["cost"] for run in runs_of(Colours(image, Ks=[2, 8]))] == [0, 0]
    ElementTree.fromstring(Colours(image, Ks=[1]).picture().svg)


def test_a_picture_may_be_wide_and_is_not_changed():
    image = km.datasets.generated_picture(40)[:10]
    before = image.copy()
    widget = Colours(image, Ks=[3])

    assert (image == before).all()
    assert "A picture of 40 × 10 pixels in 3 colours" in widget.plain_text
    assert "nan" not in widget.picture().svg


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"image": np.zeros((4, 4, 3))},
            "image is an array of float64 with shape (4, 4, 3); expected uint8 with shape",
        ),
        ({"image": np.zeros((4, 4), np.uint8)}, "image is an array of uint8 with shape (4, 4); expected"),
        (
            {"image": np.zeros((4, 4, 4), np.uint8)},
            "with shape (4, 4, 4); expected uint8 with shape (height, width, 3)",
        ),
        ({"image": np.zeros((0, 4, 3), np.uint8)}, "at least one pixel"),
        ({"image": "sea.png"}, "image is an array of <U7 with shape ()"),
        (
            {"image": np.zeros((161, 160, 3), np.uint8)},
            f"image has {grouped(25760)} pixels; expected at most {grouped(25600)}",
        ),
        ({"Ks": 16}, "Ks is 16; expected numbers of colours, such as (2, 4, 8, 16)."),
        ({"Ks": "16"}, "Ks is '16'; expected numbers of colours"),
        ({"Ks": ()}, "Ks has 0 entries; expected 1 to 10."),
        ({"Ks": range(1, 12)}, "Ks has 11 entries; expected 1 to 10."),
        ({"Ks": (2, 0)}, "Ks[1] is 0; expected a whole number of at least 1."),
        ({"Ks": (2, 4.0)}, "Ks[1] is 4.0; expected a whole number of at least 1."),
        ({"Ks": (2, 65)}, "Ks[1] is 65; expected at most 64 colours."),
        ({"Ks": (2, 4, 2)}, "Ks has 2 more than once; each number of colours is shown once."),
    ],
)
def test_what_cannot_be_shown_is_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Colours(**arguments)
