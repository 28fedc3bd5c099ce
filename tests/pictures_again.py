"""The numbers in the alt texts of the notebooks, computed once more and in another way: SciPy's distances, plain means.

An entry for each cell that shows pictures: a function that gives, for each picture of the cell, the numbers its alt
text is to say, in any order. A new picture needs a new entry, in the order of the notebooks.
"""

import itertools
from math import log2

import numpy as np
from scipy.spatial.distance import cdist

import kmcourse as km
from kmcourse import datasets
from kmcourse.many_starts import spread_rows
from kmcourse.zoo import EXHIBITS

TWO, THREE = [1, 11], [1, 2, 12]
FEW_DIFFERENCES = 1e-9


def squares(X, centroids):
    return cdist(X, np.asarray(centroids, float), "sqeuclidean")


def mean_square(X, labels, centroids):
    return float(np.mean([squares(X[i : i + 1], centroids)[0, label] for i, label in enumerate(labels)]))


def nearest(X, centroids):
    return squares(X, centroids).argmin(axis=1)


def farthest(X, centroids):
    return squares(X, centroids).argmax(axis=1)


def means(X, labels, centroids):
    return np.array(
        [X[labels == k].mean(axis=0) if (labels == k).any() else centroids[k] for k in range(len(centroids))]
    )


def slide(alpha):
    """Return a gradient step for J: α times 2/m times the sum of the differences."""

    def gradient_step(X, labels, centroids):
        moved = np.array(centroids, float)
        for k in range(len(moved)):
            moved[k] -= alpha * 2 / len(X) * (moved[k] - X[labels == k]).sum(axis=0)
        return moved

    return gradient_step


def run(X, centroids, iterations=100, assign=nearest, move=means):
    """Return J after every half-step, until an iteration changes nothing."""
    costs = []
    for _ in range(iterations):
        labels = assign(X, centroids)
        costs.append(mean_square(X, labels, centroids))
        centroids = move(X, labels, centroids)
        costs.append(mean_square(X, labels, centroids))
        if len(costs) > 2 and abs(costs[-3] - costs[-1]) <= FEW_DIFFERENCES * costs[-1]:
            break
    return costs


def end_of_run(X, centroids):
    """Return the labels and centroids that the next iteration would not change."""
    labels = None
    while labels is None or (nearest(X, centroids) != labels).any():
        labels = nearest(X, centroids)
        centroids = means(X, labels, centroids)
    return labels, centroids


def last_cost(X, centroids):
    return squares(X, end_of_run(X, centroids)[1]).min(axis=1).mean()


def staircase(X, start, **how):
    costs = run(X, start, **how)
    risen = [
        (number, after - before)
        for number, (before, after) in enumerate(itertools.pairwise(costs), start=2)
        if after > before * (1 + FEW_DIFFERENCES)
    ]
    return [[len(X), len(start), *costs, *(risen[0] if risen else ())]]


def terms(X, labels, centroids):
    """Return what is said of the squares, their sum, J, and the point with the largest."""
    each = squares(X, centroids)[range(len(X)), labels]
    i = int(each.argmax())
    own = np.ravel(np.asarray(centroids)[labels[i]])
    counts = [len(X), *([len(centroids)] if len(centroids) > 1 else ())]
    return [[*counts, each.sum(), each.mean(), i + 1, labels[i] + 1, *own, each[i]]]


def bowl(points, mu, alpha=None):
    mean = sum(points) / len(points)

    def cost(mu):
        return sum((x - mu) ** 2 for x in points) / len(points)

    path = [mu]
    while alpha and len(path) < 7:
        path.append(path[-1] - alpha * 2 * (path[-1] - mean))
    return [[*points, cost(mu), mu, cost(mean), mean, *([alpha] if alpha else ()), *map(cost, path)]]


