"""Answers to the exercises, wrong and right, each with what it is.

Written from the catalogue of mistakes by somebody who had not seen the bank.

ANSWERS holds (exercise, code, description, source): the code is that of the catalogue, "unlisted" for a mistake that
the catalogue does not list, or "right".
"""

ANSWERS = [
    (
        "compute_cost",
        "J01",
        "Adds the squared distances up and never divides (inertia), vectorised.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    diff = X - np.asarray(centroids, dtype=float)[labels]
    return float(np.sum(diff ** 2))
""",
    ),
    (
        "compute_cost",
        "J01",
        "Sum of squared distances in nested plain loops; no division by m.",
        """\
def compute_cost(X, labels, centroids):
    total = 0.0
    for i in range(len(X)):
        c = int(labels[i])
        for j in range(len(X[i])):
            total += (float(X[i][j]) - float(centroids[c][j])) ** 2
    return total
""",
    ),
    (
        "compute_cost",
        "J01",
        "Collects the within-cluster sums cluster by cluster and returns their sum, not the average.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.array(X, float)
    labels = np.array(labels)
    wcss = []
    for k, mu in enumerate(np.array(centroids, float)):
        members = X[labels == k]
        wcss.append(((members - mu) ** 2).sum())
    return float(sum(wcss))
""",
    ),
    (
        "compute_cost",
        "J02",
        "Mean of the distances, not of their squares (np.linalg.norm).",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    return float(np.linalg.norm(X - mu[labels], axis=1).mean())
""",
    ),
    (
        "compute_cost",
        "J02",
        "Takes the square root of each point's sum of squares in a loop before averaging.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    m = len(X)
    J = 0
    for i in range(m):
        d = np.asarray(X[i], dtype=float) - np.asarray(centroids[labels[i]], dtype=float)
        J += np.sqrt(d @ d)
    return float(J / m)
""",
    ),
    (
        "compute_cost",
        "J02",
        "Mean distance with math.dist, no square.",
        """\
import math


def compute_cost(X, labels, centroids):
    dists = [math.dist(point, centroids[lab]) for point, lab in zip(X, labels)]
    return sum(dists) / len(dists)
""",
    ),
    (
        "compute_cost",
        "J03",
        "The root of J (root mean square distance).",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    residuals = X - np.asarray(centroids, dtype=float)[np.asarray(labels)]
    mse = (residuals ** 2).sum(axis=1).mean()
    return float(np.sqrt(mse))
""",
    ),
    (
        "compute_cost",
        "J03",
        "Root of the average, written with ** 0.5 after a loop.",
        """\
def compute_cost(X, labels, centroids):
    s = 0.0
    n = 0
    for x, c in zip(X, labels):
        s = s + sum((float(a) - float(b)) ** 2 for a, b in zip(x, centroids[c]))
        n = n + 1
    return (s / n) ** 0.5
""",
    ),
    (
        "compute_cost",
        "J04",
        "Divides the sum by the number of centroids K instead of m.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    K = centroids.shape[0]
    J = 0.0
    for k in range(K):
        J += np.sum((X[np.asarray(labels) == k] - centroids[k]) ** 2)
    return float(J / K)
""",
    ),
    (
        "compute_cost",
        "J04",
        "Divides by len(centroids), vectorised.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    gaps = np.asarray(X, float) - np.asarray(centroids, float)[labels]
    return float(np.einsum("ij,ij->", gaps, gaps) / len(centroids))
""",
    ),
    (
        "compute_cost",
        "J05",
        "Takes m from X.shape[1], so divides by the number of features.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    m = X.shape[1]
    errors = X - np.asarray(centroids, dtype=float)[labels]
    return float(1 / m * np.sum(errors ** 2))
""",
    ),
    (
        "compute_cost",
        "J05",
        "Divides by len(X[0]), the number of features, after a loop.",
        """\
def compute_cost(X, labels, centroids):
    cost = 0.0
    for idx, row in enumerate(X):
        centre = centroids[labels[idx]]
        for a, b in zip(row, centre):
            cost += (float(a) - float(b)) ** 2
    return cost / len(X[0])
""",
    ),
    (
        "compute_cost",
        "J06",
        "np.mean over every entry, so divides by m times n.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    return float(np.mean((np.asarray(X, float) - np.asarray(centroids, float)[labels]) ** 2))
""",
    ),
    (
        "compute_cost",
        "J06",
        "Mean over the features inside the loop, then mean over the points.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    per_point = []
    for i in range(X.shape[0]):
        per_point.append(np.mean(np.square(X[i] - centroids[labels[i]])))
    return float(np.mean(per_point))
""",
    ),
    (
        "compute_cost",
        "J06",
        "Divides the sum by X.size.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    A = np.array(X, dtype=float)
    B = np.array(centroids, dtype=float)[labels]
    return float(((A - B) ** 2).sum() / A.size)
""",
    ),
    (
        "compute_cost",
        "J07",
        "Divides by 2m as in linear regression.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    m = X.shape[0]
    predictions = np.asarray(centroids, dtype=float)[labels]
    return float(np.sum((X - predictions) ** 2) / (2 * m))
""",
    ),
    (
        "compute_cost",
        "J07",
        "Half of the mean squared distance, in a loop.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    J = 0.0
    m = len(X)
    for i in range(m):
        err = np.asarray(X[i], float) - np.asarray(centroids[labels[i]], float)
        J += np.dot(err, err)
    return float(0.5 * (1.0 / m) * J)
""",
    ),
    (
        "compute_cost",
        "J08",
        "Uses the nearest centroid of each point and ignores the labels.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    d2 = ((X[:, None, :] - mu[None, :, :]) ** 2).sum(axis=2)
    return float(d2.min(axis=1).mean())
""",
    ),
    (
        "compute_cost",
        "J08",
        "Loops over the centroids for the smallest square of each point; labels never read.",
        """\
def compute_cost(X, labels, centroids):
    total = 0.0
    for p in X:
        best = float("inf")
        for q in centroids:
            d = 0.0
            for a, b in zip(p, q):
                d += (float(a) - float(b)) ** 2
            if d < best:
                best = d
        total += best
    return total / len(X)
""",
    ),
    (
        "compute_cost",
        "J08",
        "Assigns the points again with argmin before measuring.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, float)
    centroids = np.asarray(centroids, float)
    labels = np.array([np.argmin([np.sum((x - c) ** 2) for c in centroids]) for x in X])
    return float(np.mean(np.sum((X - centroids[labels]) ** 2, axis=1)))
""",
    ),
    (
        "compute_cost",
        "J09",
        "Averages the squares from every point to all K centroids.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    d2 = ((X[:, np.newaxis] - centroids) ** 2).sum(axis=-1)
    return float(d2.mean())
""",
    ),
    (
        "compute_cost",
        "J09",
        "Adds every point's square to each of the K centroids and divides by m times K.",
        """\
def compute_cost(X, labels, centroids):
    J = 0.0
    pairs = 0
    for x in X:
        for mu in centroids:
            J += sum((float(x[j]) - float(mu[j])) ** 2 for j in range(len(x)))
            pairs += 1
    return J / pairs
""",
    ),
    (
        "compute_cost",
        "J10",
        "Measures from the overall mean of X instead of the assigned centroid.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centre = X.mean(axis=0)
    return float(np.sum((X - centre) ** 2) / len(X))
""",
    ),
    (
        "compute_cost",
        "J11",
        "Mean over the clusters of each cluster's mean square.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    means = []
    for k in range(len(centroids)):
        members = X[labels == k]
        if len(members) == 0:
            continue
        means.append(np.mean(np.sum((members - np.asarray(centroids[k], dtype=float)) ** 2, axis=1)))
    return float(np.mean(means))
""",
    ),
    (
        "compute_cost",
        "J11",
        "Groups the squares in a dictionary, averages each group, then averages the averages.",
        """\
from collections import defaultdict


def compute_cost(X, labels, centroids):
    groups = defaultdict(list)
    for x, c in zip(X, labels):
        groups[int(c)].append(sum((float(a) - float(b)) ** 2 for a, b in zip(x, centroids[c])))
    averages = [sum(g) / len(g) for g in groups.values()]
    return sum(averages) / len(averages)
""",
    ),
    (
        "compute_cost",
        "J12",
        "Recomputes the means of the clusters and ignores the centroids it was given.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    J = 0.0
    for k in np.unique(labels):
        pts = X[labels == k]
        mu = pts.mean(axis=0)
        J += ((pts - mu) ** 2).sum()
    return float(J / X.shape[0])
""",
    ),
    (
        "compute_cost",
        "J12",
        "Calls X[labels == k].var for each cluster, so the given centroids never matter.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    m = len(X)
    parts = [(labels == k).sum() * X[labels == k].var(axis=0).sum() for k in set(labels.tolist())]
    return float(sum(parts) / m)
""",
    ),
    (
        "compute_cost",
        "J13",
        "Adds the differences first, then squares the sum.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    diff = X - np.asarray(centroids, dtype=float)[labels]
    return float(np.mean(diff.sum(axis=1) ** 2))
""",
    ),
    (
        "compute_cost",
        "J13",
        "In the loop, the square is taken after the inner sum of differences.",
        """\
def compute_cost(X, labels, centroids):
    m = len(X)
    J = 0.0
    for i in range(m):
        d = 0.0
        for j in range(len(X[i])):
            d += float(X[i][j]) - float(centroids[labels[i]][j])
        J += d ** 2
    return J / m
""",
    ),
    (
        "compute_cost",
        "J14",
        "Square of the sum of absolute differences (Manhattan distance squared).",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    manhattan = np.abs(X - C[labels]).sum(axis=1)
    return float((manhattan ** 2).mean())
""",
    ),
    (
        "compute_cost",
        "J14",
        "norm with ord=1, squared, averaged.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    acc = 0.0
    for x, l in zip(np.asarray(X, float), labels):
        acc += np.linalg.norm(x - np.asarray(centroids[l], float), ord=1) ** 2
    return float(acc / len(X))
""",
    ),
    (
        "compute_cost",
        "J15",
        "Makes the labels a column, so the difference becomes m by m by n.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    idx = np.asarray(labels).reshape(-1, 1)
    diff = X - np.asarray(centroids, dtype=float)[idx]
    return float(np.sum(diff ** 2) / X.shape[0])
""",
    ),
    (
        "compute_cost",
        "J15",
        "labels[:, None] used as row index: every point against every assigned centroid, divided by m.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.array(X, float)
    c = np.array(labels)[:, None]
    mu = np.array(centroids, float)
    J = 1 / len(X) * np.square(X - mu[c]).sum()
    return float(J)
""",
    ),
    (
        "compute_cost",
        "J16",
        "Frobenius norm of all differences divided by m, not squared.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    return float(np.linalg.norm(X - np.asarray(centroids, dtype=float)[labels]) / len(X))
""",
    ),
    (
        "compute_cost",
        "J17",
        "Square of x minus square of the centroid.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)[labels]
    return float(np.mean(np.sum(X ** 2 - mu ** 2, axis=1)))
""",
    ),
    (
        "compute_cost",
        "J17",
        "Difference of the squared norms in a loop.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    J = 0.0
    for i, x in enumerate(np.asarray(X, dtype=float)):
        mu = np.asarray(centroids[labels[i]], dtype=float)
        J += x.dot(x) - mu.dot(mu)
    return float(J / len(X))
""",
    ),
    (
        "compute_cost",
        "J18",
        "The loop variable k has leaked: every point is measured from the last centroid.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    for k in range(len(centroids)):
        members = np.asarray(labels) == k
    J = 0.0
    for i in range(len(X)):
        J += np.sum((X[i] - centroids[k]) ** 2)
    return float(J / len(X))
""",
    ),
    (
        "compute_cost",
        "J18",
        "mu is set in a first loop and used in a second, so it is the last centroid for all.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    total = 0.0
    for mu in centroids:
        mu = np.asarray(mu, dtype=float)
    for x in np.asarray(X, dtype=float):
        total += ((x - mu) ** 2).sum()
    return float(total / len(X))
""",
    ),
    (
        "compute_cost",
        "J19",
        "Only the first feature counts.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    return float(np.mean((X[:, 0] - C[labels, 0]) ** 2))
""",
    ),
    (
        "compute_cost",
        "J19",
        "x[0] - mu[0] in a loop.",
        """\
def compute_cost(X, labels, centroids):
    s = 0.0
    for x, c in zip(X, labels):
        s += (float(x[0]) - float(centroids[c][0])) ** 2
    return s / len(X)
""",
    ),
    (
        "compute_cost",
        "J20",
        "range(m - 1): the last example has no term.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    m = X.shape[0]
    J = 0.0
    for i in range(m - 1):
        J += np.sum((X[i] - centroids[labels[i]]) ** 2)
    return float(J / m)
""",
    ),
    (
        "compute_cost",
        "J20",
        "A while loop that stops one example early.",
        """\
def compute_cost(X, labels, centroids):
    i = 0
    s = 0.0
    while i < len(X) - 1:
        for a, b in zip(X[i], centroids[labels[i]]):
            s += (float(a) - float(b)) ** 2
        i += 1
    return s / len(X)
""",
    ),
    (
        "compute_cost",
        "J21",
        "The result is cut to a whole number with int().",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    return int(np.sum((X - np.asarray(centroids, dtype=float)[labels]) ** 2) / len(X))
""",
    ),
    (
        "compute_cost",
        "J21",
        "Whole-number division of the sum by m.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    err = ((X - np.asarray(centroids, dtype=float)[labels]) ** 2).sum()
    return float(err // X.shape[0])
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Divides by m - 1 as for a sample variance.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    d2 = ((X - np.asarray(centroids, dtype=float)[labels]) ** 2).sum(axis=1)
    return float(d2.sum() / max(len(X) - 1, 1))
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Median of the squared distances instead of their mean.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    d2 = ((X - np.asarray(centroids, dtype=float)[labels]) ** 2).sum(axis=1)
    return float(np.median(d2))
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "The largest squared distance instead of the mean.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    worst = 0.0
    for x, c in zip(np.asarray(X, float), labels):
        worst = max(worst, float(np.sum((x - np.asarray(centroids[c], float)) ** 2)))
    return worst
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Returns the squared distance of every point and forgets to average.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    return np.sum((X - np.asarray(centroids, dtype=float)[labels]) ** 2, axis=1)
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "return inside the loop: only the first example is counted.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    m = len(X)
    J = 0.0
    for i in range(m):
        d = np.asarray(X[i], dtype=float) - np.asarray(centroids[labels[i]], dtype=float)
        J += float(d @ d)
        return J / m
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "J = instead of J +=: only the last example's square, divided by m.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    m = len(X)
    J = 0.0
    for i in range(m):
        d = np.asarray(X[i], dtype=float) - np.asarray(centroids[labels[i]], dtype=float)
        J = float(d @ d)
    return J / m
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Prints J and returns nothing.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    J = np.mean(np.sum((X - np.asarray(centroids, dtype=float)[labels]) ** 2, axis=1))
    print(J)
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Mean Manhattan distance, not squared.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    return float(np.abs(X - np.asarray(centroids, dtype=float)[labels]).sum(axis=1).mean())
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Fourth powers: the norm's square is squared once more.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    d2 = np.sum((X - np.asarray(centroids, dtype=float)[labels]) ** 2, axis=1)
    return float(np.mean(d2 ** 2))
""",
    ),
    (
        "compute_cost",
        "unlisted",
        "Rounds J to two decimals.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    J = np.sum((X - np.asarray(centroids, dtype=float)[labels]) ** 2) / X.shape[0]
    return round(float(J), 2)
""",
    ),
    (
        "compute_cost",
        "right",
        "One-hot matrix times the centroids.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    Z = np.eye(len(mu))[np.asarray(labels)]
    R = X - Z @ mu
    return float(np.trace(R.T @ R) / len(X))
""",
    ),
    (
        "compute_cost",
        "right",
        "Pure Python generator with math.fsum.",
        """\
from math import fsum


def compute_cost(X, labels, centroids):
    m = len(X)
    return fsum((float(a) - float(b)) ** 2 for x, c in zip(X, labels) for a, b in zip(x, centroids[c])) / m
""",
    ),
    (
        "compute_cost",
        "right",
        "Frobenius norm, squared, divided by m.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    return float(np.linalg.norm(np.asarray(X, float) - np.asarray(centroids, float)[labels]) ** 2 / len(X))
""",
    ),
    (
        "compute_cost",
        "right",
        "Cluster by cluster, weighted by the share of the points.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    J = 0.0
    for k, mu in enumerate(np.asarray(centroids, dtype=float)):
        mine = X[labels == k]
        if mine.size:
            share = len(mine) / len(X)
            J += share * np.mean(((mine - mu) ** 2).sum(axis=1))
    return float(J)
""",
    ),
    (
        "compute_cost",
        "right",
        "Running average of the squares, point by point.",
        """\
def compute_cost(X, labels, centroids):
    J = 0.0
    for seen, (x, c) in enumerate(zip(X, labels), start=1):
        square = sum((float(a) - float(b)) ** 2 for a, b in zip(x, centroids[c]))
        J += (square - J) / seen
    return float(J)
""",
    ),
    (
        "compute_cost",
        "right",
        "Feature by feature with np.take, square root taken and undone.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    chosen = np.take(np.asarray(centroids, dtype=float), labels, axis=0)
    square = np.zeros(len(X))
    for j in range(X.shape[1]):
        square += (X[:, j] - chosen[:, j]) ** 2
    distance = np.sqrt(square)
    return float(np.average(distance ** 2))
""",
    ),
    (
        "compute_cost",
        "right",
        "np.mean over all entries multiplied by the number of features.",
        """\
import numpy as np


def compute_cost(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    return float(X.shape[1] * np.mean((X - np.asarray(centroids, dtype=float)[labels]) ** 2))
""",
    ),
    (
        "assign_points",
        "A01",
        "argmax of the squared distances.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    d2 = ((X[:, None] - mu[None]) ** 2).sum(axis=2)
    return np.argmax(d2, axis=1)
""",
    ),
    (
        "assign_points",
        "A01",
        "The comparison in the loop is the wrong way round: keeps the farthest centroid.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, float):
        best, where = -1.0, 0
        for k in range(len(centroids)):
            d = np.sum((x - np.asarray(centroids[k], float)) ** 2)
            if d > best:
                best, where = d, k
        labels.append(where)
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A01",
        "Sorts the distances and takes the last index of argsort.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    dist = np.array([np.linalg.norm(X - np.asarray(c, dtype=float), axis=1) for c in centroids])
    order = np.argsort(dist, axis=0)
    return order[-1]
""",
    ),
    (
        "assign_points",
        "A02",
        "Labels counted from 1 (argmin + 1).",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    d = np.linalg.norm(X[:, None, :] - centroids[None, :, :], axis=-1)
    return d.argmin(axis=1) + 1
""",
    ),
    (
        "assign_points",
        "A02",
        "enumerate(..., 1) numbers the centroids from 1.",
        """\
import numpy as np


def assign_points(X, centroids):
    out = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        best = np.inf
        for k, mu in enumerate(centroids, 1):
            d = sum((float(a) - float(b)) ** 2 for a, b in zip(x, mu))
            if d < best:
                best = d
                out[i] = k
    return out
""",
    ),
    (
        "assign_points",
        "A03",
        "Labels kept in np.zeros(m) without a type, so they are floats.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    idx = np.zeros(X.shape[0])
    for i in range(X.shape[0]):
        distances = [np.sum((X[i] - np.asarray(mu, dtype=float)) ** 2) for mu in centroids]
        idx[i] = np.argmin(distances)
    return idx
""",
    ),
    (
        "assign_points",
        "A03",
        "Fills np.empty(m), which is a float array, one centroid after another.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, float)
    m = len(X)
    smallest = np.full(m, np.inf)
    labels = np.empty(m)
    for k in range(len(centroids)):
        d = ((X - np.asarray(centroids[k], float)) ** 2).sum(axis=1)
        closer = d < smallest
        labels[closer] = k
        smallest[closer] = d[closer]
    return labels
""",
    ),
    (
        "assign_points",
        "A04",
        "Labels in an (m, 1) column, Octave style.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    K = len(centroids)
    idx = np.zeros((X.shape[0], 1), dtype=int)
    for i in range(X.shape[0]):
        distances = np.zeros(K)
        for k in range(K):
            distances[k] = np.sum((X[i, :] - np.asarray(centroids[k], dtype=float)) ** 2)
        idx[i] = np.argmin(distances)
    return idx
""",
    ),
    (
        "assign_points",
        "A04",
        "keepdims=True leaves the labels as a column.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    return np.argmin(((X[:, None] - C) ** 2).sum(-1), axis=1, keepdims=True)
""",
    ),
    (
        "assign_points",
        "A05",
        "The array of labels has the shape of X; each row is filled with its label.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.zeros(X.shape, dtype=int)
    for i in range(len(X)):
        labels[i] = np.argmin([np.sum((X[i] - np.asarray(mu, dtype=float)) ** 2) for mu in centroids])
    return labels
""",
    ),
    (
        "assign_points",
        "A06",
        "Distances from feature 0 only.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    gap = np.abs(X[:, 0][:, None] - C[:, 0][None, :])
    return np.argmin(gap, axis=1)
""",
    ),
    (
        "assign_points",
        "A06",
        "(x[0] - mu[0]) ** 2 in a loop.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in X:
        d = []
        for mu in centroids:
            d.append((float(x[0]) - float(mu[0])) ** 2)
        labels.append(d.index(min(d)))
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A07",
        "Two features written out with [0] and [1]; any third is ignored.",
        """\
import numpy as np


def assign_points(X, centroids):
    result = []
    for p in X:
        ds = []
        for q in centroids:
            dx = float(p[0]) - float(q[0])
            dy = float(p[1]) - float(q[1]) if len(p) > 1 else 0.0
            ds.append((dx ** 2 + dy ** 2) ** 0.5)
        result.append(int(np.argmin(ds)))
    return np.array(result)
""",
    ),
    (
        "assign_points",
        "A07",
        "Slices the first two columns of both arrays before measuring.",
        """\
import numpy as np


def assign_points(X, centroids):
    xy = np.asarray(X, dtype=float)[:, :2]
    mu = np.asarray(centroids, dtype=float)[:, :2]
    d2 = ((xy[:, None, :] - mu) ** 2).sum(axis=2)
    return d2.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A08",
        "Square of the sum of the differences.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    d = (X[:, None, :] - C[None, :, :]).sum(axis=2) ** 2
    return np.argmin(d, axis=1)
""",
    ),
    (
        "assign_points",
        "A08",
        "sum(x - mu) ** 2 in a list comprehension.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, float)
    mus = np.asarray(centroids, float)
    return np.array([np.argmin([sum(x - mu) ** 2 for mu in mus]) for x in X])
""",
    ),
    (
        "assign_points",
        "A09",
        "Sum of the signed differences, no square.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    d = np.sum(X[:, None, :] - C[None, :, :], axis=2)
    return np.argmin(d, axis=1)
""",
    ),
    (
        "assign_points",
        "A09",
        "A loop that adds x[j] - mu[j] and keeps the smallest.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        lowest = np.inf
        for k in range(len(centroids)):
            d = 0.0
            for j in range(len(X[i])):
                d += float(X[i][j]) - float(centroids[k][j])
            if d < lowest:
                lowest = d
                labels[i] = k
    return labels
""",
    ),
    (
        "assign_points",
        "A10",
        "Manhattan distance.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    return np.abs(X[:, None] - C).sum(axis=2).argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A10",
        "Chebyshev distance: the largest difference.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in X:
        d = [max(abs(float(a) - float(b)) for a, b in zip(x, mu)) for mu in centroids]
        labels.append(d.index(min(d)))
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A10",
        "norm with ord=1 in a loop.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, float)
    c = np.zeros(len(X), int)
    for i, x in enumerate(X):
        c[i] = np.argmin([np.linalg.norm(x - np.asarray(mu, float), 1) for mu in centroids])
    return c
""",
    ),
    (
        "assign_points",
        "A11",
        "The largest dot product decides.",
        """\
import numpy as np


def assign_points(X, centroids):
    scores = np.asarray(X, dtype=float) @ np.asarray(centroids, dtype=float).T
    return scores.argmax(axis=1)
""",
    ),
    (
        "assign_points",
        "A11",
        "Dot product as similarity, in a loop.",
        """\
import numpy as np


def assign_points(X, centroids):
    out = []
    for x in np.asarray(X, float):
        similarity = [float(np.dot(x, np.asarray(mu, float))) for mu in centroids]
        out.append(similarity.index(max(similarity)))
    return np.array(out)
""",
    ),
    (
        "assign_points",
        "A12",
        "norm(x, mu): the centroid is passed as the order of the norm.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        labels[i] = np.argmin([np.linalg.norm(X[i], centroids[k]) for k in range(len(centroids))])
    return labels
""",
    ),
    (
        "assign_points",
        "A13",
        "argmin of one number (norm of all differences at once), so every label is 0.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(centroids, dtype=float)
    labels = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        distance = np.linalg.norm(X[i] - centroids)
        labels[i] = np.argmin(distance)
    return labels
""",
    ),
    (
        "assign_points",
        "A13",
        "The list of distances is emptied inside the loop over k; argmin of a list of length one is 0.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, float):
        for mu in np.asarray(centroids, float):
            distances = []
            distances.append(np.sum((x - mu) ** 2))
        labels.append(np.argmin(distances))
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A14",
        "The comparison stands outside the loop over k: every label is K - 1.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    idx = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        best = np.inf
        for k in range(len(centroids)):
            d = np.sum((X[i] - np.asarray(centroids[k], dtype=float)) ** 2)
        if d < best:
            best = d
            idx[i] = k
    return idx
""",
    ),
    (
        "assign_points",
        "A15",
        "argmin over axis 0 of the (m, K) table: K labels returned.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    d2 = ((X[:, None, :] - C[None, :, :]) ** 2).sum(axis=2)
    return np.argmin(d2, axis=0)
""",
    ),
    (
        "assign_points",
        "A15",
        "Builds a (K, m) table and takes argmin over axis 1.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, float)
    table = np.stack([np.sum((X - np.asarray(mu, float)) ** 2, axis=1) for mu in centroids])
    return table.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A16",
        "Smallest so far starts at 999.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        min_dist = 999
        for k in range(len(centroids)):
            d = np.linalg.norm(np.asarray(X[i], dtype=float) - np.asarray(centroids[k], dtype=float))
            if d < min_dist:
                min_dist = d
                labels[i] = k
    return labels
""",
    ),
    (
        "assign_points",
        "A16",
        "Smallest square so far starts at 100000.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in X:
        c, small = 0, 100000
        for k, mu in enumerate(centroids):
            s = sum((float(a) - float(b)) ** 2 for a, b in zip(x, mu))
            if s < small:
                c, small = k, s
        labels.append(c)
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A16",
        "A whole array of records, started at 1e6.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    record = 1e6 * np.ones(len(X))
    who = np.zeros(len(X), dtype=int)
    for k, mu in enumerate(np.asarray(centroids, dtype=float)):
        d = ((X - mu) ** 2).sum(axis=1)
        who = np.where(d < record, k, who)
        record = np.minimum(d, record)
    return who
""",
    ),
    (
        "assign_points",
        "A17",
        "K = 3 is written into the function.",
        """\
import numpy as np


def assign_points(X, centroids):
    K = 3
    X = np.asarray(X, dtype=float)
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        d = np.zeros(K)
        for k in range(K):
            d[k] = np.sum((X[i] - np.asarray(centroids[k], dtype=float)) ** 2)
        labels[i] = np.argmin(d)
    return labels
""",
    ),
    (
        "assign_points",
        "A17",
        "Three distances written out: d1, d2, d3.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, float)
    centroids = np.asarray(centroids, float)
    d1 = np.linalg.norm(X - centroids[0], axis=1)
    d2 = np.linalg.norm(X - centroids[1], axis=1)
    d3 = np.linalg.norm(X - centroids[2], axis=1)
    return np.argmin(np.column_stack((d1, d2, d3)), axis=1)
""",
    ),
    (
        "assign_points",
        "A18",
        "K read from X.shape[1].",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    K = X.shape[1]
    labels = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        d = [np.sum((X[i] - np.asarray(centroids[k], dtype=float)) ** 2) for k in range(K)]
        labels[i] = np.argmin(d)
    return labels
""",
    ),
    (
        "assign_points",
        "A18",
        "K read from centroids.shape[1], the columns.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    m, K = X.shape[0], mu.shape[1]
    D = np.empty((m, K))
    for k in range(K):
        D[:, k] = ((X - mu[k]) ** 2).sum(axis=1)
    return D.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A19",
        "Returns the smallest squares instead of their index.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    return np.min(((X[:, None] - C) ** 2).sum(axis=2), axis=1)
""",
    ),
    (
        "assign_points",
        "A19",
        "Appends min(distances), the distance itself.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, float):
        distances = [np.linalg.norm(x - np.asarray(c, float)) for c in centroids]
        labels.append(min(distances))
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A20",
        "Subtracts in the type that comes in: 8-bit pixels wrap round.",
        """\
def assign_points(X, centroids):
    d2 = ((X[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=2)
    return d2.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A20",
        "Loops with X[i] - centroids[k], nothing converted to float, so 8-bit subtraction wraps.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        best = np.inf
        for k in range(centroids.shape[0]):
            delta = X[i] - centroids[k]
            d = np.sqrt(np.sum(np.square(delta)))
            if d < best:
                best, labels[i] = d, k
    return labels
""",
    ),
    (
        "assign_points",
        "A23",
        "The expanded square with all three terms: loses everything far from the origin.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    d2 = (X ** 2).sum(axis=1)[:, None] - 2 * X @ C.T + (C ** 2).sum(axis=1)
    return np.argmin(d2, axis=1)
""",
    ),
    (
        "assign_points",
        "A23",
        "Expanded square in a loop with dot products.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, dtype=float):
        d = [np.dot(x, x) - 2 * np.dot(x, mu) + np.dot(mu, mu) for mu in np.asarray(centroids, dtype=float)]
        labels.append(int(np.argmin(d)))
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "A24",
        "Puts the labels right, but centres X with -= in place.",
        """\
import numpy as np


def assign_points(X, centroids):
    centre = np.asarray(X, dtype=float).mean(axis=0)
    moved = np.asarray(centroids, dtype=float) - centre
    X -= centre
    return np.argmin(((X[:, None] - moved) ** 2).sum(axis=2), axis=1)
""",
    ),
    (
        "assign_points",
        "A24",
        "Subtracts each centroid from X in place and adds it back except for the last.",
        """\
import numpy as np


def assign_points(X, centroids):
    K = len(centroids)
    D = np.zeros((len(X), K))
    for k in range(K):
        X -= centroids[k]
        D[:, k] = np.sum(np.square(X.astype(float)), axis=1)
        if k < K - 1:
            X += centroids[k]
    return D.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "A24",
        "Sorts the rows of the centroids in place, after the labels were found.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.argmin([((np.asarray(X, float) - np.array(c, float)) ** 2).sum(axis=1) for c in centroids], axis=0)
    centroids.sort(axis=0)
    return labels
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Cosine similarity: the length of the vectors is divided out.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    lengths = np.linalg.norm(X, axis=1)[:, None] * np.linalg.norm(C, axis=1)
    return np.argmax(X @ C.T / (lengths + 1e-12), axis=1)
""",
    ),
    (
        "assign_points",
        "unlisted",
        "break as soon as a centroid is nearer than the first one.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, float):
        d = [np.sum((x - np.asarray(mu, float)) ** 2) for mu in centroids]
        c = 0
        for k in range(1, len(d)):
            if d[k] < d[0]:
                c = k
                break
        labels.append(c)
    return np.array(labels)
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Smallest distance is not reset for each point; it is set once outside both loops.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    best = np.inf
    for i in range(len(X)):
        for k in range(len(centroids)):
            d = np.sum((np.asarray(X[i], float) - np.asarray(centroids[k], float)) ** 2)
            if d < best:
                best = d
                labels[i] = k
    return labels
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Forgets to update the smallest so far: the last centroid below infinity always wins.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        best = np.inf
        for k in range(len(centroids)):
            d = np.sum((np.asarray(X[i], float) - np.asarray(centroids[k], float)) ** 2)
            if d < best:
                labels[i] = k
    return labels
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Returns the centroids of the points instead of the indices.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    return C[np.argmin(((X[:, None] - C) ** 2).sum(axis=2), axis=1)]
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Distances rounded to whole numbers before argmin.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    d = np.round(np.linalg.norm(X[:, None] - C, axis=2)).astype(int)
    return d.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "unlisted",
        "Standardises the features of X and of the centroids separately before measuring.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    A = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12)
    B = (C - C.mean(axis=0)) / (C.std(axis=0) + 1e-12)
    return ((A[:, None] - B) ** 2).sum(axis=2).argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "unlisted",
        "The return stands inside the loop: one label only.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, float):
        d = [np.sum((x - np.asarray(mu, float)) ** 2) for mu in centroids]
        labels.append(int(np.argmin(d)))
        return np.array(labels)
""",
    ),
    (
        "assign_points",
        "right",
        "Plain loops with math.inf and a strict comparison.",
        """\
import math

import numpy as np


def assign_points(X, centroids):
    answer = []
    for point in X:
        nearest, record = None, math.inf
        for k, mu in enumerate(centroids):
            s = sum((float(p) - float(q)) ** 2 for p, q in zip(point, mu))
            if s < record:
                nearest, record = k, s
        answer.append(nearest)
    return np.array(answer, dtype=int)
""",
    ),
    (
        "assign_points",
        "right",
        "min with a key over range(K).",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    mu = np.asarray(centroids, dtype=float)
    return np.array([min(range(len(mu)), key=lambda k: float(np.sum((x - mu[k]) ** 2))) for x in X])
""",
    ),
    (
        "assign_points",
        "right",
        "A knock-out: every centroid challenges the champion with np.where.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    champion = np.zeros(len(X), dtype=np.int32)
    record = np.full(len(X), np.inf)
    for k, mu in enumerate(np.asarray(centroids, dtype=float)):
        d = np.linalg.norm(X - mu, axis=1)
        champion = np.where(d < record, k, champion)
        record = np.minimum(record, d)
    return champion
""",
    ),
    (
        "assign_points",
        "right",
        "einsum on the table of differences, ties to the last centroid.",
        """\
import numpy as np


def assign_points(X, centroids):
    diff = np.asarray(X, float)[:, None, :] - np.asarray(centroids, float)[None, ::-1, :]
    d2 = np.einsum("mkn,mkn->mk", diff, diff)
    return len(centroids) - 1 - d2.argmin(axis=1)
""",
    ),
    (
        "assign_points",
        "right",
        "sorted pairs of distance and index.",
        """\
import numpy as np


def assign_points(X, centroids):
    labels = []
    for x in np.asarray(X, dtype=float):
        ranking = sorted((float(((x - np.asarray(mu, float)) ** 2).sum()), k) for k, mu in enumerate(centroids))
        labels.append(ranking[0][1])
    return np.asarray(labels)
""",
    ),
    (
        "assign_points",
        "right",
        "np.apply_along_axis with an inner function, square roots taken.",
        """\
import numpy as np


def assign_points(X, centroids):
    mu = np.asarray(centroids, dtype=float)

    def nearest(x):
        return int(np.argmin(np.sqrt(((mu - x) ** 2).sum(axis=1))))

    return np.apply_along_axis(nearest, 1, np.asarray(X, dtype=float))
""",
    ),
    (
        "assign_points",
        "right",
        "Adds up a (K, m) table one feature at a time.",
        """\
import numpy as np


def assign_points(X, centroids):
    X = np.asarray(X, dtype=float)
    C = np.asarray(centroids, dtype=float)
    table = sum(np.subtract.outer(C[:, j], X[:, j]) ** 2 for j in range(X.shape[1]))
    return table.argmin(axis=0)
""",
    ),
    (
        "move_centroids",
        "M01",
        "Mean without an axis: one number fills the whole row.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if np.any(labels == k):
            new[k] = np.mean(X[labels == k])
    return new
""",
    ),
    (
        "move_centroids",
        "M01",
        "Adds all coordinates of the members and divides by how many numbers there were.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    n = len(X[0])
    result = []
    for k in range(len(centroids)):
        numbers = [float(v) for x, c in zip(X, labels) if c == k for v in x]
        if numbers:
            result.append([sum(numbers) / len(numbers)] * n)
        else:
            result.append([float(v) for v in centroids[k]])
    return np.array(result)
""",
    ),
    (
        "move_centroids",
        "M02",
        "axis=1: averages over the features.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(new.shape[0]):
        members = X[labels == k]
        if len(members) > 0:
            new[k, :] = members.mean(axis=1)
    return new
""",
    ),
    (
        "move_centroids",
        "M03",
        "Sum of the members, not their mean.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    mu = np.array(centroids, dtype=float)
    for k in range(len(mu)):
        if (labels == k).any():
            mu[k] = X[labels == k].sum(axis=0)
    return mu
""",
    ),
    (
        "move_centroids",
        "M03",
        "Adds up with np.add.at and forgets to divide.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    totals = np.zeros(np.shape(centroids))
    np.add.at(totals, np.asarray(labels), np.asarray(X, dtype=float))
    counts = np.bincount(labels, minlength=len(centroids))
    totals[counts == 0] = np.asarray(centroids, dtype=float)[counts == 0]
    return totals
""",
    ),
    (
        "move_centroids",
        "M04",
        "Divides the sum by m.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    m = X.shape[0]
    new = np.array(centroids, dtype=float)
    for k in range(new.shape[0]):
        members = X[labels == k]
        if members.shape[0]:
            new[k] = np.sum(members, axis=0) / m
    return new
""",
    ),
    (
        "move_centroids",
        "M04",
        "One-hot matrix product over len(X).",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    old = np.asarray(centroids, dtype=float)
    onehot = (np.asarray(labels)[:, None] == np.arange(len(old))).astype(float)
    used = onehot.sum(axis=0) > 0
    return np.where(used[:, None], onehot.T @ X / len(X), old)
""",
    ),
    (
        "move_centroids",
        "M05",
        "Divides the sum by K.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    K = len(centroids)
    new = np.array(centroids, dtype=float)
    for k in range(K):
        if np.sum(labels == k) != 0:
            new[k] = X[labels == k].sum(axis=0) / K
    return new
""",
    ),
    (
        "move_centroids",
        "M06",
        "Takes the mean, then divides by the count again.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        points = X[labels == k]
        if len(points) > 0:
            new[k] = np.mean(points, axis=0) / len(points)
    return new
""",
    ),
    (
        "move_centroids",
        "M06",
        "The division by the count stands twice in a loop of lists.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    out = []
    for k, old in enumerate(centroids):
        members = [x for x, c in zip(X, labels) if c == k]
        count = len(members)
        if count == 0:
            out.append([float(v) for v in old])
            continue
        mean = [sum(float(v) for v in column) / count for column in zip(*members)]
        out.append([v / count for v in mean])
    return np.array(out)
""",
    ),
    (
        "move_centroids",
        "M07",
        "Median of the members.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] = np.median(X[labels == k], axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M07",
        "Median from the statistics module, column by column.",
        """\
from statistics import median

import numpy as np


def move_centroids(X, labels, centroids):
    new = []
    for k in range(len(centroids)):
        members = [[float(v) for v in x] for x, c in zip(X, labels) if c == k]
        new.append([median(col) for col in zip(*members)] if members else [float(v) for v in centroids[k]])
    return np.array(new)
""",
    ),
    (
        "move_centroids",
        "M08",
        "Midrange: half of smallest plus largest.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        g = X[labels == k]
        if g.size:
            new[k] = (g.min(axis=0) + g.max(axis=0)) / 2
    return new
""",
    ),
    (
        "move_centroids",
        "M09",
        "Snaps the mean to the nearest example.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        g = X[labels == k]
        if len(g) == 0:
            continue
        mean = g.mean(axis=0)
        new[k] = g[np.argmin(((g - mean) ** 2).sum(axis=1))]
    return new
""",
    ),
    (
        "move_centroids",
        "M09",
        "After the right means, each used centroid is replaced by the nearest of all examples.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    for k in set(int(c) for c in labels):
        mean = np.mean([x for x, c in zip(X, labels) if c == k], axis=0)
        distances = [np.linalg.norm(x - mean) for x in X]
        new[k] = X[int(np.argmin(distances))]
    return new
""",
    ),
    (
        "move_centroids",
        "M10",
        "Running (old + x) / 2, from the first member on.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    seen = set()
    for x, c in zip(X, labels):
        if c in seen:
            new[c] = (new[c] + x) / 2
        else:
            new[c] = x
            seen.add(c)
    return new
""",
    ),
    (
        "move_centroids",
        "M10",
        "Each point pulls its old centroid half way, one after another.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    mu = np.array(centroids, dtype=float)
    for i in range(len(X)):
        mu[labels[i]] = 0.5 * (mu[labels[i]] + np.asarray(X[i], dtype=float))
    return mu
""",
    ),
    (
        "move_centroids",
        "M11",
        "No care for an empty cluster: mean of nothing is NaN.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    K, n = np.shape(centroids)
    new = np.zeros((K, n))
    for k in range(K):
        new[k] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M11",
        "List comprehension of means, NaN when nobody chose k.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X, labels = np.asarray(X, float), np.asarray(labels)
    return np.array([np.mean(X[labels == k], axis=0) for k in range(len(centroids))])
""",
    ),
    (
        "move_centroids",
        "M11",
        "Sums over counts; 0 / 0 for an empty cluster.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    Z = np.eye(len(centroids))[np.asarray(labels)]
    return (Z.T @ X) / Z.sum(axis=0)[:, None]
""",
    ),
    (
        "move_centroids",
        "M12",
        "An array of zeros left unfilled for an empty cluster.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.zeros(np.shape(centroids))
    for k in range(len(centroids)):
        members = X[labels == k]
        if len(members) > 0:
            new[k] = members.mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M12",
        "Divides by max(count, 1), so an empty cluster lands at the origin.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    K = len(centroids)
    n = len(centroids[0])
    sums = [[0.0] * n for _ in range(K)]
    counts = [0] * K
    for x, c in zip(X, labels):
        counts[c] += 1
        for j in range(n):
            sums[c][j] += float(x[j])
    return np.array([[s / max(counts[k], 1) for s in sums[k]] for k in range(K)])
""",
    ),
    (
        "move_centroids",
        "M12",
        "NaN means turned into 0 with nan_to_num.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    with np.errstate(all="ignore"):
        new = np.array([X[labels == k].sum(axis=0) / np.sum(labels == k) for k in range(len(centroids))])
    return np.nan_to_num(new)
""",
    ),
    (
        "move_centroids",
        "M13",
        "K taken from np.unique(labels), so an empty cluster has no row.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = []
    for k in np.unique(labels):
        new.append(X[labels == k].mean(axis=0))
    return np.array(new)
""",
    ),
    (
        "move_centroids",
        "M13",
        "K = max(labels) + 1, an empty cluster in between keeps its place.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    K = labels.max() + 1
    new = np.array(centroids, dtype=float)[:K]
    for k in range(K):
        if (labels == k).sum() > 0:
            new[k] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M13",
        "A dictionary of lists by label: only clusters with members come back.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    clusters = {}
    for x, c in zip(np.asarray(X, dtype=float), labels):
        clusters.setdefault(int(c), []).append(x)
    return np.array([np.mean(clusters[k], axis=0) for k in sorted(clusters)])
""",
    ),
    (
        "move_centroids",
        "M14",
        "Whole-number division of the sums.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        n_k = np.count_nonzero(labels == k)
        if n_k:
            new[k] = X[labels == k].sum(axis=0) // n_k
    return new
""",
    ),
    (
        "move_centroids",
        "M14",
        "Writes into a copy that keeps the integer type of the start.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    new = np.array(centroids)
    labels = np.asarray(labels)
    for k in range(len(new)):
        if np.any(labels == k):
            new[k] = np.mean(np.asarray(X, dtype=float)[labels == k], axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M14",
        "New centroids are made with dtype=int.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    old = np.asarray(centroids, dtype=float)
    labels = np.asarray(labels)
    means = [X[labels == k].mean(axis=0) if k in labels else old[k] for k in range(len(old))]
    return np.array(means).astype(int)
""",
    ),
    (
        "move_centroids",
        "M15",
        "Loops k from 1 to K over labels that start at 0 and writes row k - 1; an empty label keeps its row.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    K = len(centroids)
    new = np.array(centroids, dtype=float)
    for k in range(1, K + 1):
        members = X[labels == k]
        if len(members):
            new[k - 1] = members.mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M15",
        "Compares labels with k + 1: rows shifted, last one NaN.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.zeros(np.shape(centroids))
    with np.errstate(all="ignore"):
        for k in range(len(centroids)):
            mine = labels == k + 1
            new[k] = X[mine].sum(axis=0) / mine.sum()
    return new
""",
    ),
    (
        "move_centroids",
        "M16",
        "range(K - 1): the last centroid never moves.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    K = len(centroids)
    new = np.array(centroids, dtype=float)
    for k in range(K - 1):
        if (labels == k).any():
            new[k] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "M16",
        "The last row is skipped and stays zero; empty clusters elsewhere are kept.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, float)
    new = np.zeros(np.shape(centroids))
    k = 0
    while k < len(centroids) - 1:
        members = [x for x, c in zip(X, labels) if c == k]
        new[k] = sum(members) / len(members) if members else np.asarray(centroids[k], float)
        k += 1
    return new
""",
    ),
    (
        "move_centroids",
        "M17",
        "Only feature 0 is averaged; the others stay 0.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.zeros(np.shape(centroids))
    for k in range(len(centroids)):
        if (labels == k).any():
            new[k, 0] = X[labels == k, 0].mean()
        else:
            new[k] = centroids[k]
    return new
""",
    ),
    (
        "move_centroids",
        "M17",
        "Only the first coordinate is updated, the rest keep the old value.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        xs = [float(x[0]) for x, c in zip(X, labels) if c == k]
        if xs:
            new[k][0] = sum(xs) / len(xs)
    return new
""",
    ),
    (
        "move_centroids",
        "M18",
        "The right means, but the rows come back sorted.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] = X[labels == k].mean(axis=0)
    return new[np.argsort(new[:, 0])]
""",
    ),
    (
        "move_centroids",
        "M18",
        "Returns sorted(list of means).",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    rows = []
    for k in range(len(centroids)):
        members = [[float(v) for v in x] for x, c in zip(X, labels) if c == k]
        if members:
            rows.append([sum(col) / len(members) for col in zip(*members)])
        else:
            rows.append([float(v) for v in centroids[k]])
    return np.array(sorted(rows))
""",
    ),
    (
        "move_centroids",
        "M20",
        "Overwrites the labels with zeros on the way out.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if np.any(labels == k):
            new[k] = X[labels == k].mean(axis=0)
    labels[:] = 0
    return new
""",
    ),
    (
        "move_centroids",
        "M20",
        "Sorts the labels in place after use.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    for k in np.unique(labels):
        new[k] = X[labels == k].mean(axis=0)
    labels.sort()
    return new
""",
    ),
    (
        "move_centroids",
        "M20",
        "Marks the points already used with -1 in the labels.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        total, count = np.zeros(new.shape[1]), 0
        for i in range(len(X)):
            if labels[i] == k:
                total += np.asarray(X[i], dtype=float)
                count += 1
                labels[i] = -1
        if count:
            new[k] = total / count
    return new
""",
    ),
    (
        "move_centroids",
        "M21",
        "Moves only half of the way to the mean.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] += 0.5 * (X[labels == k].mean(axis=0) - new[k])
    return new
""",
    ),
    (
        "move_centroids",
        "M21",
        "Goes twice the way to the mean.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        members = X[labels == k]
        if len(members):
            step = members.mean(axis=0) - new[k]
            new[k] = new[k] + 2 * step
    return new
""",
    ),
    (
        "move_centroids",
        "M21",
        "A learning rate of 0.1 towards the mean.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    alpha = 0.1
    mu = np.array(centroids, dtype=float)
    for k in set(int(c) for c in labels):
        mean = np.mean([np.asarray(x, dtype=float) for x, c in zip(X, labels) if c == k], axis=0)
        mu[k] = (1 - alpha) * mu[k] + alpha * mean
    return mu
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "Divides by the count minus one, except for a single member.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        g = X[labels == k]
        if len(g):
            new[k] = g.sum(axis=0) / max(len(g) - 1, 1)
    return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "The old centroid is averaged in as if it were one more member.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    count = np.ones(len(new))
    for x, c in zip(X, labels):
        new[c] += x
        count[c] += 1
    return new / count[:, None]
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "Returns inside the loop: only the first centroid has moved.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] = X[labels == k].mean(axis=0)
        return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "Geometric mean of the absolute coordinates.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] = np.exp(np.log(np.abs(X[labels == k]) + 1e-12).mean(axis=0))
    return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "An empty cluster goes to the overall mean of X.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.tile(X.mean(axis=0), (len(centroids), 1))
    for k in range(len(centroids)):
        if (labels == k).any():
            new[k] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "The sum is not reset between clusters.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    total = np.zeros(new.shape[1])
    for k in range(len(new)):
        count = 0
        for x, c in zip(np.asarray(X, dtype=float), labels):
            if c == k:
                total = total + x
                count += 1
        if count:
            new[k] = total / count
    return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "Ignores the labels and averages the nearest points instead.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    nearest = ((X[:, None] - new) ** 2).sum(axis=2).argmin(axis=1)
    for k in range(len(new)):
        if (nearest == k).any():
            new[k] = X[nearest == k].mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "unlisted",
        "Rounds the means to one decimal.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if (labels == k).any():
            new[k] = np.round(X[labels == k].mean(axis=0), 1)
    return new
""",
    ),
    (
        "move_centroids",
        "right",
        "bincount with weights, one feature at a time.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    new = np.array(centroids, dtype=float)
    K = len(new)
    counts = np.bincount(labels, minlength=K)
    used = counts > 0
    for j in range(X.shape[1]):
        sums = np.bincount(labels, weights=X[:, j], minlength=K)
        new[used, j] = sums[used] / counts[used]
    return new
""",
    ),
    (
        "move_centroids",
        "right",
        "Pure Python with a dictionary of members.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    members = {}
    for x, c in zip(X, labels):
        members.setdefault(int(c), []).append([float(v) for v in x])
    rows = []
    for k, old in enumerate(centroids):
        if k in members:
            rows.append([sum(col) / len(col) for col in zip(*members[k])])
        else:
            rows.append([float(v) for v in old])
    return np.array(rows)
""",
    ),
    (
        "move_centroids",
        "right",
        "One-hot matrix and np.divide with where.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    old = np.array(centroids, dtype=float)
    Z = np.asarray(labels)[None, :] == np.arange(len(old))[:, None]
    counts = Z.sum(axis=1, keepdims=True)
    sums = Z.astype(float) @ np.asarray(X, dtype=float)
    return np.divide(sums, counts, out=old, where=counts > 0)
""",
    ),
    (
        "move_centroids",
        "right",
        "Running mean with a growing count.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    seen = np.zeros(len(new), dtype=int)
    for x, c in zip(np.asarray(X, dtype=float), labels):
        if seen[c] == 0:
            new[c] = 0.0
        seen[c] += 1
        new[c] += (x - new[c]) / seen[c]
    return new
""",
    ),
    (
        "move_centroids",
        "right",
        "Sorts the rows by label and splits at the borders.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    order = np.argsort(labels, kind="stable")
    names, firsts = np.unique(labels[order], return_index=True)
    new = np.array(centroids, dtype=float)
    for k, block in zip(names, np.split(X[order], firsts[1:])):
        new[k] = block.mean(axis=0)
    return new
""",
    ),
    (
        "move_centroids",
        "right",
        "A gradient step of the full length: mu minus the mean difference.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    labels = np.asarray(labels)
    mu = np.array(centroids, dtype=float)
    for k in np.unique(labels):
        mu[k] -= np.mean(mu[k] - X[labels == k], axis=0)
    return mu
""",
    ),
    (
        "move_centroids",
        "right",
        "Masked array average, filled with the old centroids.",
        """\
import numpy as np


def move_centroids(X, labels, centroids):
    X = np.asarray(X, dtype=float)
    old = np.asarray(centroids, dtype=float)
    rows = []
    for k in range(len(old)):
        hidden = np.repeat((np.asarray(labels) != k)[:, None], X.shape[1], axis=1)
        rows.append(np.ma.array(X, mask=hidden).mean(axis=0).filled(np.nan))
    return np.where(np.isnan(rows), old, rows)
""",
    ),
    (
        "run_kmeans",
        "L01",
        "Stops as soon as one centroid stands still.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.asarray(X, dtype=float)
    centroids = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        old = centroids.copy()
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        error = np.linalg.norm(centroids - old, axis=1)
        if len(costs) >= 4 and not error.all() != 0:
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L01",
        "while error.all() != 0, as the exercise text of a platform writes it.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, float)
    error = np.ones(len(mu))
    costs = []
    while error.all() != 0 and len(costs) < 2 * max_iterations:
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        new = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, new))
        error = np.array([np.linalg.norm(new[k] - mu[k]) for k in range(len(mu))])
        mu = new
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L02",
        "old = mu is another name, and mu is changed in place: ends after one iteration.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        old = mu
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu[:] = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if np.allclose(old, mu):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L02",
        "Labels compared with an alias of themselves, overwritten in place.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    centroids = np.array(centroids, dtype=float)
    labels = np.full(len(X), -1)
    costs = []
    for _ in range(max_iterations):
        previous = labels
        labels[...] = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if (previous == labels).all():
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L03",
        "Stops only when J rises, so runs to the limit.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    centroids = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if len(costs) >= 4 and costs[-1] > costs[-3] * (1 + 1e-9):
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L04",
        "Absolute tolerance of 0.01 on J.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    centroids = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if len(costs) >= 4 and abs(costs[-3] - costs[-1]) < 0.01:
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L04",
        "tol = 1e-4 on the fall of J, in the units of the data.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    tol = 1e-4
    mu = np.array(centroids, dtype=float)
    costs = []
    last = float("inf")
    done = False
    while not done:
        labels = km.assign_points(X, mu)
        costs += [km.compute_cost(X, labels, mu)]
        mu = km.move_centroids(X, labels, mu)
        J = km.compute_cost(X, labels, mu)
        costs += [J]
        done = last - J <= tol or len(costs) == 2 * max_iterations
        last = J
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L05",
        "One iteration only: return inside the loop.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    centroids = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L05",
        "Assign and move once, no loop at all.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    labels = km.assign_points(X, centroids)
    before = km.compute_cost(X, labels, centroids)
    moved = km.move_centroids(X, labels, centroids)
    after = km.compute_cost(X, labels, moved)
    return labels, moved, np.array([before, after])
""",
    ),
    (
        "run_kmeans",
        "L05",
        "No iteration limit: max_iterations is never read.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    while True:
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L09",
        "New random centroids in each iteration.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.asarray(X, dtype=float)
    centroids = np.array(centroids, dtype=float)
    rng = np.random.default_rng(1)
    costs = []
    for it in range(max_iterations):
        if it > 0:
            centroids = km.initialize_centroids(X, len(centroids), rng)
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if len(costs) >= 4 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L09",
        "Draws K examples at the top of the loop, so the given start is lost too.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.asarray(X, dtype=float)
    K = len(centroids)
    costs = []
    for _ in range(max_iterations):
        mu = X[np.random.choice(len(X), K, replace=False)]
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L10",
        "Shuffles the rows between assign and move.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.array(X, dtype=float)
    mu = np.array(centroids, dtype=float)
    rng = np.random.default_rng(0)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        rng.shuffle(X)
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L11",
        "Assigns once before the loop and then only moves.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    labels = km.assign_points(X, mu)
    costs = []
    for _ in range(max_iterations):
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L11",
        "Always assigns to the start centroids, so the labels never change.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    new = np.array(centroids, dtype=float)
    costs = []
    while len(costs) < 2 * max_iterations:
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, new))
        new = km.move_centroids(X, labels, new)
        costs.append(km.compute_cost(X, labels, new))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, new, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L12",
        "Calls the move but drops the result: the centroids never move.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L12",
        "Moves a copy of the centroids and goes on with the original.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    centroids = np.array(centroids, dtype=float)
    costs = []
    for step in range(max_iterations):
        c = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, c, centroids))
        copy = centroids.copy()
        copy[:] = km.move_centroids(X, c, copy)
        costs.append(km.compute_cost(X, c, centroids))
        if step > 0 and costs[-1] == costs[-3]:
            break
    return c, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "L13",
        "Assigns on standardised data, measures and moves on raw data.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.asarray(X, dtype=float)
    mu = np.array(centroids, dtype=float)
    scale = X.std(axis=0)
    scale[scale == 0] = 1.0
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X / scale, mu / scale)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "J22",
        "J after the move is measured with the previous centroids.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        new = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = new
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "J22",
        "J after the assign is measured with the labels of the iteration before.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    labels = km.assign_points(X, mu)
    costs = []
    for _ in range(max_iterations):
        old = labels
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, old, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "M19",
        "Moves with the labels of the last iteration.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    old = km.assign_points(X, mu)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, old, mu)
        costs.append(km.compute_cost(X, labels, mu))
        old = labels
        if len(costs) >= 4 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "C22",
        "J is logged once an iteration, after the move only.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 2 and costs[-1] >= costs[-2] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "unlisted",
        "Never stops early: always does all iterations.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "unlisted",
        "Returns centroids, labels, costs in the wrong order.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return mu, labels, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "unlisted",
        "Ignores the start it is given and begins with the first K rows.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(X, dtype=float)[: len(centroids)]
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 4 and costs[-1] >= costs[-3] * (1 - 1e-9):
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "unlisted",
        "Stops as soon as two neighbouring half-steps have the same J.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if len(costs) >= 2 and costs[-1] == costs[-2]:
            break
        mu = km.move_centroids(X, labels, mu)
        costs.append(km.compute_cost(X, labels, mu))
        if costs[-1] == costs[-2]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "right",
        "Built on while, with the J before the loop set to infinity.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    log = []
    last, J, rounds = np.inf, np.inf, 0
    while rounds < max_iterations and (rounds < 2 or J < last * (1 - 1e-9)):
        last = J
        c = km.assign_points(X, mu)
        log.append(km.compute_cost(X, c, mu))
        mu = km.move_centroids(X, c, mu)
        J = km.compute_cost(X, c, mu)
        log.append(J)
        rounds += 1
    return c, mu, np.array(log)
""",
    ),
    (
        "run_kmeans",
        "right",
        "Generator inside that yields one iteration after another.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    def iterations(mu):
        while True:
            c = km.assign_points(X, mu)
            before = km.compute_cost(X, c, mu)
            mu = km.move_centroids(X, c, mu)
            yield c, mu, before, km.compute_cost(X, c, mu)

    costs = []
    for number, (labels, centroids, before, after) in enumerate(iterations(np.array(centroids, float)), start=1):
        costs.extend([before, after])
        if number >= max_iterations or (number > 1 and after >= costs[-3] - 1e-9 * costs[-3]):
            break
    return labels, centroids, np.array(costs)
""",
    ),
    (
        "run_kmeans",
        "right",
        "Recursion, returning a list of costs turned into an array at the end.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    def go(mu, costs, left):
        labels = km.assign_points(X, mu)
        first = km.compute_cost(X, labels, mu)
        mu = km.move_centroids(X, labels, mu)
        second = km.compute_cost(X, labels, mu)
        still = bool(costs) and np.isclose(costs[-1], second, rtol=1e-9, atol=0)
        costs = costs + [first, second]
        if still or left == 1:
            return labels, mu, np.array(costs)
        return go(mu, costs, left - 1)

    return go(np.array(centroids, dtype=float), [], max_iterations)
""",
    ),
    (
        "run_kmeans",
        "right",
        "Costs written into a prepared array that is cut at the end.",
        """\
import numpy as np
import kmcourse as km


def run_kmeans(X, centroids, max_iterations=100):
    X = np.asarray(X, dtype=float)
    centres = np.array(centroids, dtype=float)
    costs = np.full((max_iterations, 2), np.nan)
    for t in range(max_iterations):
        labels = km.assign_points(X, centres)
        costs[t, 0] = km.compute_cost(X, labels, centres)
        centres = km.move_centroids(X, labels, centres)
        costs[t, 1] = km.compute_cost(X, labels, centres)
        if t and not costs[t, 1] < costs[t - 1, 1] * (1 - 1e-9):
            break
    return labels, centres, costs[: t + 1].ravel()
""",
    ),
    (
        "diagnose_costs",
        "L04",
        "Absolute tolerance of 0.001 decides flat and rising, whatever the unit of J.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    eps = 1e-3
    for a, b in zip(costs[:-1], costs[1:]):
        if b - a > eps + tolerance:
            return "rising"
    if abs(costs[-1] - costs[-2]) <= eps + tolerance:
        return "flat"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Looks only at the last two costs; an earlier rise is missed.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    a, b = costs[-2], costs[-1]
    if b > a * (1 + 1e-9) + tolerance:
        return "rising"
    if b >= a * (1 - 1e-9) - tolerance:
        return "flat"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Compares the last cost with the first.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    first, last = float(costs[0]), float(costs[-1])
    if last > first * (1 + 1e-9) + tolerance:
        return "rising"
    if abs(last - first) <= 1e-9 * first + tolerance:
        return "flat"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Flat is tested before rising.",
        """\
import numpy as np


def diagnose_costs(costs, tolerance=0.0):
    c = np.asarray(costs, dtype=float)
    slack = 1e-9 * c[:-1] + tolerance
    steps = np.diff(c)
    if abs(steps[-1]) <= slack[-1]:
        return "flat"
    if (steps > slack).any():
        return "rising"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Any two equal neighbours count as flat, not only the last two.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    pairs = list(zip(costs, costs[1:]))
    if any(b > a * (1 + 1e-9) + tolerance for a, b in pairs):
        return "rising"
    if any(b >= a * (1 - 1e-9) - tolerance for a, b in pairs):
        return "flat"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Rising only if every step rises.",
        """\
import numpy as np


def diagnose_costs(costs, tolerance=0.0):
    c = np.asarray(costs, dtype=float)
    up = c[1:] > c[:-1] * (1 + 1e-9) + tolerance
    if up.all():
        return "rising"
    if c[-1] >= c[-2] * (1 - 1e-9) - tolerance:
        return "flat"
    return "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "Exact comparison: rounding noise counts as a rise and the tolerance is ignored.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    for i in range(1, len(costs)):
        if costs[i] > costs[i - 1]:
            return "rising"
    return "flat" if costs[-1] == costs[-2] else "falling"
""",
    ),
    (
        "diagnose_costs",
        "unlisted",
        "return in the first turn of the loop: only the first two costs count.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    for i in range(1, len(costs)):
        slack = 1e-9 * costs[i - 1] + tolerance
        if costs[i] > costs[i - 1] + slack:
            return "rising"
        elif costs[i] >= costs[i - 1] - slack:
            return "flat"
        else:
            return "falling"
""",
    ),
    (
        "diagnose_costs",
        "right",
        "Vectorised with numpy.",
        """\
import numpy as np


def diagnose_costs(costs, tolerance=0.0):
    c = np.asarray(costs, dtype=float)
    slack = 1e-9 * c[:-1] + tolerance
    step = c[1:] - c[:-1]
    if np.any(step > slack):
        return "rising"
    return "falling" if step[-1] < -slack[-1] else "flat"
""",
    ),
    (
        "diagnose_costs",
        "right",
        "An iterator that remembers the last verdict.",
        """\
def diagnose_costs(costs, tolerance=0.0):
    stream = iter(costs)
    before = float(next(stream))
    verdict = "flat"
    for now in map(float, stream):
        room = before * 1e-9 + tolerance
        if now > before + room:
            return "rising"
        verdict = "flat" if now >= before - room else "falling"
        before = now
    return verdict
""",
    ),
    (
        "assigned_centroid",
        "A02",
        "Takes the label to be counted from 1: reads row label - 1.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    return np.asarray(centroids, dtype=float)[labels[i] - 1]
""",
    ),
    (
        "assigned_centroid",
        "A03",
        "Turns the labels into floats first, which cannot be an index.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    labels = np.array(labels, dtype=float)
    return np.asarray(centroids, dtype=float)[labels[i]]
""",
    ),
    (
        "assigned_centroid",
        "unlisted",
        "Uses i as the row of the centroids and ignores the labels.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    return np.asarray(centroids, dtype=float)[i % len(centroids)]
""",
    ),
    (
        "assigned_centroid",
        "unlisted",
        "Returns the label instead of the centroid.",
        """\
def assigned_centroid(labels, centroids, i):
    return labels[i]
""",
    ),
    (
        "assigned_centroid",
        "unlisted",
        "Reads a column instead of a row.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    return np.asarray(centroids, dtype=float)[:, labels[i]]
""",
    ),
    (
        "assigned_centroid",
        "unlisted",
        "Counts the points from 1.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    c = labels[i - 1]
    return np.asarray(centroids, dtype=float)[c]
""",
    ),
    (
        "assigned_centroid",
        "unlisted",
        "Returns the centroids of all the points and forgets to pick the i-th.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    return np.asarray(centroids, dtype=float)[np.asarray(labels)]
""",
    ),
    (
        "assigned_centroid",
        "right",
        "One-hot row times the matrix.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    mu = np.asarray(centroids, dtype=float)
    pick = np.zeros(len(mu))
    pick[labels[i]] = 1.0
    return pick @ mu
""",
    ),
    (
        "assigned_centroid",
        "right",
        "All rows are looked up and the i-th is taken.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    everything = np.array(centroids, dtype=float)[np.array(labels)]
    return everything[i]
""",
    ),
    (
        "assigned_centroid",
        "right",
        "Loop through the centroids until the index fits.",
        """\
import numpy as np


def assigned_centroid(labels, centroids, i):
    for k, mu in enumerate(centroids):
        if k == labels[i]:
            return np.array(mu, dtype=float)
    raise ValueError("no such centroid")
""",
    ),
    (
        "initialize_centroids",
        "L15",
        "rng.choice over the rows, with replacement by default.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    if K > len(X):
        raise ValueError("K is more than the number of examples")
    return X[rng.choice(len(X), K)]
""",
    ),
    (
        "initialize_centroids",
        "L15",
        "K separate draws with rng.integers.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    m = len(X)
    if K > m:
        raise ValueError(f"K is {K} but X has {m} rows")
    start = []
    for _ in range(K):
        start.append(X[rng.integers(0, m)])
    return np.array(start)
""",
    ),
    (
        "initialize_centroids",
        "L15",
        "Multiplies rng.random by m for each row; the same row can come twice.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.array(X, float)
    if K > X.shape[0]:
        raise ValueError("too many centroids")
    rows = (rng.random(K) * X.shape[0]).astype(int)
    return X[rows, :]
""",
    ),
    (
        "initialize_centroids",
        "A24",
        "Shuffles X in place and takes the first K rows.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    if K > len(X):
        raise ValueError("K is more than the number of examples")
    rng.shuffle(X)
    return np.array(X[:K], dtype=float)
""",
    ),
    (
        "initialize_centroids",
        "unlisted",
        "Always the first K rows; rng is not used.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    if K > len(X):
        raise ValueError("K is more than the number of examples")
    return np.array(X[:K], dtype=float)
""",
    ),
    (
        "initialize_centroids",
        "unlisted",
        "Random places in the bounding box, not examples.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    if K > len(X):
        raise ValueError("K is more than the number of examples")
    return rng.uniform(X.min(axis=0), X.max(axis=0), size=(K, X.shape[1]))
""",
    ),
    (
        "initialize_centroids",
        "unlisted",
        "Makes its own generator with seed 0 instead of using rng.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    rng = np.random.default_rng(0)
    return X[rng.choice(len(X), size=K, replace=False)]
""",
    ),
    (
        "initialize_centroids",
        "unlisted",
        "Returns the row numbers, not the rows.",
        """\
def initialize_centroids(X, K, rng):
    return rng.choice(len(X), size=K, replace=False)
""",
    ),
    (
        "initialize_centroids",
        "unlisted",
        "K > m is no error: fewer rows come back.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    return X[rng.permutation(len(X))[:K]]
""",
    ),
    (
        "initialize_centroids",
        "right",
        "A set of row numbers, drawn until it is full.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    if K > len(X):
        raise ValueError(f"K is {K} but X has only {len(X)} rows")
    chosen = set()
    while len(chosen) < K:
        chosen.add(int(rng.integers(len(X))))
    return X[sorted(chosen)]
""",
    ),
    (
        "initialize_centroids",
        "right",
        "argsort of random keys.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    X = np.asarray(X, dtype=float)
    m = X.shape[0]
    if K > m:
        raise ValueError("K must not be more than the number of examples")
    return X[np.argsort(rng.random(m))[:K]].copy()
""",
    ),
    (
        "initialize_centroids",
        "right",
        "Draws from a list of what is left and pops.",
        """\
import numpy as np


def initialize_centroids(X, K, rng):
    left = [np.array(x, dtype=float) for x in X]
    if K > len(left):
        raise ValueError("not enough examples")
    return np.array([left.pop(int(rng.integers(len(left)))) for _ in range(K)])
""",
    ),
    (
        "best_run",
        "L07",
        "Draws one start before the loop; every restart begins there.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    start = km.initialize_centroids(X, K, rng)
    best = None
    for _ in range(n_starts):
        labels, centroids, costs = km.run_kmeans(X, start)
        if best is None or costs[-1] < best[2]:
            best = (labels, centroids, float(costs[-1]))
    return best
""",
    ),
    (
        "best_run",
        "L07",
        "Each restart continues from the centroids of the one before.",
        """\
import numpy as np
import kmcourse as km


def best_run(X, K, n_starts, rng):
    mu = km.initialize_centroids(X, K, rng)
    best_cost = np.inf
    for _ in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, mu)
        if costs[-1] < best_cost:
            best_cost = float(costs[-1])
            best_labels, best_mu = labels, mu
    return best_labels, best_mu, best_cost
""",
    ),
    (
        "best_run",
        "L08",
        "Keeps the last restart.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    for _ in range(n_starts):
        labels, centroids, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
    return labels, centroids, float(costs[-1])
""",
    ),
    (
        "best_run",
        "L08",
        "Averages the centroids of the restarts.",
        """\
import numpy as np
import kmcourse as km


def best_run(X, K, n_starts, rng):
    found = []
    for _ in range(n_starts):
        _, mu, _ = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        found.append(mu)
    centroids = np.mean(found, axis=0)
    labels = km.assign_points(X, centroids)
    return labels, centroids, km.compute_cost(X, labels, centroids)
""",
    ),
    (
        "best_run",
        "L08",
        "The best cost is set to the current one in every turn, so the last run is returned.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    best = None
    for _ in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        cost = float(costs[-1])
        if best is None or cost < float("inf"):
            best = labels, mu, cost
    return best
""",
    ),
    (
        "best_run",
        "L15",
        "The start rows are drawn with replacement.",
        """\
import numpy as np
import kmcourse as km


def best_run(X, K, n_starts, rng):
    X = np.asarray(X, dtype=float)
    runs = []
    for _ in range(n_starts):
        start = X[rng.integers(0, len(X), size=K)]
        labels, mu, costs = km.run_kmeans(X, start)
        runs.append((float(costs[-1]), labels, mu))
    cost, labels, mu = min(runs, key=lambda r: r[0])
    return labels, mu, cost
""",
    ),
    (
        "best_run",
        "unlisted",
        "Keeps the run with the highest J.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    best_cost = -1.0
    for _ in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        if costs[-1] > best_cost:
            best_cost, best_labels, best_mu = float(costs[-1]), labels, mu
    return best_labels, best_mu, best_cost
""",
    ),
    (
        "best_run",
        "unlisted",
        "Lowest cost kept, but labels and centroids are those of the last run.",
        """\
import numpy as np
import kmcourse as km


def best_run(X, K, n_starts, rng):
    lowest = np.inf
    for _ in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        lowest = min(lowest, float(costs[-1]))
    return labels, mu, lowest
""",
    ),
    (
        "best_run",
        "unlisted",
        "n_starts is ignored: a single run.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
    return labels, mu, float(costs[-1])
""",
    ),
    (
        "best_run",
        "unlisted",
        "Compares the runs by their first J, not their last.",
        """\
import numpy as np
import kmcourse as km


def best_run(X, K, n_starts, rng):
    first = np.inf
    for _ in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        if costs[0] < first:
            first = costs[0]
            best = labels, mu, float(costs[-1])
    return best
""",
    ),
    (
        "best_run",
        "unlisted",
        "Returns the whole list of costs of the best run instead of its last J.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    runs = [km.run_kmeans(X, km.initialize_centroids(X, K, rng)) for _ in range(n_starts)]
    labels, mu, costs = min(runs, key=lambda run: run[2][-1])
    return labels, mu, costs
""",
    ),
    (
        "best_run",
        "right",
        "min over a generator with a key.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    runs = (tuple(km.run_kmeans(X, km.initialize_centroids(X, K, rng))) for _ in range(n_starts))
    labels, centroids, costs = min(runs, key=lambda run: run[2][-1])
    return labels, centroids, float(costs[-1])
""",
    ),
    (
        "best_run",
        "right",
        "Sorts all the runs by cost and takes the first.",
        """\
import kmcourse as km


def best_run(X, K, n_starts, rng):
    tried = []
    for number in range(n_starts):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        tried.append((float(costs[-1]), number, labels, mu))
    tried.sort(key=lambda t: t[:2])
    cost, _, labels, mu = tried[0]
    return labels, mu, cost
""",
    ),
    (
        "best_run",
        "right",
        "functools.reduce keeps the better of two runs.",
        """\
from functools import reduce

import kmcourse as km


def best_run(X, K, n_starts, rng):
    def one(_):
        labels, mu, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        return labels, mu, float(costs[-1])

    return reduce(lambda a, b: b if b[2] < a[2] else a, map(one, range(n_starts)))
""",
    ),
]
