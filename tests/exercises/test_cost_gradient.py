"""J itself says what is wrong with a slope, and a slope is right at whatever centroids it is asked for."""

import kmcourse as km


def item_of(report, words):
    return next(item for item in report.items if words in item.title)


def test_a_slope_is_told_beside_the_costs_on_both_sides():
    report = km.check(lambda X, labels, centroids: 0 * centroids, exercise="cost_gradient")

    item = item_of(report, "J agrees")
    assert not item.passed
    assert item.message.startswith("Along feature 0 of centroid 0, J is ")
    assert "in the middle, it changes at a rate of " in item.message
    assert item.message.endswith("; it gave 0.")


def test_a_slope_for_two_centroids_only_is_seen_where_there_are_more():
    def first_two(X, labels, centroids):
        slopes = km.cost_gradient(X, labels, centroids)
        slopes[2:] = 0
        return slopes

    report = km.check(first_two, exercise="cost_gradient")

    assert not item_of(report, "three centroids").passed
    assert report.mistake is None


def test_nan_for_a_centroid_without_points_costs_its_own_item_only():
    def by_means(X, labels, centroids):
        own = [X[labels == k] for k in range(len(centroids))]
        return [2 * len(x) / len(X) * (mu - x.mean(axis=0)) for mu, x in zip(centroids, own, strict=True)]

    report = km.check(by_means, exercise="cost_gradient")

    assert [item.passed for item in report.items] == [True, True, True, True, False, True]
    assert report.mistake == "nan_for_nobody"
