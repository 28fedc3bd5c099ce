"""Right answers to failing_data: other data than ours, in several types."""

from collections import OrderedDict
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from kmcourse import programs


def lists():
    return {"A": ([[0], [1]], [[0]]), "C": ([[0, 0]], [[3, 3], [5, 0]]), "E": ([[0], [4], [100]], [[0], [5]])}


def arrays():
    return {name: tuple(map(np.array, tables)) for name, tables in lists().items()}


def in_the_order_of_the_programs():
    return [(X, start) for X, start in lists().values()]


def tuples_of_tuples():
    return tuple((tuple(map(tuple, X)), tuple(map(tuple, start))) for X, start in lists().values())


def one_for_all_three():
    data = [[4, 7], [2, 8], [1, 1], [3, 7]], [[2, 8], [0, 9]]
    return dict.fromkeys("ACE", data)


def whole_numbers_in_small_types():
    X, start = np.array([[4, 7], [2, 8], [1, 1], [3, 7]], np.uint8), np.array([[2, 8], [0, 9]], np.int16)
    return OrderedDict(E=[X, start], C=[X, start], A=[X, start])


def float32():
    return {
        "a": [np.float32([[0.25], [1.5]]), np.float32([[0.5]])],
        "c": [np.float32([[0.0, 0.0], [1.0, 9.0]]), np.float32([[4.0, 4.0], [6.0, 0.0]])],
        "e": [np.float32([[-5.5], [0.0], [4.0], [40.0]]), np.float32([[-5.5], [0.5]])],
    }


def points_of_the_course():
    sixty, start = programs.data("A")
    eight, first = programs.data("E")
    return {"A": (sixty[:5], start), "C": (sixty[47:53], start[:2]), "E": (eight[:6], first)}


def fractions_and_truth_values():
    return {
        "A": ([[Fraction(1, 2)], [Fraction(5, 2)]], [[True]]),
        "C": ([range(2), [0, 0]], np.array([[Fraction(3), 3.0], [5, 0]], dtype=object)),
        "E": lists()["E"],
    }


def one_above_the_other_in_an_array_of_objects():
    tables = np.empty((3, 2), dtype=object)
    for row, (X, start) in zip(tables, lists().values(), strict=True):
        row[:] = np.array(X), start
    return tables


def in_pairs_with_names():
    return list(arrays().items())


def in_a_dict_that_cannot_be_changed():
    return MappingProxyType({f"program {name}": tables for name, tables in lists().items()})


def far_in_the_negative():
    return {
        "A": ([[-1000.25]], [[0]]),
        "C": ([[-7.0, -7.0]], [[-4.0, -4.0], [-2.0, -7.0]]),
        "E": ([[-5], [-9], [-105]], [[-5], [-10]]),
    }


def one_array_for_both_tables():
    return {**lists(), "A": np.array([[[0], [1]], [[7], [8]]])}


def where_the_cost_even_rises():
    return {**lists(), "A": ([[3.5], [4.4]], [[4]])}
