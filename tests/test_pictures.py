"""The still pictures: valid, the same everywhere, and with words that have the numbers."""

import hashlib
import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse import pictures, pictures_of_runs
from kmcourse.widgets import Staircase

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


def argmax_assign(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)


def picture_of(X, start, **options):
    return Staircase(km.half_steps(X, start, **options)).picture()


def test_the_picture_is_one_svg_document_with_its_words_as_its_title():
    picture = picture_of(X, START)

    root = ElementTree.fromstring(picture.svg)
    assert root.tag.endswith("svg")
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.alt


def test_the_words_have_the_numbers():
    assert picture_of(X, START).alt == (
        "K-means on 60 points with 3 centroids, half-step by half-step. "
        "J after each: 31.99, 4.593, 2.231, 1.57, 1.57, 1.57. J never rose and ended flat."
    )


def test_a_rise_is_in_the_words_and_in_the_picture():
    picture = picture_of(X, START, assign=argmax_assign, max_iterations=2)

    assert picture.alt.endswith("J rose by 35.39 at half-step 3 (assign): a right K-means never does this.")
    assert "rose by 35.39: assign" in picture.svg


def test_right_code_shows_no_rise_a_billion_away_from_the_origin():
    picture = picture_of(X + 1e9, START + 1e9)

    assert "rose by" not in picture.svg
    assert picture.alt.endswith("J never rose and ended flat.")


def test_every_half_step_that_saved_is_labelled_with_its_amount():
    svg = picture_of(X, START).svg

    for words in ("27.4 saved by move", "2.362 saved by assign", "0.6605 saved by move", "flat: stop"):
        assert f">{words}</text>" in svg


def test_the_bytes_are_the_same_everywhere():
    # Written once from this picture as it was looked at; a change of the drawing changes it, another machine must not.
    digest = hashlib.sha256(picture_of(X, START).svg.encode()).hexdigest()

    assert digest[:16] == "20b3eddf52ca4fea"


def test_every_place_has_at_most_one_decimal():
    for place in re.findall(r"M(-?[\d.]+),(-?[\d.]+)", picture_of(X, START).svg):
        assert all(re.fullmatch(r"-?\d+(\.\d)?", number) for number in place)


def test_points_are_drawn_as_one_path_a_cluster():
    small, large = picture_of(X, START), picture_of(np.vstack([X] * 10), START)

    assert large.svg.count("<path") == small.svg.count("<path")


def test_a_centroid_far_off_waits_at_the_edge():
    frame = pictures_of_runs.frame_of(np.array([[0.0, 0.0], [10.0, 10.0]]), np.array([[[1e9, 5.0]]]))

    assert 10 <= frame["x"][1] < 40


def test_one_unit_is_as_long_on_both_sides():
    frame = pictures_of_runs.frame_of(X, START[None])
    across = (pictures_of_runs.RIGHT - pictures_of_runs.LEFT) / (frame["x"][1] - frame["x"][0])
    up = (pictures_of_runs.BOTTOM - pictures_of_runs.TOP) / (frame["y"][1] - frame["y"][0])

    assert across == pytest.approx(up)


def test_words_in_a_picture_are_escaped():
    assert "&lt;b&gt;" in pictures.text(0, 0, "<b>")


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colours", "paper"), [(pictures.LIGHT, "#ffffff"), (pictures.DARK, "#111111")])
def test_every_colour_stands_out_from_its_paper(colours, paper):
    # WCAG 2.2, 1.4.3: 4.5 : 1 for the number that is written in it.
    assert min(contrast(colour, paper) for colour in colours) >= 4.5


# What the three kinds of colour-blind eyes see of linear red, green and blue.
# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, IEEE TVCG 15(6), 2009, severity 1.0.
SEEN = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(colour, matrix):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels])
    seen = np.clip(np.array(matrix) @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz / [0.9505, 1.0, 1.089]]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("colours", [pictures.LIGHT, pictures.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_of_the_first_four_colours_look_alike_to_colour_blind_eyes(colours, eyes):
    places = [lab(colour, SEEN[eyes]) for colour in colours[:4]]
    distances = [np.linalg.norm(a - b) for i, a in enumerate(places) for b in places[:i]]

    # Ten CIE76 units are plain at a glance; beyond four clusters, shape and number tell what colour cannot.
    assert min(distances) > 10


def test_there_is_a_shape_for_every_colour():
    assert len(pictures.LIGHT) == len(pictures.DARK) == len(pictures.MARKERS) == len(set(pictures.MARKERS)) == 8
