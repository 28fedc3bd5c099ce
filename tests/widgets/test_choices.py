"""Choices as Python sees it: what it takes, what it gives the page, and its still picture."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Choices

SIX = np.array([[1, 1], [2, 3], [4, 2], [6, 5], [7, 3], [3, 6]])
CENTROIDS = np.array([[2, 2], [6, 4]])
NEAREST = [0, 0, 0, 1, 1, 1]


def test_without_labels_every_point_begins_in_the_first_cluster():
    assert Choices(SIX, CENTROIDS).labels.tolist() == [0] * 6
    assert Choices(SIX, CENTROIDS).cost == 12.5


def test_the_line_of_text_says_what_is_paid_and_the_least():
    words = (
        "Who pays what: 6 points and 2 centroids. With these labels J is 12.5; the least with these centroids is 3.833."
    )
    assert Choices(SIX, CENTROIDS).plain_text == words


@pytest.mark.parametrize(("labels", "first"), [([0] * 6, 3), (NEAREST, 0), ([0, 1, 0, 1, 1, 1], 1)])
def test_the_first_point_that_could_pay_less_is_looked_at_first(labels, first):
    assert Choices(SIX, CENTROIDS, labels).data()["chosen"] == first


def test_the_picture_has_the_table():
    svg = Choices(SIX, CENTROIDS, NEAREST).picture().svg

    for square in (34, 17, 8, 25, 26):
        assert re.search(rf'fill="#16191d" font-size="13" [^>]*>{square}</text>', svg), "not paid: in ink"
    assert len(re.findall(r'<rect [^>]*rx="5"', svg)) == 6


def test_a_long_table_says_how_much_of_it_is_not_drawn():
    svg = Choices(km.datasets.thirty_points(), np.arange(12).reshape(6, 2)).picture().svg

    assert "and 18 rows more" in svg
    assert "and 1 more" in svg


def test_the_words_of_the_picture_have_the_numbers():
    assert Choices(SIX, CENTROIDS).picture().alt == (
        "A table of squared distances, 6 by 2, beside the plane; the centroids are locked. With these labels J is "
        "12.5; with the least of every row it would be 3.833. Point 4 pays 25 to centroid 1; centroid 2 would cost 1."
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (SIX, CENTROIDS),
        ([[4]], [[2], [6]]),
        ([[1], [11]], [[2]]),
        ([[5, 5], [5, 5]], [[5, 5], [5, 5]]),
        (np.array([[1e9 + 1], [1e9 + 11]]), [[1e9 + 2], [1e9 + 9]]),
        km.datasets.identifying()[::2],
    ],
    ids=["six", "a tie", "one centroid", "all in one place", "far off", "three features"],
)
def test_the_picture_is_one_document_with_its_words_and_always_the_same(arguments):
    picture = Choices(*arguments).picture()

    root = ElementTree.fromstring(picture.svg)
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.alt
    assert not re.search(r"nan|inf|-0\.0", picture.svg)
    assert Choices(*arguments).html() == Choices(*arguments).html()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((SIX, CENTROIDS, [0]), "labels has 1 entries but X has 6 rows."),
        ((SIX, [[1, 2, 3]]), "centroids has 3 columns but X has 2."),
        (([1, 11], [[2]]), "X has shape (2,); expected two dimensions"),
        ((np.ones((301, 2)), CENTROIDS), "X has 301 rows; expected at most 300"),
    ],
)
def test_what_does_not_fit_is_refused_with_both_numbers(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Choices(*arguments)
