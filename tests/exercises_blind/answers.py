"""Wrong answers written from a catalogue's sentences, by somebody who has not seen the known mistakes.

They measure how often a wrong answer is recognised. The belief of each is the catalogue's sentence in other words, and
the source is what a learner who holds it might write; apart from that belief the answer is right. Two groups stand at
the end: "right:" answers are correct in an unusual style, and are to be accepted; "unlisted:" answers are wrong in a
way the catalogue does not have, and are to be refused, but under no name that is not true of them.
"""

from typing import NamedTuple


class Blind(NamedTuple):
    """One answer: the exercise it answers, what its writer believes, and the whole function."""

    exercise: str
    belief: str
    source: str


COST = (
    Blind(
        "compute_cost",
        "adds the squares up and never averages, in a loop",
        """
def compute_cost(X, labels, centroids):
    J = 0
    for i in range(len(X)):
        mu = centroids[labels[i]]
        J += np.sum((X[i] - mu) ** 2)
    return float(J)
""",
    ),
    Blind(
        "compute_cost",
        "returns the sum of squares as a library would",
        """
def compute_cost(X, labels, centroids):
    # pick the right centroid for every row
    assigned = centroids[labels]
    inertia = ((X - assigned) ** 2).sum()
    return inertia
""",
    ),
    Blind(
        "compute_cost",
        "takes the mean of the distances without squaring them, with norm",
        """
def compute_cost(X, labels, centroids):
    return np.mean(np.linalg.norm(X - centroids[labels], axis=1))
""",
    ),
    Blind(
        "compute_cost",
        "averages Pythagoras distances, root taken for every point",
        """
def compute_cost(X, labels, centroids):
    import math

    m, n = X.shape
    total = 0.0
    for i in range(m):
        c = centroids[labels[i]]
        s = 0.0
        for j in range(n):
            s = s + (X[i, j] - c[j]) ** 2
        dist = math.sqrt(s)   # distance between the point and its centroid
        total = total + dist
    return total / m
""",
    ),
    Blind(
        "compute_cost",
        "takes the root of the finished average",
        """
def compute_cost(X, labels, centroids):
    m = X.shape[0]
    diff = X - centroids[labels]
    J = np.sqrt(np.sum(diff * diff) / m)
    return J
""",
    ),
    Blind(
        "compute_cost",
        "root mean square, as for an error in a regression",
        """
def compute_cost(X, labels, centroids):
    squares = []
    for x, k in zip(X, labels):
        squares.append(sum((x - centroids[k]) ** 2))
    rmse = (sum(squares) / len(squares)) ** 0.5
    return float(rmse)
""",
    ),
    Blind(
        "compute_cost",
        "divides by the number of clusters",
        """
def compute_cost(X, labels, centroids):
    K = len(centroids)
    J = 0.0
    for k in range(K):
        pts = X[labels == k]
        J += ((pts - centroids[k]) ** 2).sum()
    return J / K
""",
    ),
    Blind(
        "compute_cost",
        "divides by the number of features",
        """
def compute_cost(X, labels, centroids):
    m = X.shape[1]
    total = 0.0
    for i, x in enumerate(X):
        d = x - centroids[labels[i]]
        total += d @ d
    return float(total / m)
""",
    ),
    Blind(
        "compute_cost",
        "lets mean average over every entry of the table",
        """
def compute_cost(X, labels, centroids):
    return float(np.mean((X - centroids[labels]) ** 2))
""",
    ),
    Blind(
        "compute_cost",
        "divides by points times features after nested loops",
        """
def compute_cost(X, labels, centroids):
    err = 0
    count = 0
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            err += (X[i][j] - centroids[labels[i]][j]) ** 2
            count += 1
    return err / count
""",
    ),
    Blind(
        "compute_cost",
        "divides by twice the number of points, as in linear regression",
        """
def compute_cost(X, labels, centroids):
    m = len(X)
    err = X - centroids[labels]
    J = 1 / (2 * m) * np.sum(err ** 2)
    return J
""",
    ),
    Blind(
        "compute_cost",
        "keeps the one half of least squares",
        """
def compute_cost(X, labels, centroids):
    r = X - centroids[labels]
    per_point = np.einsum("ij,ij->i", r, r)
    return float(0.5 * per_point.mean())
""",
    ),
    Blind(
        "compute_cost",
        "measures to the nearest centroid whatever the label says, in loops",
        """
def compute_cost(X, labels, centroids):
    total = 0
    for x in X:
        best = None
        for mu in centroids:
            d = np.sum((x - mu) ** 2)
            if best is None or d < best:
                best = d
        total += best
    return float(total / len(X))
""",
    ),
    Blind(
        "compute_cost",
        "takes the smallest of all the squared distances, never reads the labels",
        """
def compute_cost(X, labels, centroids):
    dists = ((X[:, np.newaxis, :] - centroids[np.newaxis, :, :]) ** 2).sum(axis=2)
    return dists.min(axis=1).mean()
""",
    ),
    Blind(
        "compute_cost",
        "adds the distances to all the centroids for every point",
        """
def compute_cost(X, labels, centroids):
    m = len(X)
    K = len(centroids)
    J = 0
    for i in range(m):
        for k in range(K):
            J += np.linalg.norm(X[i] - centroids[k]) ** 2
    J = J / m
    return J
""",
    ),
    Blind(
        "compute_cost",
        "averages over every pair of a point and a centroid",
        """
def compute_cost(X, labels, centroids):
    all_d = [np.sum((x - mu) ** 2) for x in X for mu in centroids]
    return float(np.mean(all_d))
""",
    ),
    Blind(
        "compute_cost",
        "measures to the mean of all the data",
        """
def compute_cost(X, labels, centroids):
    mu = X.mean(axis=0)
    cost = 0.0
    for i in range(len(X)):
        cost += np.sum((X[i] - mu) ** 2)
    return cost / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "averages inside each cluster and then over the clusters",
        """
def compute_cost(X, labels, centroids):
    per_cluster = [
        np.mean(np.sum((X[labels == k] - centroids[k]) ** 2, axis=1))
        for k in range(len(centroids))
        if np.any(labels == k)
    ]
    return float(np.mean(per_cluster))
""",
    ),
    Blind(
        "compute_cost",
        "every cluster's average weighs the same, collected in dictionaries",
        """
def compute_cost(X, labels, centroids):
    sums = {}
    counts = {}
    for i in range(len(X)):
        k = int(labels[i])
        sums[k] = sums.get(k, 0.0) + ((X[i] - centroids[k]) ** 2).sum()
        counts[k] = counts.get(k, 0) + 1
    J = 0.0
    for k in sums:
        J += sums[k] / counts[k]
    return J / len(sums)
""",
    ),
    Blind(
        "compute_cost",
        "computes the means itself and ignores the centroids it is given",
        """
def compute_cost(X, labels, centroids):
    m = X.shape[0]
    J = 0.0
    for k in np.unique(labels):
        members = X[labels == k]
        mu = members.mean(axis=0)
        J += np.sum((members - mu) ** 2)
    return float(J / m)
""",
    ),
    Blind(
        "compute_cost",
        "first moves the centroids to their points, then measures",
        """
def compute_cost(X, labels, centroids):
    mu = np.array(centroids, dtype=float)
    # update the centroids so the cost is correct
    for k in range(len(mu)):
        if (labels == k).sum() > 0:
            mu[k] = X[labels == k].mean(axis=0)
    return np.sum((X - mu[labels]) ** 2) / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "adds the differences first and squares the total, in loops",
        """
def compute_cost(X, labels, centroids):
    m, n = X.shape
    J = 0
    for i in range(m):
        diff = 0
        for j in range(n):
            diff += X[i, j] - centroids[labels[i], j]
        J += diff ** 2
    return J / m
""",
    ),
    Blind(
        "compute_cost",
        "sum of a row's differences, squared, in one line",
        """
def compute_cost(X, labels, centroids):
    return float((np.sum(X - centroids[labels], axis=1) ** 2).mean())
""",
    ),
    Blind(
        "compute_cost",
        "squares the sum of the absolute differences",
        """
def compute_cost(X, labels, centroids):
    def dist(a, b):
        return np.abs(a - b).sum()

    total = sum(dist(x, centroids[c]) ** 2 for x, c in zip(X, labels))
    return float(total) / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "makes the labels a column, so every point meets every label",
        """
def compute_cost(X, labels, centroids):
    m = len(X)
    c = labels.reshape(m, 1)
    diff = X - centroids[c]
    # print(diff.shape)
    return float(np.sum(diff ** 2) / m)
""",
    ),
    Blind(
        "compute_cost",
        "labels as a column vector inside the norm",
        """
def compute_cost(X, labels, centroids):
    idx = labels[:, None]
    return np.linalg.norm(X - centroids[idx]) ** 2 / X.shape[0]
""",
    ),
    Blind(
        "compute_cost",
        "divides the norm of the whole difference table by m, unsquared",
        """
def compute_cost(X, labels, centroids):
    m = X.shape[0]
    J = (1 / m) * np.linalg.norm(X - centroids[labels])
    return J
""",
    ),
    Blind(
        "compute_cost",
        "takes one root of the whole sum and divides that by the number of points",
        """
def compute_cost(X, labels, centroids):
    acc = 0.0
    i = 0
    while i < len(X):
        delta = X[i] - centroids[labels[i]]
        acc += np.dot(delta, delta)
        i += 1
    return float(acc ** 0.5 / len(X))
""",
    ),
    Blind(
        "compute_cost",
        "subtracts the squared lengths instead of squaring the difference",
        """
def compute_cost(X, labels, centroids):
    J = 0
    for i in range(len(X)):
        J += np.sum(X[i] ** 2 - centroids[labels[i]] ** 2)
    return float(J / len(X))
""",
    ),
    Blind(
        "compute_cost",
        "the centroid of an earlier loop is left over, so every point meets the last one",
        """
def compute_cost(X, labels, centroids):
    for k in range(len(centroids)):
        mu = centroids[k]
    total = 0
    for i in range(len(X)):
        total += np.sum((X[i] - mu) ** 2)
    return total / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "uses the loop variable after its loop, which is the last row",
        """
def compute_cost(X, labels, centroids):
    counts = []
    for k, center in enumerate(centroids):
        counts.append(np.sum(labels == k))
    print("points per cluster:", counts)
    sq = [((x - centroids[k]) ** 2).sum() for x in X]
    return float(sum(sq) / sum(counts))
""",
    ),
    Blind(
        "compute_cost",
        "measures the first feature only",
        """
def compute_cost(X, labels, centroids):
    cost = 0.0
    for i in range(len(X)):
        cost += (X[i][0] - centroids[labels[i]][0]) ** 2
    return cost / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "stops one example short",
        """
def compute_cost(X, labels, centroids):
    m = X.shape[0]
    J = 0.0
    for i in range(0, m - 1):
        J = J + np.sum(np.square(X[i] - centroids[labels[i]]))
    J = J / m
    return float(J)
""",
    ),
    Blind(
        "compute_cost",
        "the last example is cut off by a slice",
        """
def compute_cost(X, labels, centroids):
    m = len(X)
    # indices go to m-1 so slice up to -1
    d = X[:-1] - centroids[labels[:-1]]
    return np.sum(d ** 2) / m
""",
    ),
    Blind(
        "compute_cost",
        "turns the cost into a whole number",
        """
def compute_cost(X, labels, centroids):
    distortion = ((X - centroids[labels]) ** 2).sum(axis=1).mean()
    return int(distortion)
""",
    ),
    Blind(
        "compute_cost",
        "divides with // so the decimals are gone",
        """
def compute_cost(X, labels, centroids):
    total = 0
    for point, lab in zip(X, labels):
        for a, b in zip(point, centroids[lab]):
            total += (a - b) ** 2
    return float(total // len(X))
""",
    ),
)

ASSIGN = (
    Blind(
        "assign_points",
        "takes the largest distance, with argmax",
        """
def assign_points(X, centroids):
    d = np.linalg.norm(X[:, None] - centroids, axis=2)
    return np.argmax(d, axis=1)
""",
    ),
    Blind(
        "assign_points",
        "the comparison is the wrong way round, so the farthest wins",
        """
def assign_points(X, centroids):
    labels = []
    for x in X:
        best_d = -1
        best_k = 0
        for k in range(len(centroids)):
            d = np.sum((x - centroids[k]) ** 2)
            if d > best_d:
                best_d = d
                best_k = k
        labels.append(best_k)
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "counts the clusters from 1, adding one at the end",
        """
def assign_points(X, centroids):
    m = X.shape[0]
    idx = np.zeros(m, dtype=int)
    for i in range(m):
        idx[i] = np.argmin(((centroids - X[i]) ** 2).sum(axis=1)) + 1   # clusters are 1..K
    return idx
""",
    ),
    Blind(
        "assign_points",
        "starts enumerate at 1, like the formula",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        smallest = float("inf")
        for k, mu in enumerate(centroids, start=1):
            dist = np.linalg.norm(x - mu)
            if dist < smallest:
                smallest = dist
                labels[i] = k
    return labels
""",
    ),
    Blind(
        "assign_points",
        "zeros without a type, so the labels are floats",
        """
def assign_points(X, centroids):
    m = len(X)
    labels = np.zeros(m)
    for i in range(m):
        labels[i] = np.argmin(np.sum((X[i] - centroids) ** 2, axis=1))
    return labels
""",
    ),
    Blind(
        "assign_points",
        "fills an array of minus one point nought with the labels",
        """
def assign_points(X, centroids):
    c = np.ones(X.shape[0]) * -1.0
    K = centroids.shape[0]
    for i in range(X.shape[0]):
        distances = [np.linalg.norm(X[i] - centroids[k]) for k in range(K)]
        c[i] = distances.index(min(distances))
    return c
""",
    ),
    Blind(
        "assign_points",
        "makes the labels a column, as in an Octave translation",
        """
def assign_points(X, centroids):
    K = centroids.shape[0]
    idx = np.zeros((X.shape[0], 1), dtype=int)
    for i in range(X.shape[0]):
        min_dist = np.inf
        for j in range(K):
            diff = X[i, :] - centroids[j, :]
            dist = diff.dot(diff)
            if dist < min_dist:
                min_dist = dist
                idx[i] = j
    return idx
""",
    ),
    Blind(
        "assign_points",
        "keeps the second dimension of the labels",
        """
def assign_points(X, centroids):
    sq = ((X[:, None, :] - centroids[None, :, :]) ** 2).sum(-1)
    return sq.argmin(axis=1).reshape(-1, 1)
""",
    ),
    Blind(
        "assign_points",
        "makes the labels as large as X and writes a whole row for a point",
        """
def assign_points(X, centroids):
    labels = np.zeros(X.shape, dtype=int)
    for i in range(len(X)):
        d = [np.sum((X[i] - mu) ** 2) for mu in centroids]
        labels[i] = np.argmin(d)
    return labels
""",
    ),
    Blind(
        "assign_points",
        "compares the first feature only, in loops",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        best = 0
        for k in range(1, len(centroids)):
            if (X[i, 0] - centroids[k, 0]) ** 2 < (X[i, 0] - centroids[best, 0]) ** 2:
                best = k
        labels[i] = best
    return labels
""",
    ),
    Blind(
        "assign_points",
        "looks at column 0 and forgets the others",
        """
def assign_points(X, centroids):
    gap = np.abs(X[:, :1] - centroids[:, 0])
    return gap.argmin(axis=1)
""",
    ),
    Blind(
        "assign_points",
        "writes exactly two features out",
        """
def assign_points(X, centroids):
    out = []
    for p in X:
        ds = []
        for c in centroids:
            ds.append((p[0] - c[0]) ** 2 + (p[1] - c[1]) ** 2)
        out.append(int(np.argmin(ds)))
    return np.array(out)
""",
    ),
    Blind(
        "assign_points",
        "hypotenuse of x and y, so a third feature is not seen",
        """
def assign_points(X, centroids):
    dx = X[:, 0][:, None] - centroids[:, 0]
    dy = X[:, 1][:, None] - centroids[:, 1]
    return np.hypot(dx, dy).argmin(axis=1)
""",
    ),
    Blind(
        "assign_points",
        "adds the differences and then squares, in loops",
        """
def assign_points(X, centroids):
    m, n = X.shape
    labels = np.zeros(m, dtype=int)
    for i in range(m):
        smallest = np.inf
        for k in range(len(centroids)):
            s = 0
            for j in range(n):
                s += X[i, j] - centroids[k, j]
            d = s ** 2
            if d < smallest:
                smallest = d
                labels[i] = k
    return labels
""",
    ),
    Blind(
        "assign_points",
        "the square stands outside the sum",
        """
def assign_points(X, centroids):
    dist = np.sum(X[:, None, :] - centroids[None, :, :], axis=2) ** 2
    return np.argmin(dist, axis=1)
""",
    ),
    Blind(
        "assign_points",
        "sums the signed differences without any square",
        """
def assign_points(X, centroids):
    K = len(centroids)
    labels = []
    for x in X:
        distance = np.array([np.sum(x - centroids[k]) for k in range(K)])
        labels.append(distance.argmin())
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "measures along the streets: absolute differences",
        """
def assign_points(X, centroids):
    labels = np.empty(len(X), dtype=int)
    for i, x in enumerate(X):
        labels[i] = np.abs(centroids - x).sum(axis=1).argmin()
    return labels
""",
    ),
    Blind(
        "assign_points",
        "measures by the largest difference of any feature",
        """
def assign_points(X, centroids):
    def dist(a, b):
        return max(abs(a - b))

    return np.array([min(range(len(centroids)), key=lambda k: dist(x, centroids[k])) for x in X])
""",
    ),
    Blind(
        "assign_points",
        "takes the dot product as similarity, largest wins",
        """
def assign_points(X, centroids):
    similarity = X @ centroids.T
    return np.argmax(similarity, axis=1)
""",
    ),
    Blind(
        "assign_points",
        "multiplies point and centroid and keeps the best score",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        best_score = None
        for k in range(len(centroids)):
            score = sum(a * b for a, b in zip(X[i], centroids[k]))
            if best_score is None or score > best_score:
                best_score = score
                labels[i] = k
    return labels
""",
    ),
    Blind(
        "assign_points",
        "gives norm two vectors instead of their difference",
        """
def assign_points(X, centroids):
    m = X.shape[0]
    labels = np.zeros(m, dtype=int)
    for i in range(m):
        dist = []
        for j in range(centroids.shape[0]):
            dist.append(np.linalg.norm(X[i], centroids[j]))
        labels[i] = np.argmin(dist)
    return labels
""",
    ),
    Blind(
        "assign_points",
        "one norm for all the centroids together, then argmin of that number",
        """
def assign_points(X, centroids):
    idx = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        distance = np.linalg.norm(X[i] - centroids)
        idx[i] = np.argmin(distance)
    return idx
""",
    ),
    Blind(
        "assign_points",
        "makes the list of distances anew for every centroid, so it has one entry",
        """
def assign_points(X, centroids):
    labels = []
    for i in range(len(X)):
        for k in range(len(centroids)):
            distances = []
            distances.append(np.sum((X[i] - centroids[k]) ** 2))
        labels.append(np.argmin(distances))
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "compares after the loop over the centroids instead of inside",
        """
def assign_points(X, centroids):
    K = centroids.shape[0]
    idx = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        min_d = float('inf')
        for k in range(K):
            d = np.linalg.norm(X[i] - centroids[k])
        if d < min_d:
            min_d = d
            idx[i] = k
    return idx
""",
    ),
    Blind(
        "assign_points",
        "the if is indented one level too little, in a while loop",
        """
def assign_points(X, centroids):
    result = []
    for x in X:
        nearest = 0
        nearest_sq = np.inf
        k = -1
        while k < len(centroids) - 1:
            k += 1
            sq = ((x - centroids[k]) ** 2).sum()
        if sq < nearest_sq:
            nearest_sq = sq
            nearest = k
        result.append(nearest)
    return np.array(result, dtype=int)
""",
    ),
    Blind(
        "assign_points",
        "argmin runs down the points instead of across the centroids",
        """
def assign_points(X, centroids):
    d = ((X[:, np.newaxis] - centroids) ** 2).sum(axis=2)   # shape (m, K)
    return np.argmin(d, axis=0)
""",
    ),
    Blind(
        "assign_points",
        "one row of distances a centroid, and the minimum of each row",
        """
def assign_points(X, centroids):
    D = np.array([np.linalg.norm(X - mu, axis=1) for mu in centroids])
    labels = D.argmin(axis=1)
    return labels
""",
    ),
    Blind(
        "assign_points",
        "starts the smallest distance at 999",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        smallest = 999
        for k in range(len(centroids)):
            d = np.sum((X[i] - centroids[k]) ** 2)
            if d < smallest:
                smallest = d
                labels[i] = k
    return labels
""",
    ),
    Blind(
        "assign_points",
        "thinks that no squared distance is above a hundred thousand",
        """
def assign_points(X, centroids):
    labels = []
    for x in X:
        best, who = 10**5, 0   # a big number
        for k, mu in enumerate(centroids):
            diff = x - mu
            if np.dot(diff, diff) < best:
                best, who = np.dot(diff, diff), k
        labels.append(who)
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "there are always three clusters, in a loop",
        """
def assign_points(X, centroids):
    K = 3
    idx = np.zeros(X.shape[0], dtype=int)
    for i in range(X.shape[0]):
        dist = np.zeros(K)
        for k in range(K):
            dist[k] = np.linalg.norm(X[i] - centroids[k])
        idx[i] = np.argmin(dist)
    return idx
""",
    ),
    Blind(
        "assign_points",
        "writes three distances out",
        """
def assign_points(X, centroids):
    labels = []
    for x in X:
        d0 = ((x - centroids[0]) ** 2).sum()
        d1 = ((x - centroids[1]) ** 2).sum()
        d2 = ((x - centroids[2]) ** 2).sum()
        if d0 <= d1 and d0 <= d2:
            labels.append(0)
        elif d1 <= d2:
            labels.append(1)
        else:
            labels.append(2)
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "reads the number of clusters off the columns of X",
        """
def assign_points(X, centroids):
    m = X.shape[0]
    K = X.shape[1]
    labels = np.zeros(m, dtype=int)
    for i in range(m):
        distances = [np.linalg.norm(X[i] - centroids[k]) for k in range(K)]
        labels[i] = np.argmin(distances)
    return labels
""",
    ),
    Blind(
        "assign_points",
        "returns the smallest distance, with min",
        """
def assign_points(X, centroids):
    d = np.linalg.norm(X[:, None] - centroids, axis=2)
    return d.min(axis=1)
""",
    ),
    Blind(
        "assign_points",
        "keeps the best squared distance and forgets whose it was",
        """
def assign_points(X, centroids):
    closest = []
    for x in X:
        m = np.inf
        for mu in centroids:
            d = np.sum((x - mu) ** 2)
            if d < m:
                m = d
        closest.append(m)
    return np.array(closest)
""",
    ),
    Blind(
        "assign_points",
        "leaves the pixels bytes while it subtracts and converts too late",
        """
def assign_points(X, centroids):
    if X.dtype == np.uint8:
        centroids = centroids.astype(np.uint8)   # both the same type
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        diff = X[i] - centroids
        labels[i] = np.argmin((diff.astype(float) ** 2).sum(axis=1))
    return labels
""",
    ),
    Blind(
        "assign_points",
        "puts 0 where a distance is not a finite number",
        """
def assign_points(X, centroids):
    dist = np.zeros((len(X), len(centroids)))
    for k in range(len(centroids)):
        dist[:, k] = ((X - centroids[k]) ** 2).sum(axis=1)
    # get rid of the warnings
    dist = np.nan_to_num(dist, nan=0.0, posinf=0.0)
    return dist.argmin(axis=1)
""",
    ),
    Blind(
        "assign_points",
        "multiplies the square out, which loses its digits far from the origin",
        """
def assign_points(X, centroids):
    xx = np.sum(X ** 2, axis=1)[:, None]
    mm = np.sum(centroids ** 2, axis=1)[None, :]
    d = xx - 2 * X @ centroids.T + mm
    return np.argmin(d, axis=1)
""",
    ),
    Blind(
        "assign_points",
        "shifts points and centroids towards zero in place, in the caller's arrays",
        """
def assign_points(X, centroids):
    corner = np.floor(X.min(axis=0)).astype(int)
    X -= corner
    centroids -= corner
    labels = [int(np.argmin(np.linalg.norm(centroids - x, axis=1))) for x in X]
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "paints every point with its centroid in the caller's array",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        k = np.argmin(np.sum((X[i] - centroids) ** 2, axis=1))
        labels[i] = k
        X[i] = centroids[k]   # compress
    return labels
""",
    ),
)

MOVE = (
    Blind(
        "move_centroids",
        "one mean over all the numbers of a cluster",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(centroids)):
        pts = X[labels == k]
        if len(pts) > 0:
            new[k] = np.mean(pts)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "no axis, and the one number repeated for every feature",
        """
def move_centroids(X, labels, centroids):
    K, n = centroids.shape
    rows = []
    for k in range(K):
        if np.any(labels == k):
            rows.append(np.ones(n) * X[labels == k].mean())
        else:
            rows.append(centroids[k])
    return np.array(rows, dtype=float)
""",
    ),
    Blind(
        "move_centroids",
        "averages over the features instead of over the points",
        """
def move_centroids(X, labels, centroids):
    mu = centroids.astype(float)
    for k in range(centroids.shape[0]):
        members = X[labels == k]
        if members.shape[0] != 0:
            mu[k, :] = members.mean(axis=1)
    return mu
""",
    ),
    Blind(
        "move_centroids",
        "adds the points and does not divide",
        """
def move_centroids(X, labels, centroids):
    new_centroids = np.zeros(centroids.shape)
    for k in range(len(centroids)):
        if (labels == k).any():
            new_centroids[k] = np.sum(X[labels == k], axis=0)
        else:
            new_centroids[k] = centroids[k]
    return new_centroids
""",
    ),
    Blind(
        "move_centroids",
        "counts the points and then forgets the count",
        """
def move_centroids(X, labels, centroids):
    K, n = centroids.shape
    total = np.zeros((K, n))
    count = np.zeros(K)
    for i in range(len(X)):
        total[labels[i]] += X[i]
        count[labels[i]] += 1
    for k in range(K):
        if count[k] == 0:
            total[k] = centroids[k]
    return total
""",
    ),
    Blind(
        "move_centroids",
        "divides each cluster's sum by the number of all points",
        """
def move_centroids(X, labels, centroids):
    m = len(X)
    out = []
    for k, old in enumerate(centroids):
        s = np.zeros(X.shape[1])
        found = False
        for i in range(m):
            if labels[i] == k:
                s = s + X[i]
                found = True
        out.append(s / m if found else old)
    return np.array(out, dtype=float)
""",
    ),
    Blind(
        "move_centroids",
        "a table of ones and zeros times X, over m",
        """
def move_centroids(X, labels, centroids):
    onehot = (labels[:, None] == np.arange(len(centroids))).astype(float)
    new = onehot.T @ X / X.shape[0]
    empty = onehot.sum(axis=0) == 0
    new[empty] = centroids[empty]
    return new
""",
    ),
    Blind(
        "move_centroids",
        "divides each cluster's sum by the number of clusters",
        """
def move_centroids(X, labels, centroids):
    K = centroids.shape[0]
    new = np.array(centroids, dtype=float)
    for k in range(K):
        pts = X[labels == k]
        if pts.size:
            new[k] = pts.sum(axis=0) / K
    return new
""",
    ),
    Blind(
        "move_centroids",
        "takes the mean and divides it by the count once more",
        """
def move_centroids(X, labels, centroids):
    mu = np.zeros(centroids.shape)
    for k in range(centroids.shape[0]):
        n_k = np.sum(labels == k)
        if n_k == 0:
            mu[k] = centroids[k]
            continue
        mu[k] = np.mean(X[labels == k], axis=0)
        mu[k] = mu[k] / n_k
    return mu
""",
    ),
    Blind(
        "move_centroids",
        "the middle is the median",
        """
def move_centroids(X, labels, centroids):
    return np.array([
        np.median(X[labels == k], axis=0) if np.any(labels == k) else centroids[k]
        for k in range(len(centroids))
    ], dtype=float)
""",
    ),
    Blind(
        "move_centroids",
        "sorts every feature and takes the one in the middle",
        """
def move_centroids(X, labels, centroids):
    def middle(values):
        values = sorted(values)
        h = len(values) // 2
        if len(values) % 2 == 1:
            return values[h]
        return (values[h - 1] + values[h]) / 2

    new = [[float(v) for v in c] for c in centroids]
    for k in range(len(new)):
        pts = [X[i] for i in range(len(X)) if labels[i] == k]
        if pts:
            for j in range(X.shape[1]):
                new[k][j] = middle([p[j] for p in pts])
    return np.array(new, dtype=float)
""",
    ),
    Blind(
        "move_centroids",
        "half-way between the smallest and the largest",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        pts = X[labels == k]
        if len(pts) == 0:
            continue
        new[k] = (pts.min(axis=0) + pts.max(axis=0)) / 2
    return new
""",
    ),
    Blind(
        "move_centroids",
        "puts the centroid on the example nearest to the mean",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        pts = X[labels == k]
        if len(pts):
            mean = pts.mean(axis=0)
            nearest = np.argmin(np.linalg.norm(pts - mean, axis=1))
            new[k] = pts[nearest]   # a centroid should be a real point
    return new
""",
    ),
    Blind(
        "move_centroids",
        "averages each new point with the average so far",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    seen = [False] * len(new)
    for x, k in zip(X, labels):
        if not seen[k]:
            new[k] = x
            seen[k] = True
        else:
            new[k] = (new[k] + x) / 2
    return new
""",
    ),
    Blind(
        "move_centroids",
        "pulls the old centroid half-way to each point in turn",
        """
def move_centroids(X, labels, centroids):
    mu = centroids.astype(float).copy()
    for i in range(X.shape[0]):
        k = labels[i]
        mu[k] = 0.5 * (mu[k] + X[i])
    return mu
""",
    ),
    Blind(
        "move_centroids",
        "a cluster without points does not occur, so it takes the mean of nothing",
        """
def move_centroids(X, labels, centroids):
    new = np.zeros(centroids.shape)
    for k in range(len(centroids)):
        new[k] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "sums over counts, and a count may be 0",
        """
def move_centroids(X, labels, centroids):
    K, n = centroids.shape
    sums = np.zeros((K, n))
    counts = np.zeros((K, 1))
    for i, k in enumerate(labels):
        sums[k] += X[i]
        counts[k] += 1
    return sums / counts
""",
    ),
    Blind(
        "move_centroids",
        "an unused centroid is left at the zeros the array began with",
        """
def move_centroids(X, labels, centroids):
    new_mu = np.zeros(centroids.shape)
    for k in range(centroids.shape[0]):
        points = X[labels == k]
        if len(points) > 0:
            new_mu[k] = points.mean(axis=0)
    return new_mu
""",
    ),
    Blind(
        "move_centroids",
        "divides by at least 1, so nobody's centroid goes to the origin",
        """
def move_centroids(X, labels, centroids):
    K = len(centroids)
    counts = np.bincount(labels, minlength=K)
    sums = np.zeros((K, X.shape[1]))
    np.add.at(sums, labels, X)
    return sums / np.maximum(counts, 1)[:, None]   # avoid division by zero
""",
    ),
    Blind(
        "move_centroids",
        "one row for each label that occurs",
        """
def move_centroids(X, labels, centroids):
    return np.array([X[labels == k].mean(axis=0) for k in np.unique(labels)])
""",
    ),
    Blind(
        "move_centroids",
        "the largest label tells how many clusters there are",
        """
def move_centroids(X, labels, centroids):
    K = labels.max() + 1
    new = []
    for k in range(K):
        pts = X[labels == k]
        new.append(pts.mean(axis=0) if len(pts) else centroids[k].astype(float))
    return np.stack(new)
""",
    ),
    Blind(
        "move_centroids",
        "whole-number division of the sums",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(centroids)):
        idx = np.where(labels == k)[0]
        if len(idx) > 0:
            new[k] = np.sum(X[idx], axis=0) // len(idx)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "writes the means of used centroids into an array of integers",
        """
def move_centroids(X, labels, centroids):
    K, n = centroids.shape
    means = np.zeros((K, n), dtype=int)
    for k in range(K):
        if np.sum(labels == k) > 0:
            means[k] = np.mean(X[labels == k], axis=0)
    used = np.isin(np.arange(K), labels)[:, None]
    return np.where(used, means, centroids).astype(float)
""",
    ),
    Blind(
        "move_centroids",
        "a copy of the start, which keeps the start's integer type",
        """
def move_centroids(X, labels, centroids):
    new = centroids.copy()
    for k in range(len(new)):
        members = X[labels == k]
        if len(members) > 0:
            new[k] = members.mean(axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "looks for the labels 1 to K where they are 0 to K-1",
        """
def move_centroids(X, labels, centroids):
    K = centroids.shape[0]
    new = np.array(centroids, dtype=float)
    for k in range(1, K + 1):
        pts = X[labels == k]
        if len(pts) > 0:
            new[k - 1] = pts.mean(axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "the loop ends before the last cluster, which stays",
        """
def move_centroids(X, labels, centroids):
    mu = np.array(centroids, dtype=float)
    k = 0
    while k < len(mu) - 1:
        inside = labels == k
        if inside.any():
            mu[k] = X[inside].mean(axis=0)
        k = k + 1
    return mu
""",
    ),
    Blind(
        "move_centroids",
        "range(K - 1), so the last row is never filled",
        """
def move_centroids(X, labels, centroids):
    K = len(centroids)
    out = np.zeros(centroids.shape)
    for k in range(K - 1):
        pts = X[labels == k]
        if len(pts) == 0:
            out[k] = centroids[k]
        else:
            out[k] = np.average(pts, axis=0)
    return out
""",
    ),
    Blind(
        "move_centroids",
        "fills the first feature and no other",
        """
def move_centroids(X, labels, centroids):
    new = np.zeros(centroids.shape)
    for k in range(len(centroids)):
        group = X[labels == k]
        if len(group) == 0:
            new[k] = centroids[k]
        else:
            new[k, 0] = group[:, 0].mean()
    return new
""",
    ),
    Blind(
        "move_centroids",
        "hands the new centroids back in order of their first feature",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if np.any(labels == k):
            new[k] = X[labels == k].mean(axis=0)
    order = np.argsort(new[:, 0])
    return new[order]
""",
    ),
    Blind(
        "move_centroids",
        "sorts the list of centroids to make it tidy",
        """
def move_centroids(X, labels, centroids):
    result = []
    for k in range(len(centroids)):
        mine = [X[i] for i in range(len(X)) if labels[i] == k]
        if mine:
            result.append([sum(col) / len(mine) for col in zip(*mine)])
        else:
            result.append([float(v) for v in centroids[k]])
    result.sort()
    return np.array(result, dtype=float)
""",
    ),
    Blind(
        "move_centroids",
        "makes the caller's labels count from 1 and leaves them so",
        """
def move_centroids(X, labels, centroids):
    labels += 1
    new = np.array(centroids, dtype=float)
    for k in range(1, len(centroids) + 1):
        if np.sum(labels == k) > 0:
            new[k - 1] = X[labels == k].mean(axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "marks points as done by writing -1 over their labels",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        members = []
        for i in range(len(X)):
            if labels[i] == k:
                members.append(X[i])
                labels[i] = -1   # done
        if members:
            new[k] = np.mean(members, axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "goes half of the way to the mean",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        pts = X[labels == k]
        if len(pts):
            new[k] = (centroids[k] + pts.mean(axis=0)) / 2
    return new
""",
    ),
    Blind(
        "move_centroids",
        "takes a small step towards the mean, with a learning rate",
        """
def move_centroids(X, labels, centroids):
    alpha = 0.1
    mu = centroids.astype(float)
    for k in range(mu.shape[0]):
        mask = labels == k
        if mask.sum() > 0:
            grad = mu[k] - X[mask].mean(axis=0)
            mu[k] = mu[k] - alpha * grad
    return mu
""",
    ),
)

RUN = (
    Blind(
        "run_kmeans",
        "stops as soon as one centroid stands still",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for it in range(max_iterations):
        labels = np.argmin(((X[:, None] - mu) ** 2).sum(axis=2), axis=1)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
        old = mu.copy()
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
        moved = np.abs(mu - old).sum(axis=1)
        if it > 0 and not moved.all():
            break
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "the old centroids are another name of the new ones",
        """
def run_kmeans(X, centroids, max_iterations=100):
    def J(c, mu):
        return np.mean(np.sum((X - mu[c]) ** 2, axis=1))

    mu = np.array(centroids, dtype=float)
    costs = []
    for _ in range(max_iterations):
        old = mu
        c = np.array([np.argmin(np.sum((x - mu) ** 2, axis=1)) for x in X])
        costs.append(J(c, mu))
        for k in range(len(mu)):
            if (c == k).any():
                mu[k] = X[c == k].mean(axis=0)
        costs.append(J(c, mu))
        if (old == mu).all():
            break   # nothing moved
    return c, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "waits for J to rise before it stops",
        """
def run_kmeans(X, centroids, max_iterations=100):
    K = len(centroids)
    centroids = np.array(centroids, dtype=float)
    costs = []
    for step in range(max_iterations):
        d = np.stack([((X - centroids[k]) ** 2).sum(axis=1) for k in range(K)], axis=1)
        labels = d.argmin(axis=1)
        costs.append(d.min(axis=1).mean())
        new = centroids.copy()
        for k in range(K):
            if np.sum(labels == k) > 0:
                new[k] = np.mean(X[labels == k], axis=0)
        centroids = new
        costs.append(np.sum((X - centroids[labels]) ** 2) / len(X))
        if step > 0 and costs[-1] > costs[-3] * (1 + 1e-9):
            break
    return labels, centroids, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "stops when J changes by less than 0.01, whatever the unit",
        """
def run_kmeans(X, centroids, max_iterations=100):
    tol = 0.01
    mu = np.array(centroids, dtype=float)
    costs = []
    n_iter = 0
    while n_iter < max_iterations:
        labels = np.linalg.norm(X[:, None, :] - mu[None, :, :], axis=2).argmin(axis=1)
        costs.append(float(np.sum((X - mu[labels]) ** 2) / len(X)))
        for k in range(mu.shape[0]):
            pts = X[labels == k]
            if len(pts):
                mu[k] = pts.mean(axis=0)
        costs.append(float(np.sum((X - mu[labels]) ** 2) / len(X)))
        n_iter += 1
        if n_iter > 1 and abs(costs[-3] - costs[-1]) < tol:
            break
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "returns from inside the loop, after one pair of steps",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for i in range(max_iterations):
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "has no limit on the iterations",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    while True:
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        if len(costs) > 2 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "draws new centroids at the start of each iteration",
        """
def run_kmeans(X, centroids, max_iterations=100):
    rng = np.random.default_rng(0)
    K = len(centroids)
    costs = []
    mu = np.array(centroids, dtype=float)
    for it in range(max_iterations):
        if it > 0:
            mu = X[rng.choice(len(X), K, replace=False)].astype(float)
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        for k in range(K):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        if it > 0 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "shuffles the rows between assigning and moving",
        """
def run_kmeans(X, centroids, max_iterations=100):
    def cost(data, c, mu):
        return float(((data - mu[c]) ** 2).sum() / len(data))

    rng = np.random.default_rng(1)
    mu = np.array(centroids, dtype=float)
    costs = []
    for it in range(max_iterations):
        c = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(cost(X, c, mu))
        X = X[rng.permutation(len(X))]   # random order is better
        for k in range(len(mu)):
            if np.any(c == k):
                mu[k] = X[c == k].mean(axis=0)
        costs.append(cost(X, c, mu))
        if it > 0 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return c, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "assigns once, before the loop, and only moves afterwards",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    labels = np.array([int(np.argmin(np.linalg.norm(x - mu, axis=1))) for x in X])
    costs = []
    for it in range(max_iterations):
        costs.append(np.sum((X - mu[labels]) ** 2) / len(X))
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(np.sum((X - mu[labels]) ** 2) / len(X))
        if it > 0 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "calls the move step but does not keep what it returns",
        """
def run_kmeans(X, centroids, max_iterations=100):
    def assign(mu):
        return ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)

    def move(c, mu):
        new = mu.copy()
        for k in range(len(mu)):
            if np.any(c == k):
                new[k] = X[c == k].mean(axis=0)
        return new

    def cost(c, mu):
        return ((X - mu[c]) ** 2).sum() / len(X)

    mu = np.array(centroids, dtype=float)
    costs = []
    for it in range(max_iterations):
        c = assign(mu)
        costs.append(cost(c, mu))
        move(c, mu)
        costs.append(cost(c, mu))
        if it > 0 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return c, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "assigns on scaled features and measures on the raw ones",
        """
def run_kmeans(X, centroids, max_iterations=100):
    scale = X.std(axis=0)
    scale[scale == 0] = 1
    mu = np.array(centroids, dtype=float)
    costs = []
    for it in range(max_iterations):
        Z = X / scale
        labels = ((Z[:, None] - mu / scale) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum(axis=1).mean())
        if it > 0 and abs(costs[-1] - costs[-3]) <= 1e-9 * costs[-3]:
            break
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "writes J down with the new labels but the centroids of the iteration before",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    prev = mu.copy()
    costs = []
    J_prev = None
    for _ in range(max_iterations):
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - prev[labels]) ** 2).sum() / len(X))
        prev = mu.copy()
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - prev[labels]) ** 2).sum() / len(X))
        J = ((X - mu[labels]) ** 2).sum() / len(X)
        if J_prev is not None and abs(J_prev - J) <= 1e-9 * J_prev:
            break
        J_prev = J
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "measures with the labels of the iteration before",
        """
def run_kmeans(X, centroids, max_iterations=100):
    def nearest(mu):
        return ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)

    mu = np.array(centroids, dtype=float)
    labels = nearest(mu)
    costs = []
    J_old = None
    for _ in range(max_iterations):
        old_labels = labels
        labels = nearest(mu)
        costs.append(((X - mu[old_labels]) ** 2).sum() / len(X))
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[old_labels]) ** 2).sum() / len(X))
        J = ((X - mu[labels]) ** 2).sum() / len(X)
        if J_old is not None and abs(J_old - J) <= 1e-9 * J_old:
            break
        J_old = J
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "run_kmeans",
        "moves by the labels of the iteration before",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    K = len(mu)
    c_old = None
    J_history = []
    for it in range(max_iterations):
        c = np.argmin([np.sum((X - mu[k]) ** 2, axis=1) for k in range(K)], axis=0)
        J_history.append(np.sum((X - mu[c]) ** 2) / len(X))
        if c_old is None:
            c_old = c
        for k in range(K):
            if np.any(c_old == k):
                mu[k] = np.mean(X[c_old == k], axis=0)
        J_history.append(np.sum((X - mu[c]) ** 2) / len(X))
        c_old = c
        if it > 0 and abs(J_history[-1] - J_history[-3]) <= 1e-9 * J_history[-3]:
            break
    return c, mu, np.array(J_history)
""",
    ),
    Blind(
        "run_kmeans",
        "writes J down once an iteration, after the move",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    for it in range(max_iterations):
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        J = ((X - mu[labels]) ** 2).sum() / len(X)
        print(f"iteration {it}: J = {J}")
        costs.append(J)
        if it > 0 and abs(costs[-1] - costs[-2]) <= 1e-9 * costs[-2]:
            break
    return labels, mu, np.array(costs)
""",
    ),
)

DIAGNOSE = (
    Blind(
        "diagnose_costs",
        "J may go up on the way as long as it ends lower",
        """
def diagnose_costs(costs, tolerance=0.0):
    first, last, before = costs[0], costs[-1], costs[-2]
    if last > first * (1 + 1e-9) + tolerance:
        return "rising"
    if abs(last - before) <= 1e-9 * before + tolerance:
        return "flat"
    return "falling"
""",
    ),
    Blind(
        "diagnose_costs",
        "one bump is fine, it rises only if it goes up more often than down",
        """
def diagnose_costs(costs, tolerance=0.0):
    up = 0
    down = 0
    for a, b in zip(costs[:-1], costs[1:]):
        if b > a * (1 + 1e-9) + tolerance:
            up += 1
        elif a > b * (1 + 1e-9) + tolerance:
            down += 1
    if up > down:
        return "rising"
    if abs(costs[-1] - costs[-2]) <= 1e-9 * costs[-2] + tolerance:
        return "flat"
    return "falling"
""",
    ),
    Blind(
        "diagnose_costs",
        "a finished run has J equal to zero",
        """
def diagnose_costs(costs, tolerance=0.0):
    for i in range(1, len(costs)):
        if costs[i] > costs[i - 1] * (1 + 1e-9) + tolerance:
            return "rising"
    if costs[-1] <= tolerance:
        return "flat"
    return "falling"
""",
    ),
    Blind(
        "diagnose_costs",
        "once two neighbours are equal it is flat, whatever follows",
        """
def diagnose_costs(costs, tolerance=0.0):
    pairs = list(zip(costs, costs[1:]))
    if any(new > old * (1 + 1e-9) + tolerance for old, new in pairs):
        return "rising"
    if any(abs(new - old) <= 1e-9 * old + tolerance for old, new in pairs):
        return "flat"
    return "falling"
""",
    ),
    Blind(
        "diagnose_costs",
        "less than 0.001 is no change, in every unit",
        """
def diagnose_costs(costs, tolerance=0.0):
    costs = np.array(costs, dtype=float)
    steps = np.diff(costs)
    if np.any(steps > 1e-9 * costs[:-1] + tolerance):
        return "rising"
    if abs(steps[-1]) < max(tolerance, 1e-3):
        return "flat"
    return "falling"
""",
    ),
)

RIGHT = (
    Blind(
        "compute_cost",
        "right: einsum over the residuals",
        """
def compute_cost(X, labels, centroids):
    r = np.subtract(X, np.take(centroids, labels, axis=0), dtype=float)
    return float(np.einsum("ij,ij->", r, r) / r.shape[0])
""",
    ),
    Blind(
        "compute_cost",
        "right: square of the whole table's norm over m",
        """
def compute_cost(X, labels, centroids):
    away = X.astype(float) - centroids[labels]
    return np.linalg.norm(away, "fro") ** 2 / len(X)
""",
    ),
    Blind(
        "compute_cost",
        "right: cluster by cluster, weighted by size, with fsum",
        """
def compute_cost(X, labels, centroids):
    import math

    parts = []
    for k, mu in enumerate(centroids):
        mine = [x for x, c in zip(X, labels) if c == k]
        if not mine:
            continue
        share = len(mine) / len(X)
        parts.append(share * math.fsum(math.dist(x, mu) ** 2 for x in mine) / len(mine))
    return math.fsum(parts)
""",
    ),
    Blind(
        "compute_cost",
        "right: a running mean of the squared distances, in a while loop",
        """
def compute_cost(X, labels, centroids):
    J = 0.0
    i = 0
    while i < len(X):
        term = sum((float(a) - float(b)) ** 2 for a, b in zip(X[i], centroids[labels[i]]))
        i += 1
        J += (term - J) / i
    return J
""",
    ),
    Blind(
        "assign_points",
        "right: min with a key over the row numbers",
        """
def assign_points(X, centroids):
    import math

    rows = range(len(centroids))
    return np.array([min(rows, key=lambda k: math.dist(x, centroids[k])) for x in X])
""",
    ),
    Blind(
        "assign_points",
        "right: a knockout of each centroid against the best so far",
        """
def assign_points(X, centroids):
    X = X.astype(float)
    labels = np.zeros(len(X), dtype=int)
    record = ((X - centroids[0]) ** 2).sum(axis=1)
    for challenger in range(1, len(centroids)):
        d = ((X - centroids[challenger]) ** 2).sum(axis=1)
        wins = d < record
        labels[wins] = challenger
        record = np.where(wins, d, record)
    return labels
""",
    ),
    Blind(
        "assign_points",
        "right: the argmax of minus the distance",
        """
def assign_points(X, centroids):
    score = np.array([-np.linalg.norm(X - mu, axis=1) for mu in centroids.astype(float)])
    return score.argmax(axis=0)
""",
    ),
    Blind(
        "move_centroids",
        "right: membership table times X over the counts",
        """
def move_centroids(X, labels, centroids):
    R = np.eye(len(centroids))[labels]
    n_k = R.sum(axis=0)
    out = centroids.astype(float)
    out[n_k > 0] = (R.T @ X)[n_k > 0] / n_k[n_k > 0, None]
    return out
""",
    ),
    Blind(
        "move_centroids",
        "right: one point at a time, with the exact running mean",
        """
def move_centroids(X, labels, centroids):
    mu = np.array(centroids, dtype=float)
    seen = np.zeros(len(mu), dtype=int)
    for x, k in zip(X, labels):
        seen[k] += 1
        if seen[k] == 1:
            mu[k] = x
        else:
            mu[k] += (x - mu[k]) / seen[k]
    return mu
""",
    ),
    Blind(
        "move_centroids",
        "right: all the way along the step that the mean residual gives",
        """
def move_centroids(X, labels, centroids):
    new = []
    for k, old in enumerate(np.array(centroids, dtype=float)):
        residuals = X[labels == k] - old
        step = residuals.mean(axis=0) if len(residuals) else 0.0
        new.append(old + step)
    return np.array(new, dtype=float)
""",
    ),
    Blind(
        "run_kmeans",
        "right: compares the labels of two iterations instead of J",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs, previous = [], None
    while len(costs) < 2 * max_iterations:
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
        for k in set(labels.tolist()):
            mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
        if previous is not None and np.array_equal(previous, labels):
            break
        previous = labels
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "diagnose_costs",
        "right: reads the steps backwards with diff",
        """
def diagnose_costs(costs, tolerance=0.0):
    J = np.asarray(costs, dtype=float)
    allowed = 1e-9 * J[:-1] + tolerance
    steps = np.diff(J)
    verdict = {True: "flat", False: "falling"}[bool(abs(steps[-1]) <= allowed[-1])]
    for up in (steps > allowed)[::-1]:
        if up:
            verdict = "rising"
    return verdict
""",
    ),
)

UNLISTED = (
    Blind(
        "compute_cost",
        "unlisted: divides by one less than the number of points, as for a sample variance",
        """
def compute_cost(X, labels, centroids):
    d = X - centroids[labels]
    return float((d ** 2).sum() / max(len(X) - 1, 1))
""",
    ),
    Blind(
        "compute_cost",
        "unlisted: the worst point's square instead of the average",
        """
def compute_cost(X, labels, centroids):
    worst = 0.0
    for i in range(len(X)):
        d = np.sum((X[i] - centroids[labels[i]]) ** 2)
        worst = max(worst, d)
    return float(worst)
""",
    ),
    Blind(
        "compute_cost",
        "unlisted: the variance of the residuals, which takes their own mean away first",
        """
def compute_cost(X, labels, centroids):
    residuals = X - centroids[labels]
    return float(np.var(residuals, axis=0).sum())
""",
    ),
    Blind(
        "assign_points",
        "unlisted: rounds the distances to whole numbers before it compares them",
        """
def assign_points(X, centroids):
    labels = []
    for x in X:
        d = [round(float(np.linalg.norm(x - mu))) for mu in centroids]
        labels.append(d.index(min(d)))
    return np.array(labels)
""",
    ),
    Blind(
        "assign_points",
        "unlisted: returns inside the loop, after the first point",
        """
def assign_points(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        labels[i] = np.argmin(((X[i] - centroids) ** 2).sum(axis=1))
        return labels
""",
    ),
    Blind(
        "move_centroids",
        "unlisted: counts the old centroid as one more point of the cluster",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        new[k] = np.vstack([centroids[k], X[labels == k]]).mean(axis=0)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "unlisted: weighs the points by their distance from the old centroid",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        pts = X[labels == k]
        if len(pts):
            w = 1 / (1 + np.linalg.norm(pts - centroids[k], axis=1))   # near points matter more
            new[k] = np.average(pts, axis=0, weights=w)
    return new
""",
    ),
    Blind(
        "move_centroids",
        "unlisted: computes the means and forgets to return them",
        """
def move_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for k in range(len(new)):
        if np.any(labels == k):
            new[k] = X[labels == k].mean(axis=0)
    centroids = new
""",
    ),
    Blind(
        "run_kmeans",
        "unlisted: leaves between the two half-steps when the labels are the old ones",
        """
def run_kmeans(X, centroids, max_iterations=100):
    mu = np.array(centroids, dtype=float)
    costs = []
    old = None
    for it in range(max_iterations):
        labels = ((X[:, None] - mu) ** 2).sum(axis=2).argmin(axis=1)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
        if old is not None and (labels == old).all():
            break
        old = labels
        for k in range(len(mu)):
            if np.any(labels == k):
                mu[k] = X[labels == k].mean(axis=0)
        costs.append(((X - mu[labels]) ** 2).sum() / len(X))
    return labels, mu, np.array(costs)
""",
    ),
    Blind(
        "diagnose_costs",
        "unlisted: looks at the last two costs only",
        """
def diagnose_costs(costs, tolerance=0.0):
    old, new = costs[-2], costs[-1]
    if new > old * (1 + 1e-9) + tolerance:
        return "rising"
    if old > new * (1 + 1e-9) + tolerance:
        return "falling"
    return "flat"
""",
    ),
)

ANSWERS = COST + ASSIGN + MOVE + RUN + DIAGNOSE + RIGHT + UNLISTED
