import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from kmcourse import datasets
from kmcourse.bowl_picture import bowl_picture, cost_at, number
from kmcourse.widgets import Bowl
from kmcourse.widgets.bowl import sliding


def test_the_lesson_s_points_are_the_bowl_s_own():
    bowl = Bowl()

    assert (bowl.points, bowl.mu) == ((1.0, 11.0), 2.0)
    assert "with the centroid μ at 2, J is 41; the lowest J is 25, at the mean, 6." in bowl.plain_text


def test_a_column_of_points_is_a_list_of_points():
    assert Bowl(datasets.three_points()).points == Bowl([1, 2, 12]).points == (1.0, 2.0, 12.0)


def test_the_page_offers_the_given_points_first_and_both_of_the_lesson_s_once():
    assert [choice["points"] for choice in Bowl().data()["choices"]] == [[1, 11], [1, 2, 12]]
    assert [choice["points"] for choice in Bowl((1, 2, 12)).data()["choices"]] == [[1, 2, 12], [1, 11]]
    assert [choice["points"] for choice in Bowl((0, 4)).data()["choices"]] == [[0, 4], [1, 11], [1, 2, 12]]


@pytest.mark.parametrize("points", [(1, 11), (1, 2, 12), (5,), (5, 5), (-3, 0.25), (1e9 + 1, 1e9 + 11), (0, 1e-4)])
@pytest.mark.parametrize("mu", [2, -40.5])
def test_there_is_room_to_slide_on_both_sides(points, mu):
    span = sliding(tuple(map(float, points)), float(mu))

    assert span["low"] < min(*points, mu)
    assert max(*points, mu) < span["high"]
    assert 80 <= (span["high"] - span["low"]) / span["step"] <= 400 or len({*points, mu}) == 1
    assert 2 <= len(span["ticks"]) <= 10
    assert all(span["low"] <= tick <= span["high"] for tick in span["ticks"])


@pytest.mark.parametrize("points", [(1, 11), (1, 2, 12), (5,), range(40)])
def test_the_picture_is_one_document_and_its_words_have_the_numbers(points):
    points = tuple(map(float, points))
    picture = bowl_picture(sliding(points, 2.0))

    ElementTree.fromstring(picture.svg)
    assert f"is {number(cost_at(points, 2))}." in picture.alt
    assert "nan" not in picture.svg
    assert picture == bowl_picture(sliding(points, 2.0))


def test_every_square_has_the_side_of_its_distance():
    """Points 1 and 11 seen from 2: the sides are as 1 to 9, and stand on the line."""
    svg = bowl_picture(sliding((1.0, 11.0), 2.0)).svg
    squares = re.findall(
        r'<rect x="[\d.]+" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="\S+" fill-opacity="0.13"', svg
    )
    (large_top, large_width, large_height), (small_top, small_width, small_height) = np.array(squares, dtype=float)

    assert large_width == large_height
    assert small_width == small_height
    assert large_width == pytest.approx(9 * small_width)
    assert large_top + large_height == small_top + small_height


def test_the_sum_of_its_two_parts_stands_beside_j():
    assert "J = 41 = 25 + 4²" in Bowl().picture().svg
    assert "J = 25<" in Bowl(mu=6).picture().svg
    assert "J = 33.667 ≈ 24.667 + 3²" in Bowl((1, 2, 12)).picture().svg


def test_with_descent_there_is_room_to_climb_and_the_first_steps_are_told():
    plain, descending = Bowl(), Bowl(descend=True, alpha=1.1)
    span = descending.data()["choices"][0]

    assert (plain.data()["descend"], descending.data()["descend"]) == (None, 1.1)
    assert (span["low"], span["high"]) == (-2, 14)
    assert "Gradient descent with α = 1.1 begins with J = 41, 48.04, 58.178, 72.776." in descending.picture().alt
    assert "Gradient descent" not in plain.picture().alt + plain.plain_text
    assert "Gradient descent is tried with α = 1.1." in descending.plain_text


def test_the_same_bowl_is_the_same_bytes():
    assert Bowl().html() == Bowl([1.0, 11.0], 2.0).html()
    assert Bowl().html() != Bowl(mu=3).html()


def test_the_page_s_data_is_plain_json():
    content = re.search(r'<script type="application/json">(.*?)</script>', Bowl((1, 2, 12)).html()).group(1)

    assert json.loads(content)["data"]["choices"][0]["mean"] == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"points": []}, "points has shape"),
        ({"points": [[1, 2], [3, 4]]}, "points has 2 columns; expected one: places on a line."),
        ({"points": [1, float("nan")]}, "points has nan in row 1, column 0; expected finite numbers."),
        ({"points": ["1", "11"]}, "points"),
        ({"points": range(101)}, "points has 101 entries; expected at most 100."),
        ({"points": 7}, "points"),
        ({"mu": float("inf")}, "mu is inf; expected one finite number."),
        ({"mu": "2"}, "mu is '2'; expected one finite number."),
        ({"mu": [2, 3]}, "mu is [2, 3]; expected one finite number."),
        ({"alpha": 0}, "alpha is 0; expected a number above 0 and up to 1.2."),
        ({"alpha": 1.3}, "alpha is 1.3; expected a number above 0 and up to 1.2."),
        ({"alpha": float("nan")}, "alpha is nan; expected a number above 0 and up to 1.2."),
        ({"alpha": "0.1"}, "alpha is '0.1'; expected a number above 0 and up to 1.2."),
    ],
)
def test_what_is_not_places_on_a_line_is_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Bowl(**arguments)
