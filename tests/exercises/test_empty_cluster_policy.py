"""What a policy must be is asked, and which one it is stays free."""

import numpy as np
import pytest

import kmcourse as km


def moved_but(place):
    """Return a move that puts every centroid without points at place(X, labels, centroids, k)."""

    def empty_cluster_policy(X, labels, centroids):
        moved = km.move_centroids(X, labels, centroids)
        for k in set(range(len(centroids))) - set(labels.tolist()):
            moved[k] = place(X, labels, moved, k)
        return moved

    return empty_cluster_policy


def failed(report):
    """Return the message of every item that is not met, by its title."""
    return {item.title: item.message for item in report.items if not item.passed}


def test_two_centroids_without_points_may_end_in_one_place():
    assert km.check(moved_but(lambda X, c, mu, k: X[0])).passed


def test_a_draw_that_goes_on_from_call_to_call_is_another_every_time():
    rng = np.random.default_rng(0)

    report = km.check(moved_but(lambda X, c, mu, k: X[rng.integers(len(X))]))

    message = failed(report)["The same points, labels and centroids give the same answer"]
    assert message.startswith("Called twice with the same arguments, it gave centroid 1 as [")
    assert message.endswith("A draw that is always the same needs a Generator with a seed, made inside.")


@pytest.mark.parametrize(("place", "name"), [(0, "origin_for_nobody"), (99, None), (-1, None)])
def test_a_fixed_place_is_no_place_among_the_points(place, name):
    report = km.check(moved_but(lambda X, c, mu, k: place))

    title = "With all points and centroids shifted by 64, no centroid is left behind"
    assert list(failed(report)) == [title]
    assert failed(report)[title].endswith("the points now lie between [65, 65] and [73, 72].")
    assert report.mistake == name


def test_a_wrong_mean_is_told_with_the_mean_whatever_the_policy():
    def medians_and_the_farthest_point(X, labels, centroids):
        moved = moved_but(lambda X, c, mu, k: X[((X - mu[c]) ** 2).sum(axis=1).argmax()])(X, labels, centroids)
        for k in set(labels.tolist()):
            moved[k] = np.median(X[labels == k], axis=0)
        return moved

    report = km.check(medians_and_the_farthest_point, exercise="empty_cluster_policy")

    assert "Centroid 0 has points, with their mean at [2, 3]; it gave [2, 2]." in failed(report).values()
    assert report.mistake is None


def test_a_fresh_start_for_all_is_seen_in_a_run():
    def all_on_examples(X, labels, centroids):
        if len(np.unique(labels)) < len(centroids):
            return X[: len(centroids)]
        return km.move_centroids(X, labels, centroids)

    report = km.check(all_on_examples, exercise="empty_cluster_policy")

    message = failed(report)["J does not rise by it, from half-step to half-step"]
    assert message.startswith("In a run on the points [[")
    assert report.mistake == "all_start_again"


def test_a_policy_that_takes_its_point_out_of_the_mean_of_its_cluster_moves_a_used_centroid():
    def relocated_as_a_library_does(X, labels, centroids):
        labels = labels.copy()
        for k in np.setdiff1d(np.arange(len(centroids)), labels):
            labels[((X - centroids[labels]) ** 2).sum(axis=1).argmax()] = k
        return km.move_centroids(X, labels, centroids)

    report = km.check(relocated_as_a_library_does, exercise="empty_cluster_policy")

    assert report.mistake == "point_taken_from_its_cluster"
    assert "Every centroid that has points goes to their mean" in failed(report)


def test_a_policy_may_print_and_warn():
    def noisy(X, labels, centroids):
        print("policy!")
        with_nan = np.array([X[labels == k].mean(axis=0) for k in range(len(centroids))])
        return np.where(np.isnan(with_nan), centroids, with_nan)

    report = km.check(noisy, exercise="empty_cluster_policy")

    assert report.passed
    assert len(report.notes) > 1
