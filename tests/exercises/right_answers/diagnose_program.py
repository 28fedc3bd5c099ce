"""Right answers to diagnose_program, in several types."""

from collections import OrderedDict, UserDict, namedtuple
from enum import Enum
from types import MappingProxyType

import numpy as np


def as_a_dict():
    return {"A": "move", "B": "log", "C": "assign", "D": "none", "E": "loop", "F": "move"}


def as_a_list():
    return ["move", "log", "assign", "none", "loop", "move"]


def as_a_tuple():
    return tuple(as_a_list())


def in_another_order():
    return dict(sorted(as_a_dict().items(), reverse=True))


def with_small_letters_for_the_programs():
    return {name.lower(): verdict for name, verdict in as_a_dict().items()}


def with_large_letters_for_the_verdicts():
    return {name: verdict.upper() for name, verdict in as_a_dict().items()}


def with_spaces():
    return [f" {verdict}\n" for verdict in as_a_list()]


def as_an_ordered_dict():
    return OrderedDict(as_a_dict())


def as_numpy_texts():
    return [np.str_(verdict) for verdict in as_a_list()]


def as_an_array_of_texts():
    return np.array(as_a_list())


def as_an_array_of_objects():
    return np.array(as_a_list(), dtype=object)


def in_pairs():
    return list(as_a_dict().items())


def in_an_array_of_pairs():
    return np.array(in_pairs())


def as_a_dict_that_cannot_be_changed():
    return MappingProxyType(as_a_dict())


def as_a_user_dict():
    return UserDict(as_a_dict())


def as_values():
    return as_a_dict().values()


def as_a_named_tuple():
    return namedtuple("Verdicts", "A B C D E F")(*as_a_list())


def of_an_enum():
    verdicts = Enum("Verdict", {verdict: verdict for verdict in as_a_list()}, type=str)
    return {name: verdicts[verdict] for name, verdict in as_a_dict().items()}


def with_the_programs_in_words():
    return {f"Program {name}": f"'{verdict}'." for name, verdict in as_a_dict().items()}


def as_a_dict_of_its_own_class():
    class Verdicts(dict):
        pass

    return Verdicts(as_a_dict())
