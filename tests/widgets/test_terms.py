"""Terms as Python sees it: what it takes, what it gives the page, and its still picture."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.squares_picture import BAR
from kmcourse.widgets import Terms
from kmcourse.widgets.compose import composed_script

THIRTY = km.datasets.thirty_points()
CENTROIDS = np.array([[3.0, 3.0], [6.5, 6.0]])
LABELS = km.assign_points(THIRTY, CENTROIDS)
TWO = (km.datasets.two_points(), [0, 0], [[2]])


def squares_of(svg):
    """Return the corners of every square in a picture, (m, 4, 2), in the order in which they are drawn."""
    paths = re.findall(r'<path d="M([-\d.,L]+)z" fill="\S+" fill-opacity="0.13"', svg)
    return np.array([[corner.split(",") for corner in path.split("L")] for path in paths], dtype=float)


def test_the_lesson_s_points_cost_41():
    terms = Terms(*TWO)

    assert terms.cost == 41
    assert terms.terms.tolist() == [1, 81]
    assert "the squares end to end are 82; divided by 2, J is 41." in terms.plain_text


@pytest.mark.parametrize("stem", ["terms", "choices"])
def test_a_notebook_carries_less_than_30_kb_of_script_for_each(stem):
    assert len(composed_script(stem).encode()) < 30_000


def test_labels_are_taken_as_they_are_nearest_or_not():
    assert Terms([[0], [10]], [1, 0], [[0], [10]]).cost == 100


def test_the_largest_term_is_looked_at_first():
    assert Terms(THIRTY, LABELS, CENTROIDS).data()["chosen"] == 29


@pytest.mark.parametrize("arguments", [TWO, (THIRTY, LABELS, CENTROIDS)], ids=["line", "plane"])
def test_every_square_of_the_picture_is_true(arguments):
    X, labels, centroids = (np.array(argument) for argument in arguments)
    corners = squares_of(Terms(X, labels, centroids).picture().svg)
    sides = corners[:, [1, 2, 3, 0]] - corners
    lengths = np.hypot(sides[..., 0], sides[..., 1])
    terms = ((X - centroids[labels]) ** 2).sum(axis=1)

    # Places are written with one decimal.
    np.testing.assert_allclose(lengths, lengths[:, :1] * np.ones(4), atol=0.3)
    np.testing.assert_allclose((sides * sides[:, [1, 2, 3, 0]]).sum(axis=2), 0, atol=0.3 * lengths.max())
    unit = lengths[:, 0].max() / np.sqrt(terms.max())
    np.testing.assert_allclose(lengths[:, 0], unit * np.sqrt(terms), atol=0.3)


def test_the_parts_of_the_bar_are_as_long_as_the_terms():
    svg = Terms([[1], [2], [12]], [0, 0, 0], [[5]]).picture().svg
    bar = re.search(rf'<path d="((?:M[\d.]+,{BAR["sum"]}H[\d.]+v22H[\d.]+z)+)" fill="\S+" fill-opacity="0.45"', svg)[1]
    ends = np.array(re.findall(r"M([\d.]+),\d+H([\d.]+)", bar), dtype=float)

    lengths = ends[:, 1] - ends[:, 0]
    np.testing.assert_allclose(lengths / lengths.sum(), np.array([16, 9, 49]) / 74, atol=0.001)
    np.testing.assert_allclose(ends[1:, 0], ends[:-1, 1])


@pytest.mark.parametrize(
    "arguments",
    [
        TWO,
        (THIRTY, LABELS, CENTROIDS),
        km.datasets.identifying(),
        ([[5]], [0], [[5]]),
        ([[5, 5], [5, 5]], [0, 1], [[5, 5], [5, 5]]),
        (np.array([[1e9 + 1], [1e9 + 11]]), [0, 0], [[1e9 + 2]]),
        (np.arange(600).reshape(300, 2), [0] * 300, [[0, 0]]),
    ],
    ids=["two", "thirty", "three features", "on its centroid", "all in one place", "far off", "most"],
)
def test_the_picture_is_one_document_with_its_words_and_always_the_same(arguments):
    picture = Terms(*arguments).picture()

    root = ElementTree.fromstring(picture.svg)
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.alt
    assert "nan" not in picture.svg
    assert "inf" not in picture.svg
    assert "-0.0" not in picture.svg
    assert Terms(*arguments).html() == Terms(*arguments).html()


def test_the_words_of_the_picture_have_the_numbers():
    assert Terms(THIRTY, LABELS, CENTROIDS).picture().alt == (
        "30 points, each with a square on its distance to one of 2 centroids. End to end the squares are 44.31; "
        "divided by 30, that is J = 1.477. The largest square is that of x⁽³⁰⁾: c⁽³⁰⁾ = 2, μ₂ = (6.5, 6), term 6.29."
    )


def test_every_square_has_room_in_the_frame():
    frame = Terms(THIRTY, LABELS, CENTROIDS).data()["frame"]
    corners = squares_of(Terms(THIRTY, LABELS, CENTROIDS).picture().svg)

    assert corners[..., 0].min() >= 40
    assert corners[..., 0].max() <= 392
    assert corners[..., 1].min() >= 12
    assert corners[..., 1].max() <= 290
    assert frame["x"][1] - frame["x"][0] > 8


def test_more_than_two_features_are_said_and_counted():
    X, labels, centroids = km.datasets.identifying()
    terms = Terms(X, labels, centroids)

    assert terms.cost == pytest.approx(221 / 6)
    assert terms.data()["remarks"][0].startswith("The first two of 3 features are drawn")


def test_what_is_given_may_change_afterwards():
    X = THIRTY.copy()
    terms = Terms(X, LABELS, CENTROIDS)
    before = terms.html()
    X += 1

    assert terms.html() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([[1], [11]], [0], [[2]]), "labels has 1 entries but X has 2 rows."),
        (([[1], [11]], [0, 2], [[2], [5]]), "labels[1] is 2 but centroids has 2 rows, counted 0 to 1."),
        (([[1], [11]], [0, 0], [[2, 3]]), "centroids has 2 columns but X has 1."),
        (([[1], [np.nan]], [0, 0], [[2]]), "X has nan in row 1, column 0; expected finite numbers."),
        (([[1], [11]], [0.0, 0.0], [[2]]), "labels has entries of type float64"),
        ((np.ones((301, 2)), [0] * 301, [[2, 3]]), "X has 301 rows; expected at most 300"),
        (([[1]], [0], np.ones((17, 1))), "centroids has 17 rows; expected at most 16"),
    ],
)
def test_what_does_not_fit_is_refused_with_both_numbers(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Terms(*arguments)
