"""The zoo as Python sees it: what it takes, and what it gives the page."""

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.descent import HalfStep
from kmcourse.widgets import Zoo
from kmcourse.widgets.compose import composed_script
from tests.widgets.test_staircase import unpacked

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


def curves(zoo):
    return zoo.data()["curves"]


def named(name):
    return next(curve for curve in curves(Zoo()) if curve["name"] == name)


def median_move(X, labels, centroids):
    return np.array([np.median(X[labels == k], axis=0) for k in range(len(centroids))])


def test_the_course_s_own_zoo_has_fourteen_curves_over_two_sets_of_points():
    data = Zoo().data()

    assert len(data["curves"]) == 14
    assert [len(unpacked(points["X"])) // points["n"] for points in data["points"]] == [60, 4]


def test_every_curve_is_the_one_that_its_program_noted():
    for curve, exhibit in zip(curves(Zoo()), km.widgets.zoo.EXHIBITS, strict=True):
        steps = exhibit.run()
        np.testing.assert_allclose(curve["run"]["costs"], [step.cost for step in steps], rtol=1e-11)
        labels = unpacked(curve["run"]["labels"]).reshape(len(steps), -1)
        np.testing.assert_array_equal(labels, [step.labels for step in steps])


def test_what_j_does_not_show_is_said():
    assert named("Assigned only once")["found"].startswith(
        "J never rose: J alone shows nothing. At half-step 3 km.certify_assign finds point 59: "
    )
    assert named("A bad start")["found"].endswith(
        "This run ended at J = 25; right K-means, the best of 50 starts, ends at 0.25."
    )
    assert "km.compute_cost, asked again, says 2.231." in named("J noted with the old centroids")["found"]


def test_what_fits_a_j_is_what_j_and_the_certificates_would_let_one_say():
    fits = {curve["name"]: curve["fits"] for curve in curves(Zoo())}

    assert fits["The median"] == ["move", "none"]  # J never rose
    assert fits["Points shuffled on the way"] == ["loop", "move"]  # J rose at a move
    assert fits["J noted with the old centroids"] == ["assign", "log"]
    assert fits["Right"] == ["none"]


def test_where_it_goes_wrong_a_point_or_a_centroid_is_named():
    once, median = named("Assigned only once"), named("The median")

    assert (once["step"], once["point"], once["centroid"]) == (3, 58, -1)
    assert (median["step"], median["point"], median["centroid"]) == (2, -1, 1)


def test_the_picture_numbers_the_curves_and_names_none():
    picture = Zoo().picture()

    ElementTree.fromstring(picture.svg)
    assert picture == Zoo().picture()
    assert "Curve 7: J from 31.99 to 1.57 in 6 half-steps, first rising at half-step 3." in picture.alt
    assert "Curve 2: J from 31.99 to 1.57 in 6 half-steps, never rising." in picture.alt
    for exhibit in km.widgets.zoo.EXHIBITS[2:]:
        assert exhibit.name not in picture.svg


def test_the_same_zoo_is_the_same_bytes_and_not_many():
    html = Zoo().html()

    assert html == Zoo().html()
    assert len(html.encode()) < 120_000
    assert len(composed_script("zoo").encode()) < 30_000
    json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def test_runs_of_one_s_own_are_diagnosed_by_the_certificates():
    mine = Zoo(
        {
            "right": km.half_steps(X, START),
            "medians": km.half_steps(X, START, move=median_move),
            "cut short": km.half_steps(X, START, max_iterations=1),
        }
    )

    assert [curve["name"] for curve in curves(mine)] == ["right", "medians", "cut short"]
    assert [curve["diagnosis"] for curve in curves(mine)] == ["none", "move", "loop"]
    assert mine.plain_text == "The zoo: 3 curves of J to diagnose before the programs that made them are shown."


def test_a_kept_list_keeps_the_j_that_was_noted():
    steps = [step._replace(cost=step.cost + (number == 2)) for number, step in enumerate(km.half_steps(X, START))]

    (curve,) = curves(Zoo({"mine": steps}, X=X))

    assert curve["diagnosis"] == "log"
    assert curve["run"]["costs"][2] == pytest.approx(steps[2].cost)


def test_a_learner_s_function_that_fails_is_told_in_the_end():
    def fails(X, labels, centroids):
        raise IndexError("no")

    (curve,) = curves(Zoo({"mine": km.half_steps(X, START, move=fails)}))

    assert "your fails raised IndexError: no." in curve["did"]


def test_many_points_and_more_centroids_than_points_are_shown():
    points = np.arange(6.0)[:, None]

    (curve,) = curves(Zoo({"mine": km.half_steps(points, np.arange(8.0)[:, None])}))

    assert curve["diagnosis"] == "none"
    assert "best of" not in curve["found"]


@pytest.mark.parametrize(
    ("runs", "X", "error", "message"),
    [
        ([], None, TypeError, "runs is list; expected a dict: a name, and the run to show under it."),
        ({}, None, ValueError, "runs has 0 entries; expected 1 to 30."),
        ({str(k): None for k in range(31)}, None, ValueError, "runs has 31 entries; expected 1 to 30."),
        (
            {"mine": 5},
            None,
            TypeError,
            "runs['mine'] must be km.half_steps(X, start), or a list",
        ),
        (
            {"mine": []},
            None,
            TypeError,
            "runs['mine'] must be km.half_steps(X, start), or a list",
        ),
        ({"mine": []}, [[1.0]], ValueError, "The list has no half-step to show."),
        ({"mine": [HalfStep("hop", [0], [[1.0]], 0.0)]}, [[1.0]], ValueError, "A half-step is"),
        (
            {"mine": [HalfStep("move", [0, 0], [[1.0]], 0.0)]},
            [[1.0]],
            ValueError,
            "labels has 2 entries but X has",
        ),
        ({"mine": []}, [[float("nan")]], ValueError, "X has nan in row 0, column 0; expected finite numbers."),
    ],
)
def test_what_is_no_run_is_refused_with_what_is_taken(runs, X, error, message):
    with pytest.raises(error, match=re.escape(message)):
        Zoo(runs, X)
