"""The figures of the notebooks: what their alt text says, and that HTML carries it."""

import re
from html import unescape

import numpy as np
import pytest

from kmcourse import compress_image, compute_cost, datasets, figures
from kmcourse.pictures import format_number

SIX = np.array([[1.0], [5.0], [6.0], [7.0], [11.0], [12.0]])


def picture_in(figure):
    return re.fullmatch(
        r'<figure class="km-figure"><style>[^<]*</style>'
        r'<img src="data:image/png;base64,([\w+/=]+)" width="720" alt="([^"]*)"></figure>',
        figure._repr_mimebundle_()["text/html"],
    )


@pytest.mark.parametrize(("mu", "areas", "cost"), [(2, "1 and 81", "41"), (6, "25 and 25", "25")])
def test_the_lesson_s_two_points_have_their_squares_and_their_mean_in_the_alt_text(mu, areas, cost):
    alt = figures.terms(datasets.two_points(), [0, 0], [[mu]]).alt

    assert f"the areas {areas}. Their mean, J, is {cost}." in alt


def test_many_squares_are_described_by_their_range_and_by_j():
    X = datasets.thirty_points()
    labels, centroids = np.arange(30) % 2, np.array([[3.0, 3.0], [6.5, 6.0]])

    alt = figures.terms(X, labels, centroids).alt

    squares = ((X - centroids[labels]) ** 2).sum(axis=1)
    assert f"areas from {squares.min():.4g} to {squares.max():.4g}" in alt
    assert f"the largest at point {squares.argmax() + 1}" in alt
    assert f"J, is {compute_cost(X, labels, centroids):.4g}." in alt


def test_a_clustering_is_described_by_its_members_and_centroids():
    alt = figures.clusterings(SIX, A=([0, 0, 1, 1, 1, 1], [[3], [9]]), B=([0, 0, 0, 0, 0, 1], [[6], [12]])).alt

    assert "A: cluster 1 holds the points 1 and 5, its centroid at 3" in alt
    assert "cluster 2 holds the point 12, its centroid at 12." in alt


def test_every_choice_is_described_by_its_row_of_squares():
    alt = figures.choices([[0, 0], [3, 4]], [[0, 1], [3, 0]]).alt

    assert "Point 1 has the squares 1 and 9: the smallest is centroid 1's." in alt
    assert "Point 2 has the squares 18 and 16: the smallest is centroid 2's." in alt


def test_the_curves_of_j_are_described_by_what_is_left_of_it():
    two, four = [[0, 0], [0, 1]], [[0, 0], [0, 1], [9, 0], [9, 1]]

    alt = figures.cost_curves({"two": two, "four": four}, {"two": [0.25, 0], "four": [20.5, 0.25]}).alt

    assert alt == "J for K = 1 to 2, in per cent of J with one centroid. two: 100, 0. four: 100, 1.2."


@pytest.mark.parametrize(
    "figure",
    [
        figures.terms([[1], [11]], [0, 0], [[2]]),
        figures.terms([[3, 4]], [0], [[3, 4]]),
        figures.choices(np.zeros((1, 2)), [[0, 0]]),
        figures.clusterings(SIX, A=([0] * 6, [[7]])),
    ],
    ids=["on a line", "a point on its centroid", "a point and a centroid in one place", "one cluster"],
)
def test_the_html_is_one_picture_with_its_alt_text(figure):
    picture = picture_in(figure)

    assert picture
    assert unescape(picture[2]) == figure.alt
    assert figure._repr_mimebundle_()["text/plain"] == repr(figure) == figure.alt


def test_alt_text_cannot_break_out_of_its_attribute():
    figure = figures.clusterings([[1]], **{'"><script>': ([0], [[1]])})

    assert "<script>" not in figure._repr_mimebundle_()["text/html"]


def test_the_same_numbers_give_the_same_bytes():
    first, second = (figures.choices([[0, 0], [3, 4]], [[0, 1], [3, 0]]) for _ in range(2))

    assert first.png() == second.png()


def test_many_clusters_keep_names_shapes_and_colours():
    K = 12

    alt = figures.choices(np.eye(K)[:, :2], np.arange(2.0 * K).reshape(K, 2)).alt

    assert alt.startswith("12 points, 12 centroids.")


def test_bad_labels_are_refused_by_name():
    with pytest.raises(ValueError, match="labels has 1 entries but X has 2 rows"):
        figures.terms([[1], [11]], [0], [[2]])


def test_pictures_side_by_side_say_how_many_colours_they_have_and_how_far_they_are_from_the_first():
    image = datasets.generated_picture(16)
    few = compress_image(image, 4, np.random.default_rng(0))
    row = figures.pictures(original=image, few=few)

    pixels, redrawn = (each.reshape(-1, 3).astype(float) for each in (image, few))
    cost = ((pixels - redrawn) ** 2).sum(axis=1).mean()
    assert str(row) == f"original: {len(np.unique(pixels, axis=0))} colours\nfew: 4 colours, J = {format_number(cost)}"


def test_every_picture_of_a_row_has_its_line_as_alt_text_and_its_name_escaped():
    black = np.zeros((2, 3, 3), dtype=np.uint8)
    html = figures.pictures(**{"<b>": black, "white": black + np.uint8(255)})._repr_mimebundle_()["text/html"]

    assert re.findall(r'alt="([^"]*)"', html) == [
        "&lt;b&gt;: 1 colour. 3 × 2 pixels.",
        "white: 1 colour, J = 195075. 3 × 2 pixels.",
    ]
    assert "<b>" not in html


def test_pictures_of_different_sizes_are_not_compared():
    sizes = {str(size): datasets.generated_picture(size) for size in (8, 16)}

    assert "J" not in str(figures.pictures(**sizes))


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (np.zeros((2, 2, 3)), r"mine is an array of float64 with shape \(2, 2, 3\); expected uint8"),
        (np.zeros((4, 3), dtype=np.uint8), r"mine is an array of uint8 with shape \(4, 3\)"),
    ],
)
def test_what_is_no_picture_is_refused_by_its_name(image, message):
    with pytest.raises(ValueError, match=message):
        figures.pictures(mine=image)


def test_no_picture_at_all_is_refused():
    with pytest.raises(ValueError, match="There is no picture"):
        figures.pictures()
