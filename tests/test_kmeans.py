"""The reference functions: by hand, by property, beside independent code, at the corners, and what they refuse."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcourse import datasets
from kmcourse.kmeans import assign_points, assigned_centroid, compute_cost, move_centroids
from tests.strategies import points_and_start


def cost_by_loops(X, labels, centroids):
    total = 0.0
    for x, label in zip(X, labels, strict=True):
        for feature in range(len(x)):
            total += (x[feature] - centroids[label][feature]) ** 2
    return total / len(X)


# By hand


def test_the_lessons_two_points_cost_41_at_2_and_25_at_6():
    X = datasets.two_points()

    assert compute_cost(X, [0, 0], [[2]]) == 41.0
    assert compute_cost(X, [0, 0], [[6]]) == 25.0


def test_a_point_at_3_4_costs_25_at_the_origin():
    assert compute_cost([[3, 4]], [0], [[0, 0]]) == 25.0


def test_the_cost_takes_the_labels_as_they_are():
    assert compute_cost([[0], [10]], [1, 0], [[0], [10]]) == 100.0


def test_the_cost_of_the_identifying_data_is_221_sixths():
    assert compute_cost(*datasets.identifying()) == pytest.approx(221 / 6, rel=1e-15)


def test_every_point_goes_to_its_nearest_centroid():
    assert assign_points([[1], [2], [9], [12]], [[10], [0]]).tolist() == [1, 1, 0, 0]


def test_a_tie_goes_to_the_lowest_index():
    assert assign_points([[4.0]], [[6], [2], [5], [3]]).tolist() == [2]


def test_the_mean_of_1_2_and_12_is_neither_their_median_nor_their_midrange():
    assert move_centroids(datasets.three_points(), [0, 0, 0], [[0]]).tolist() == [[5.0]]


def test_clusters_of_unequal_size_get_each_their_own_mean():
    X = [[1, 0], [2, 0], [12, 3], [20, 8]]

    assert move_centroids(X, [1, 1, 1, 0], [[0, 0], [0, 0]]).tolist() == [[20.0, 8.0], [5.0, 1.0]]


def test_an_empty_cluster_keeps_its_centroid():
    assert move_centroids([[1], [11]], [0, 0], [[2], [40]]).tolist() == [[6.0], [40.0]]


def test_the_assigned_centroid_is_the_row_that_the_label_names():
    assert assigned_centroid([1, 0, 1], [[2, 3], [5, 8]], 2).tolist() == [5.0, 8.0]


# Property


@given(points_and_start())
def test_assign_gives_the_lowest_cost_of_all_labels(case):
    X, centroids = case
    X = X[:5]

    best = min(compute_cost(X, labels, centroids) for labels in itertools.product(range(len(centroids)), repeat=len(X)))

    assert compute_cost(X, assign_points(X, centroids), centroids) == pytest.approx(best, rel=1e-12, abs=1e-12)


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_no_nudge_of_a_moved_centroid_lowers_the_cost(case, seed):
    X, centroids = case
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, len(centroids), len(X))
    moved = move_centroids(X, labels, centroids)

    nudged = moved + rng.normal(0, 1, moved.shape)

    assert compute_cost(X, labels, nudged) >= compute_cost(X, labels, moved) - 1e-9


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_renaming_the_clusters_changes_no_cost(case, seed):
    X, centroids = case
    labels = assign_points(X, centroids)
    order = np.random.default_rng(seed).permutation(len(centroids))

    renamed = np.argsort(order)[labels]

    assert compute_cost(X, renamed, centroids[order]) == pytest.approx(compute_cost(X, labels, centroids), rel=1e-12)


@given(points_and_start(), st.integers(-50, 50))
def test_shifting_everything_changes_no_cost_and_no_label(case, shift):
    X, centroids = (4 * part for part in case)  # quarters of whole numbers: shifting them rounds nothing
    X, centroids = X.round(), centroids.round()
    labels = assign_points(X, centroids)

    assert assign_points(X + shift, centroids + shift).tolist() == labels.tolist()
    assert compute_cost(X + shift, labels, centroids + shift) == compute_cost(X, labels, centroids)


@given(points_and_start(), st.sampled_from([0.001, 0.5, 2.0, 1000.0]))
def test_scaling_by_s_multiplies_the_cost_by_s_squared(case, s):
    X, centroids = case
    labels = assign_points(X, centroids)

    assert compute_cost(s * X, labels, s * centroids) == pytest.approx(
        s**2 * compute_cost(X, labels, centroids), rel=1e-12
    )


@given(points_and_start())
def test_the_cost_is_what_must_be_paid_plus_the_price_of_standing_elsewhere(case):
    X, centroids = case
    labels = assign_points(X, centroids)
    means = move_centroids(X, labels, centroids)
    shares = np.bincount(labels, minlength=len(centroids)) / len(X)

    elsewhere = (shares * ((centroids - means) ** 2).sum(axis=1)).sum()

    assert compute_cost(X, labels, centroids) == pytest.approx(compute_cost(X, labels, means) + elsewhere, rel=1e-9)


# Independent


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_the_cost_agrees_with_two_plain_loops(case, seed):
    X, centroids = case
    labels = np.random.default_rng(seed).integers(0, len(centroids), len(X))

    assert compute_cost(X, labels, centroids) == pytest.approx(cost_by_loops(X, labels, centroids), rel=1e-12)


@given(points_and_start())
def test_assign_agrees_with_a_plain_search(case):
    X, centroids = case
    expected = [min(range(len(centroids)), key=lambda k: ((x - centroids[k]) ** 2).sum()) for x in X]

    assert assign_points(X, centroids).tolist() == expected


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_move_agrees_with_numpys_mean_of_each_cluster(case, seed):
    X, centroids = case
    labels = np.random.default_rng(seed).integers(0, len(centroids), len(X))

    moved = move_centroids(X, labels, centroids)

    for k in range(len(centroids)):
        expected = X[labels == k].mean(axis=0) if (labels == k).any() else centroids[k]
        assert moved[k] == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_more_points_than_one_block_are_all_counted():
    X = np.arange(5000.0)[:, None]
    centroids = np.array([[1000.0], [4000.0]])

    labels = assign_points(X, centroids)

    assert np.bincount(labels).tolist() == [2501, 2499]
    assert compute_cost(X, labels, centroids) == pytest.approx(((X - centroids[labels]) ** 2).mean(), rel=1e-12)


# Degenerate


def test_one_point_on_its_centroid_costs_nothing():
    assert compute_cost([[7, 7]], [0], [[7, 7]]) == 0.0


def test_equal_points_and_equal_centroids_all_go_to_the_first():
    assert assign_points([[1, 1]] * 3, [[1, 1]] * 2).tolist() == [0, 0, 0]


def test_far_from_the_origin_the_nearest_centroid_is_still_found():
    X = 1e9 + np.array([[0.0], [1.0], [2.0], [3.1]])
    centroids = 1e9 + np.array([[0.3], [2.7]])

    labels = assign_points(X, centroids)

    assert labels.tolist() == [0, 0, 1, 1]
    assert compute_cost(X, labels, centroids) == pytest.approx(0.3075, rel=1e-6)


def test_whole_numbers_are_computed_as_floats():
    pixels = np.array([[5], [250]], dtype=np.uint8)

    assert compute_cost(pixels, [0, 0], np.array([[250]], dtype=np.uint8)) == 245**2 / 2
    assert move_centroids([[1], [2]], [0, 0], np.array([[0]])).tolist() == [[1.5]]


@pytest.mark.parametrize("function", [compute_cost, move_centroids])
def test_inputs_are_never_changed(function):
    X, labels, centroids = datasets.identifying()
    kept = X.copy(), labels.copy(), centroids.copy()

    function(X, labels, centroids)

    for now, before in zip((X, labels, centroids), kept, strict=True):
        np.testing.assert_array_equal(now, before)


def test_what_assigned_centroid_returns_is_the_callers_own():
    centroids = np.array([[2.0], [5.0]])

    assigned_centroid([1, 0], centroids, 0)[:] = 99

    assert centroids.tolist() == [[2.0], [5.0]]


# Refusal

X, C, MU = [[1.0], [11.0]], [0, 0], [[2.0]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, 11], C, MU), r"X has shape \(2,\); expected two dimensions"),
        (([], C, MU), r"X has shape \(0,\); expected two dimensions"),
        ((np.empty((0, 1)), [], MU), r"X has shape \(0, 1\); expected at least one row and one column"),
        (([[1], [2, 3]], C, MU), "X cannot be read as an array: are its rows equally long"),
        (([[1], [np.nan]], C, MU), "X has nan in row 1, column 0; expected finite numbers"),
        (([[1], [np.inf]], C, MU), "X has inf in row 1, column 0"),
        (([[1], [2j]], C, MU), "X has entries of type complex128; expected real numbers"),
        (([["a"], ["b"]], C, MU), "X has entries of type <U1; expected real numbers"),
        (([[None], [2]], C, MU), "X has entries of type object"),
        ((np.ma.masked_array([[1], [2]]), C, MU), "X is a masked array"),
        ((X, [0], MU), "labels has 1 entries but X has 2 rows"),
        ((X, [[0], [0]], MU), r"labels has shape \(2, 1\); expected \(2,\)"),
        ((X, 0, MU), r"labels has shape \(\); expected \(2,\)"),
        ((X, [0.0, 0.0], MU), "labels has entries of type float64; expected whole numbers of an integer type"),
        ((X, [True, False], MU), "labels has entries of type bool"),
        ((X, [0, 1], MU), r"labels\[1\] is 1 but centroids has 1 rows, counted 0 to 0"),
        ((X, [-1, 0], MU), r"labels\[0\] is -1 but"),
        ((X, C, [2.0]), r"centroids has shape \(1,\)"),
        ((X, C, [[2.0, 3.0]]), "centroids has 2 columns but X has 1"),
        ((X, C, [[np.nan]]), "centroids has nan in row 0, column 0"),
    ],
)
def test_bad_input_is_refused_with_what_was_found(arguments, message):
    for function in (compute_cost, move_centroids):
        with pytest.raises(ValueError, match=message):
            function(*arguments)


def test_assign_refuses_bad_input_in_the_same_words():
    with pytest.raises(ValueError, match="centroids has 2 columns but X has 1"):
        assign_points(X, [[1, 2]])
    with pytest.raises(ValueError, match="X has nan in row 0"):
        assign_points([[np.nan]], MU)


@pytest.mark.parametrize("i", [-1, 2])
def test_there_is_no_point_outside_the_data(i):
    with pytest.raises(ValueError, match=f"i is {i} but labels has 2 entries, counted 0 to 1"):
        assigned_centroid([0, 0], MU, i)