def clusterings():
    points = np.array([1, 5, 6, 7, 11, 12])
    told = []
    for labels, centroids in (([0, 0, 1, 1, 1, 1], [3, 9]), ([0, 0, 0, 0, 0, 1], [6, 12])):
        told += [number for k in (0, 1) for number in (k + 1, *points[np.equal(labels, k)], centroids[k])]
    return [told]


def choices(X, centroids):
    table = squares(X, centroids)
    first = int(np.argmax(table[:, 0] > table.min(axis=1)))
    return [[*table.shape, table[:, 0].mean(), table.min(axis=1).mean(), first + 1, 1, 2, *table[first]]]


def zoo():
    told = [len(EXHIBITS)]
    for number, exhibit in enumerate(EXHIBITS, start=1):
        costs = [step.cost for step in exhibit.run()]
        rises = [i for i in range(1, len(costs)) if costs[i] > costs[i - 1] * (1 + FEW_DIFFERENCES)]
        told += [number, costs[0], costs[-1], len(costs), *(i + 1 for i in rises[:1])]
    return [told]


def descents(alpha, iterations=8):
    X, start = datasets.sixty_points(), datasets.sixty_points_start()
    moved, slid = run(X, start, iterations), run(X, start, iterations, move=slide(alpha))
    return [[2, len(X), moved[-1], len(moved), alpha, slid[-1], len(slid)]]


def policies(iterations=3):
    """Return J at the end of four runs in which the middle centroid loses its points; NaN in the end takes all."""
    X, start = np.array([[0.0], [1], [5], [6]]), np.array([[0.0], [3], [6]])

    def farthest_point(X, labels, centroids):
        moved = means(X, labels, centroids)
        for k in set(range(len(moved))) - set(labels):
            moved[k] = X[squares(X, moved)[range(len(X)), labels].argmax()]
        return moved

    ends = [
        run(X, start, iterations)[-1],
        run(X, np.delete(start, 1, axis=0), iterations)[-1],
        run(X, start, iterations, move=farthest_point)[-1],
        mean_square(X, np.zeros(len(X), int), [X.mean(axis=0)]),
    ]
    return [[len(ends), len(X), *ends, 2 * iterations]]


def kept_twice():
    costs = run(np.array([[0.0], [1], [5], [6]]), np.array([[0.0], [3], [6]]))
    return [[2, 4, costs[-1], len(costs)]]


def lowest_of(n_starts, X, Ks, rng):
    """Return for each K the J of every run."""
    return np.array([[last_cost(X, km.initialize_centroids(X, K, rng)) for _ in range(n_starts)] for K in Ks])


def by_K(Ks=range(1, 9), most=50):
    """Return the lowest J for each K: of the single start that rises most from a K to the next, of 5, of all."""
    costs = lowest_of(most, datasets.sixty_points(), Ks, np.random.default_rng(0))
    first = int((costs[1:] - costs[:-1]).max(axis=0).argmax())
    tried = {1: costs[:, first], 5: costs[:, first : first + 5].min(axis=1), most: costs.min(axis=1)}
    return [[Ks[0], Ks[-1], 5, most, *(cost for lowest in tried.values() for cost in lowest)]]


def shapes(Ks=range(1, 13)):
    """Return J in per cent of J with one centroid, in two digits, for four kinds of points."""
    rng = np.random.default_rng(0)
    told = [Ks[0], Ks[-1]]
    for points in (datasets.sixty_points, datasets.filled_square, datasets.ring, datasets.groups_of_groups):
        costs = lowest_of(50, points(), Ks, rng).min(axis=1)
        told += [float(f"{100 * cost / costs[0]:.2g}") for cost in costs]
    return [told]


def rectangle():
    corners = datasets.rectangle()
    height, width = np.ptp(corners[:, 1]), np.ptp(corners[:, 0])
    long, short = (last_cost(corners, start) for start in ([[5, 0], [5, 1]], [[0, 0.5], [10, 0.5]]))
    return [[height, width, long, short, long / short]]


