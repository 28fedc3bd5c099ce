"""A counter-example is found by J where there is one, and its picture says the same numbers as its sentence."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

import kmcourse as km
from kmcourse.counterexamples import against_centroids, against_labels, against_run
from kmcourse.pictures import format_number
from kmcourse.pictures_of_counterexamples import counter_example

SIXTY = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()

EXAMPLES = {
    "assign on a line": against_labels([[1], [11]], [0, 0], [[2], [6]]),
    "assign in the plane": against_labels(SIXTY, np.zeros(60, dtype=int), START),
    "move on a line": against_centroids([[1], [11]], [0, 0], [[12]]),
    "move in the plane": against_centroids(SIXTY, km.assign_points(SIXTY, START), START),
    "one point on its centroid": against_labels([[0.0, 0.0]], [1], [[0.0, 0.0], [5.0, 0.0]]),
    "a tiny nudge": against_centroids(SIXTY, np.zeros(60, dtype=int), SIXTY.mean(axis=0)[None] + 1e-3),
    "far from zero": against_labels([[1e9, 0.0], [1e9, 3.0]], [0, 0], [[1e9, 0.0], [1e9, 3.0]]),
    "a sum for a mean": against_centroids(SIXTY, km.assign_points(SIXTY, START), START + 200),
    "at the end of a run": against_run([[1], [11]], [0, 0], [[2]], ended=True),
}
each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def test_it_holds_plain_numbers_and_what_one_change_does_to_j():
    example = EXAMPLES["assign on a line"]

    assert (example.X, example.labels, example.centroids) == (((1.0,), (11.0,)), (0, 0), ((2.0,), (6.0,)))
    found = example.certificate
    assert (found.point, found.label, found.better, found.cost, found.better_cost) == (1, 0, 1, 41.0, 13.0)
    assert example == against_labels(np.array([[1], [11]]), np.array([0, 0]), [[2], [6]])


def test_the_best_labels_and_the_means_have_none():
    labels = km.assign_points(SIXTY, START)

    assert against_labels(SIXTY, labels, START) is None
    assert against_centroids(SIXTY, labels, km.move_centroids(SIXTY, labels, START)) is None


def test_a_run_that_was_stopped_by_its_limit_may_leave_something_to_an_assign():
    labels = km.assign_points(SIXTY, START)
    moved = km.move_centroids(SIXTY, labels, START)

    assert against_run(SIXTY, labels, moved, ended=False) is None
    assert against_run(SIXTY, labels, moved, ended=True).sentence.startswith("At the end of the run: Point ")


@pytest.mark.parametrize(
    ("X", "labels", "centroids"),
    [
        ([[1], [11]], None, [[2]]),
        ([[1], [11]], "00", [[2]]),
        ([[1], [11]], [0, 5], [[2]]),
        ([[1], [11]], [0.0, 0.5], [[2]]),
        ([[1], [11]], [[0], [0]], [[2]]),
        ([[1], [11]], [0, 0], [[np.nan]]),
        ([[1], [11]], [0, 0], 5.0),
        ([[1], [11]], [0, 0], [[2], [3, 4]]),
        ([[1], [11]], [0, 0], [[1e200]]),
        ([[0, 0, 1], [0, 0, 2]], [0, 0], [[0, 0, 5]]),
        (np.arange(600.0).reshape(300, 2), np.zeros(300, dtype=int), [[0, 0]]),
    ],
)
def test_where_there_is_nothing_to_look_at_there_is_none(X, labels, centroids):
    assert against_labels(X, labels, centroids) is None
    assert against_centroids(X, labels, centroids) is None


@each_example
def test_the_picture_is_valid_and_its_words_have_the_numbers(example):
    picture = counter_example(example)

    root = ElementTree.fromstring(picture.svg)
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.alt
    assert example.sentence in picture.alt
    assert "nan" not in picture.svg
    words = "".join(root.itertext())
    for cost in (example.certificate.cost, example.certificate.better_cost):
        assert f"J = {format_number(cost)}" in words


@each_example
def test_the_same_numbers_give_the_same_bytes(example):
    assert counter_example(example).svg == counter_example(example._replace(X=tuple(map(tuple, example.X)))).svg


@each_example
def test_every_colour_has_a_partner_for_the_dark(example):
    drawn = counter_example(example).svg
    rules = set(re.findall(r"\[(\w+=\"#\w+\")\]{", drawn))

    assert set(re.findall(r" (?:fill|stroke)=\"#\w+\"", drawn)) == {f" {rule}" for rule in rules}


def test_points_and_centroids_are_counted_from_0_as_in_the_message():
    svg = counter_example(EXAMPLES["assign in the plane"]).svg

    assert re.findall(r'font-weight="700">(\d)</text>', svg) == ["0", "1", "2"]


def test_the_change_is_dashed_and_ends_at_a_centroid():
    svg = counter_example(EXAMPLES["assign on a line"]).svg

    assert svg.count('stroke-dasharray="5 4"') == 2  # in the picture and in its key
    assert "as given: J = 41" in svg
    assert "dashed: J = 13" in svg
