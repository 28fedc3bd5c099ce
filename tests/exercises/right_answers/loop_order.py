"""Right answers to loop_order: all its right orders, in lists of several types."""

from collections import deque

import numpy as np


def as_a_list():
    return [8, 2, 10, 1, 7, 3, 9, 4]


def the_two_equal_lines_exchanged():
    return [8, 2, 10, 9, 7, 3, 1, 4]


def old_at_the_top_of_the_round():
    return [8, 2, 7, 10, 1, 3, 9, 4]


def old_before_the_first_measurement():
    return (8, 2, 10, 7, 9, 3, 1, 4)


def measured_with_old_while_old_is_in_force():
    return [8, 2, 10, 7, 6, 3, 9, 4]


def measured_with_old_after_the_move_and_before_the_new():
    return [8, 2, 10, 7, 3, 6, 9, 4]


def as_an_array():
    return np.array([8, 2, 10, 1, 7, 3, 9, 4])


def as_small_integers():
    return np.array([8, 2, 7, 10, 9, 3, 1, 4], dtype=np.uint8)


def as_floats():
    return [8.0, 2.0, 10.0, 1.0, 7.0, 3.0, 9.0, 4.0]


def as_a_float32_array():
    return np.array(as_a_list(), dtype=np.float32)


def as_a_text():
    return "8 2 10 1 7 3 9 4"


def as_a_text_with_commas():
    return "8, 2, 7, 10, 1, 3, 9, 4"


def as_a_list_of_texts():
    return ["8", "2", "10", "9", "7", "3", "1", "4"]


def with_the_loop_as_a_list_in_the_list():
    return [8, [2, [10, 1, 7, 3, 9, 4]]]


def as_a_column():
    return np.array(as_a_list()).reshape(-1, 1)


def as_a_deque():
    return deque(as_a_list())


def as_the_keys_of_a_dict():
    return dict.fromkeys(as_a_list()).keys()


def as_an_array_of_texts():
    return np.array(as_a_list_of_texts())


def as_a_tuple_of_numpy_numbers():
    return tuple(np.array(as_a_list()))