def many_starts(n_starts=200):
    X = datasets.sixty_points()
    told = [n_starts]
    for draw in (km.initialize_centroids, lambda X, K, rng: X[spread_rows(X, K, rng)]):
        rng = np.random.default_rng(0)
        costs = np.array([last_cost(X, draw(X, 3, rng)) for _ in range(n_starts)])
        at_lowest = int((costs < costs.min() * (1 + FEW_DIFFERENCES)).sum())
        told += [at_lowest, costs.min(), costs.max()]
        if draw is km.initialize_centroids:
            told.append(int(costs.argmax()) + 1)
    return [told]


def picture(image, redrawn=None):
    shown = image if redrawn is None else redrawn
    colours = len(np.unique(shown.reshape(-1, 3), axis=0))
    lost = [] if redrawn is None else [((image.astype(float) - redrawn) ** 2).sum(axis=2).mean()]
    return [colours, *lost, *image.shape[:2]]


def in_colours(Ks):
    image = datasets.generated_picture()
    return image, {K: km.compress_image(image, K, np.random.default_rng(0)) for K in Ks}


def colours(Ks=(2, 4, 8, 16, 32, 64), shown=16):
    image, redrawn = in_colours(Ks)
    pixels = image.shape[0] * image.shape[1]
    before, after = pixels * 24, int(pixels * log2(shown) + shown * 24)
    costs = [picture(image, redrawn[K])[1] for K in Ks]
    return [[*image.shape[:2], shown, *costs, *Ks, after, before, before / after]]


def redrawn_pictures():
    image, redrawn = in_colours((4, 16))
    return [picture(image), *([K, *picture(image, redrawn[K])] for K in (4, 16))]


def small_pictures(size):
    image = datasets.generated_picture(size)
    X = image.reshape(-1, 3).astype(float)
    labels, palette = end_of_run(X, km.initialize_centroids(X, 16, np.random.default_rng(0)))
    return [picture(image), picture(image, palette.round().astype(np.uint8)[labels].reshape(image.shape))]


def sixty():
    return datasets.sixty_points(), datasets.sixty_points_start()


AGAIN = {
    "start-widget": lambda: staircase(datasets.thirty_points(), datasets.thirty_points_start()),
    "measure-two-clusterings": clusterings,
    "measure-predict": lambda: terms(np.array([[1], [11]]), [0, 0], [[2]]),
    "measure-see-thirty-figure": lambda: terms(
        datasets.thirty_points(), nearest(datasets.thirty_points(), [[3, 3], [6.5, 6]]), [[3, 3], [6.5, 6]]
    ),
    "assign-predict": lambda: choices(np.array([[1, 1], [2, 3], [4, 2], [6, 5], [7, 3], [3, 6]]), [[2, 2], [6, 4]]),
    "move-bowl": lambda: bowl(TWO, 2),
    "move-three-bowl": lambda: bowl(THREE, 2),
    "stairs-run": lambda: staircase(*sixty()),
    "stairs-own-run": lambda: staircase(datasets.thirty_points(), datasets.thirty_points_start()),
    "stairs-broken": lambda: staircase(*sixty(), iterations=4, assign=farthest),
    "diagnose-zoo-widget": zoo,
    "slope-bowl": lambda: bowl(TWO, 2, alpha=0.1),
    "slope-side-by-side": lambda: descents(1),
    "starts-rectangle-widget": rectangle,
    "starts-many-widget": many_starts,
    "starts-tie-widget": lambda: staircase(np.array([[0.0], [2], [3]]), [[1], [3]]),
    "nobody-side-by-side": policies,
    "nobody-own": kept_twice,
    "elbow-single-widget": by_K,
    "elbow-shapes": shapes,
    "picture-look": lambda: [picture(datasets.generated_picture())],
    "picture-see-widget": colours,
    "picture-go-on-see": redrawn_pictures,
    "picture-own-run": lambda: small_pictures(32),
    "own-stop-beside": lambda: [[2, 60, *2 * [run(*sixty())[-1], len(run(*sixty()))]]],
    "own-picture-run": lambda: small_pictures(64),
}
