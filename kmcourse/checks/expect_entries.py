"""What a check may ask of an answer in parts: an entry for each of some names."""

import numpy as np

from kmcourse.checks.calls import Unmet
from kmcourse.checks.plain import OddDict
from kmcourse.checks.wording import shortened, show


def entries(value, names):
    """Ask for an entry for each name, in a dict or in the order of the names, and return them as a dict.

    Parameters
    ----------
    value : object
        A plain value: a dict (its keys may be written small, and some may be missing), the same in pairs, or a list of
        as many entries.
    names : sequence of str

    Returns
    -------
    dict
        From every name to its entry; None where there is none.

    Examples
    --------
    >>> from kmcourse.checks.plain import plain
    >>> entries(plain({"b": 2}), ("A", "B")), entries([1, 2], ("A", "B"))
    ({'A': None, 'B': 2}, {'A': 1, 'B': 2})
    """
    if isinstance(value, OddDict):
        return _of_dict(value.entries, names)
    is_list = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    if is_list and len(value) > 0 and all(map(_is_pair, value)):
        return _of_dict(value, names)
    if is_list and len(value) == len(names):
        return dict(zip(names, value, strict=True))
    raise Unmet(
        f"It gave {shortened(show(value), 200)}; expected a dict with the keys {', '.join(map(repr, names))}, "
        f"or a list of {len(names)} entries in this order.",
        cause=("entries",),
    )


def _is_pair(entry):
    return isinstance(entry, list | tuple) and len(entry) == 2 and isinstance(entry[0], str)


def _of_dict(pairs, names):
    found = dict.fromkeys(names)
    for key, entry in pairs:
        # "a", " A" and "Program A" say the same.
        name = next((name for name in names if [name.lower()] == key.lower().split()[-1:]), None)
        if name is None:
            raise Unmet(
                f"There is no {shortened(key, 40)!r} here; the keys are {', '.join(map(repr, names))}.",
                cause=("entries",),
            )
        if found[name] is not None:
            raise Unmet(f"There are two entries for {name!r}; expected one.", cause=("entries",))
        found[name] = entry
    return found
