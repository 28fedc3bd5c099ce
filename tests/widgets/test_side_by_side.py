"""Runs side by side as Python sees them: what is taken, what is said at every half-step, what the page gets."""

import base64
import json
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import SideBySide
from kmcourse.widgets.compose import composed_script

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


def median_move(X, labels, centroids):
    return np.array([np.median(X[labels == k], axis=0) for k in range(len(centroids))])


def argmax_assign(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)


def not_written(X, centroids):
    raise NotImplementedError


def said(widget):
    return widget.data()["sentences"]


def test_where_a_learner_s_run_first_differs_is_told_from_there_on():
    words = said(SideBySide.with_reference(km.half_steps(X, START, move=median_move)))

    assert len(words) == 7
    assert words[1].endswith("Your functions: J = 31.99; The reference: J = 31.99. No difference so far.")
    assert all("They first differ at half-step 2, a move: centroid 2 is in another place." in w for w in words[2:])
    assert words[-1].endswith("The lowest J at the end, 1.57: The reference.")


def test_where_j_rises_is_told_with_the_half_step_that_did_it():
    words = said(SideBySide.with_reference(km.half_steps(X, START, assign=argmax_assign, max_iterations=3)))

    assert "They first differ at half-step 1, an assign: 60 points are with another centroid." in words[1]
    assert "rose" not in words[2]
    rise = "Your functions: J rose by 35.39 at half-step 3, an assign; a right K-means never does this."
    assert all(rise in sentence for sentence in words[3:])


def test_the_same_functions_never_differ():
    words = said(SideBySide.with_reference(km.half_steps(X, START, move=lambda *a: km.move_centroids(*a))))

    assert "They never differ." in words[-1]
    assert words[-1].endswith("All end at the same J.")


def test_a_run_that_ends_early_differs_where_the_other_goes_on():
    widget = SideBySide({"short": km.half_steps(X, START, max_iterations=1), "long": km.half_steps(X, START)})

    assert "They first differ at half-step 3: only one of them goes on." in said(widget)[3]


def test_a_stub_is_told_under_its_name():
    widget = SideBySide.with_reference(km.half_steps(X, START, assign=not_written))

    assert "the reference is shown in its place" in widget.data()["runs"][0]["note"]


def test_the_four_policies_show_what_becomes_of_the_centroid_nobody_chose():
    data = SideBySide.of_policies().data()

    assert [run["name"] for run in data["runs"]] == ["keep", "drop", "farthest", "NaN"]
    assert data["runs"][3]["costs"] == [0.5, 0.25, None, 6.5, None, 6.5]
    assert "NaN: J is not a number" in data["sentences"][3]
    json.dumps(data, allow_nan=False)


def test_a_gradient_step_is_called_one_and_for_one_step_size_is_the_move():
    widget = SideBySide.of_descents([[1.0], [11.0]], [[2.0]], alpha=0.5)
    other = SideBySide.of_descents()

    assert "They never differ." in said(widget)[-1]
    assert widget.data()["runs"][1]["kinds"][1] == "gradient step"
    assert "Half-step 2, move or gradient step." in said(other)[2]
    assert "They first differ at half-step 2: centroid" in said(other)[2]


def test_too_large_a_step_makes_j_rise():
    words = said(SideBySide.of_descents([[1.0], [11.0]], [[2.0]], alpha=1.1))

    assert "Gradient, α = 1.1: J rose by 7.04 at half-step 2, a gradient step" in words[2]


@pytest.mark.parametrize("runs", [{}, None, [1], {str(k): [] for k in range(5)}])
def test_what_is_no_dict_of_up_to_four_runs_is_refused(runs):
    with pytest.raises(TypeError, match="SideBySide takes a dict of one to 4 runs"):
        SideBySide(runs)


def test_runs_on_other_points_are_refused():
    with pytest.raises(ValueError, match="The runs have different points"):
        SideBySide({"a": km.half_steps(X, START), "b": km.half_steps(X + 1, START)})


def test_what_is_no_run_is_refused_by_its_name():
    with pytest.raises(TypeError, match="The run 'b' is 5"):
        SideBySide({"a": km.half_steps(X, START), "b": 5})


def test_kept_half_steps_come_with_their_points():
    steps = list(km.half_steps(X, START))

    assert len(said(SideBySide({"kept": steps}, X=X))) == 7
    with pytest.raises(TypeError, match="together with X"):
        SideBySide({"kept": steps})


@pytest.mark.parametrize("widget", [SideBySide.of_policies(), SideBySide.of_descents()], ids=["line", "plane"])
def test_the_still_picture_is_valid_and_names_every_end(widget):
    picture = widget.picture()

    root = ElementTree.fromstring(picture.svg)
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.alt
    assert "nan" not in picture.svg
    for lane in widget.lanes:
        assert f"{lane.name}: J = " in picture.alt


def test_the_same_runs_give_the_same_bytes():
    assert SideBySide.of_policies().html() == SideBySide.of_policies().html()


def test_the_page_gets_nan_as_a_place_that_is_none():
    run = SideBySide.of_policies().data()["runs"][1]
    centroids = np.frombuffer(base64.b64decode(run["centroids"]["base64"])).reshape(-1, 3)

    assert np.isnan(centroids[2:, 1]).all()
    assert np.isfinite(centroids[:2]).all()


def test_the_script_is_small():
    assert len(composed_script("side_by_side").encode()) < 30_000
