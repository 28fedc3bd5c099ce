"""What a check may ask of answers that draw, of several of them together: that all they draw comes from rng."""

from kmcourse.checks.calls import Unmet
from kmcourse.checks.draws import Seed

ALWAYS_THE_SAME, REPEATABLE, NOT_REPEATABLE = "always the same", "repeatable", "not repeatable"


def seeds(rng, different):
    """Return so many different seeds, and the first of them once more at the end."""
    drawn = [Seed(int(number)) for number in rng.choice(10**6, different, replace=False)]
    return [*drawn, drawn[0]]


def repeats(results):
    """Return in words how results differ, the first and the last of which come from the same seed.

    Examples
    --------
    >>> repeats([1, 2, 1]), repeats([1, 1, 1]), repeats([1, 2, 3])
    ('repeatable', 'always the same', 'not repeatable')
    """
    if all(result == results[0] for result in results):
        return ALWAYS_THE_SAME
    return REPEATABLE if results[0] == results[-1] else NOT_REPEATABLE


def from_rng(results):
    """Ask that results come from rng: the same from the same seed, and others from others."""
    how = repeats(results)
    if how == ALWAYS_THE_SAME:
        raise Unmet(
            f"It was called with {len(results) - 1} different generators, and always gave the same. "
            "Does everything it draws come from rng?"
        )
    if how == NOT_REPEATABLE:
        raise Unmet(
            "It was called twice with a generator of the same seed, and gave two different answers. "
            "Does everything it draws come from rng?"
        )
