"""Many starts as Python sees them: what it takes, and what it gives the page."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import ManyStarts
from kmcourse.widgets.compose import composed_script
from tests.widgets.test_staircase import unpacked

X = km.datasets.sixty_points()


def test_the_starts_are_those_that_best_run_draws():
    widget = ManyStarts(X, 4, n_starts=20, seed=5)

    costs = unpacked(widget.data()["costs"][0])
    assert costs.min() == pytest.approx(km.best_run(X, 4, 20, np.random.default_rng(5)).cost, rel=1e-11)


def test_every_start_goes_to_the_page_as_rows_and_every_end_as_its_j():
    data = ManyStarts(X, 3, n_starts=7, seed=1).data()

    for rows, costs in zip(data["starts"], data["costs"], strict=True):
        starts = X[unpacked(rows).reshape(7, 3)]
        np.testing.assert_allclose(unpacked(costs), [km.run_kmeans(X, start).costs[-1] for start in starts], rtol=1e-11)


def test_the_worst_of_the_random_examples_is_shown_first():
    data = ManyStarts(X, 3).data()

    assert data["chosen"] == unpacked(data["costs"][0]).argmax()


def test_with_one_start_for_each_k_j_rises_and_with_fifty_it_does_not():
    data = ManyStarts().data()
    costs = unpacked(data["byCount"]).reshape(8, 50)

    assert (np.diff(costs[:, data["first"]]) > 0).any()
    assert (np.diff(costs.min(axis=1)) < 0).all()


def test_k_goes_no_further_than_there_are_points():
    assert len(unpacked(ManyStarts([[0.0], [1.0], [5.0]], 2, 5).data()["byCount"])) == 3 * 50


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            "starts",
            "142 of 200 end at 1.57; the others up to 5.101. k-means++: 183 of 200 end at 1.57;",
        ),
        (
            "rectangle",
            "never moves, at J = 25; from the middles of its short sides it has J = 0.25, 100 times less",
        ),
        ("K", "Best of 50 starts: 13.94, 5.327, 1.57, 1.249, 1.044, 0.8511, 0.6577, 0.5767."),
    ],
)
def test_the_picture_of_a_view_is_one_document_and_its_words_have_the_numbers(view, words):
    picture = ManyStarts(view=view).picture()

    ElementTree.fromstring(picture.svg)
    assert words in picture.alt
    assert picture == ManyStarts(view=view).picture()


def test_the_line_says_what_is_found_in_the_view_that_is_shown():
    assert "end at J = 1.57" in ManyStarts().plain_text
    assert "Best of 50 starts: 13.94, 5.327, 1.57" in ManyStarts(view="K").plain_text
    assert ManyStarts(view="rectangle").plain_text == ManyStarts(view="rectangle").picture().alt


def test_the_same_starts_are_the_same_bytes_and_not_many():
    html = ManyStarts().html()

    assert html == ManyStarts().html()
    assert html != ManyStarts(seed=1).html()
    assert len(html.encode()) < 120_000
    assert len(composed_script("many_starts").encode()) < 30_000


@pytest.mark.parametrize(
    "points",
    [[[3.0, 3.0]], [[0.0], [1.0], [5.0]], [[2.0, 2.0]] * 5, np.arange(40.0).reshape(10, 4), X + 1e9, X * 1e-150],
    ids=["one point", "a line", "equal points", "four features", "far away", "tiny"],
)
def test_odd_points_are_drawn_all_the_same(points):
    for view in ("starts", "rectangle", "K"):
        widget = ManyStarts(points, 1, n_starts=5, view=view)

        assert "nan" not in widget.picture().svg
        assert widget.html()


def test_a_thousand_starts_have_a_place_each():
    ends = ManyStarts(X, 5, n_starts=1000)

    assert ends.picture().svg.count("h0") == 2000
    assert len(ends.html().encode()) < 200_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"X": [[float("inf")]]}, "X has inf in row 0, column 0; expected finite numbers."),
        ({"X": [1, 2]}, "X has shape (2,); expected two dimensions"),
        ({"K": 0}, "K is 0; expected a whole number of at least 1."),
        ({"K": 61}, "K is 61 but X has 60 rows"),
        ({"n_starts": 2.5}, "n_starts is 2.5; expected a whole number of at least 1."),
        ({"n_starts": 1001}, "n_starts is 1001; expected at most 1000."),
        ({"seed": -1}, "seed is -1; expected a whole number of at least 0."),
        ({"seed": "x"}, "seed is 'x'; expected a whole number of at least 0."),
        ({"view": "k"}, "view is 'k'; expected one of 'starts', 'rectangle', 'K'."),
    ],
)
def test_what_cannot_be_started_is_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        ManyStarts(**arguments)
