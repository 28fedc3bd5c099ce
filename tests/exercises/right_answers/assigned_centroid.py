"""Right answers to assigned_centroid."""

import numpy as np


def one_line(labels, centroids, i):
    return centroids[labels[i]]


def all_then_one(labels, centroids, i):
    return centroids[labels][i]


def python_list(labels, centroids, i):
    return centroids.tolist()[labels.tolist()[i]]


def tuple_of_floats(labels, centroids, i):
    return tuple(float(x) for x in centroids[labels[i], :])


def take(labels, centroids, i):
    return np.take(centroids, labels, axis=0)[i].astype(np.float32)


def one_hot(labels, centroids, i):
    return (np.arange(len(centroids)) == labels[i]) @ centroids


a_lambda = lambda labels, centroids, i: list(centroids[labels[i]])  # noqa: E731
