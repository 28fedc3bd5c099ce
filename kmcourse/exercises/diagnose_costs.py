"""diagnose_costs: what a list of J says about a run; rising is a bug, flat means stop, falling means go on."""

import itertools

import numpy as np

from kmcourse import oracle
from kmcourse.checks import Exercise, expect

ROUNDED = 25 * (1 + 4e-16)  # the next number above 25 that a float can hold
# The points 1 and 11, measured in micrometres and kilometres, and J in the square of metres and millimetres.
SMALL, HUGE = 1e-12, 1e12
IN_OTHER_UNITS = [
    (np.array([41.0, 25.0]) * SMALL,),
    (np.array([41.0, 25.0, 25.0]) * SMALL,),
    (np.array([25.0, 41.0]) * SMALL,),
]

exercise = Exercise(
    name="diagnose_costs",
    notebook="04",
    place=3,
    asks=(
        "Return 'rising' if any J is above the one before by more than 1e-9 of it plus the tolerance; else 'flat' if "
        "the last J is as large as the one before, up to the same rounding; else 'falling'."
    ),
    reference=oracle.diagnose_costs,
    telling=[
        (np.array([41.0, 25.0]),),
        (np.array([41.0, 25.0, 25.0]),),
        (np.array([25.0, 41.0, 20.0]),),
        (np.array([41.0, 20.0, 25.0]),),
        (np.array([41.0, 41.0, 25.0]),),
        (np.array([41.0, 42.0, 25.0, 25.0]),),
        (np.array([41.0, 30.0, 31.0, 25.0, 20.0]),),
        (np.array([41.0, 25.0, ROUNDED]),),
        (np.array([41.0, ROUNDED, 25.0]),),
        (np.array([41.0, 25.0, 25.5, 24.0]), 1.0),
        (np.array([41.0, 25.0, 24.5]), 1.0),
        (np.array([25.0, 41.0]),),
        (np.array([30.0, 41.0, 25.0, 20.0]),),
        (np.array([41.0, 30.0, 20.0, 25.0]),),
        (np.array([41.0, 42.0, 43.0, 25.0]),),
        (np.array([25.0, 41.0, 30.0]),),
        (np.array([41.0, 25.0, 0.0]),),
    ],
    hints=(
        "A rise anywhere is a bug, whatever comes after it. Flat or falling is a matter of the end alone. So what has "
        "to be looked for first?",
        "Compare neighbours: `costs[t - 1]` and `costs[t]`, for t from 1 on. One pair that rises is enough for "
        "'rising', but that none rises you know only after the last pair.",
        "In the loop: if `costs[t] > costs[t - 1] * (1 + 1e-9) + tolerance`, return 'rising'. After the loop ask the "
        "same with the last two exchanged: if `costs[-2]` is above `costs[-1]`, J is 'falling', else 'flat'.",
    ),
)


@exercise.solution
def diagnose_costs(costs, tolerance=0.0):
    def above(new, old):
        return new > old * (1 + 1e-9) + tolerance

    for t in range(1, len(costs)):
        if above(costs[t], costs[t - 1]):
            return "rising"
    return "falling" if above(costs[-2], costs[-1]) else "flat"


@exercise.check("41, 25 is falling; 41, 25, 25 is flat; 25, 41 is rising", points=2)
def plain_cases(answer):
    expect.text(answer([41.0, 25.0]), "falling")
    expect.text(answer([41.0, 25.0, 25.0]), "flat")
    expect.text(answer([25.0, 41.0]), "rising")


@exercise.check("One rise anywhere is a bug, whatever comes after it", points=3)
def a_rise_anywhere(answer):
    for costs in ([41.0, 42.0, 25.0, 25.0], [9.0, 7.0, 7.2, 6.0], [9.0, 8.0, 7.0, 7.5], [9.0, 9.0, 9.5, 1.0]):
        expect.text(answer(costs), "rising")


@exercise.check("Only the last two decide between flat and falling", points=2)
def the_last_two(answer):
    expect.text(answer([41.0, 41.0, 25.0]), "falling")
    expect.text(answer([41.0, 30.0, 30.0, 30.0]), "flat")
    expect.text(answer([41.0, 30.0, 29.99]), "falling")


@exercise.check("Rounding in the last digit is neither a rise nor a fall; J may be 0", points=1)
def rounding(answer):
    expect.text(answer([41.0, 25.0, ROUNDED]), "flat")
    expect.text(answer([41.0, ROUNDED, 25.0]), "flat")
    expect.text(answer([41.0, 25.0, ROUNDED, 24.0]), "falling")
    expect.text(answer([1.0, 0.0, 0.0]), "flat")


@exercise.check("In any unit: J may be tiny, or huge", points=1)
def in_any_unit(answer):
    for unit in (SMALL, HUGE):
        expect.text(answer([41.0 * unit, 25.0 * unit]), "falling")
        expect.text(answer([41.0 * unit, 25.0 * unit, ROUNDED * unit]), "flat")
        expect.text(answer([25.0 * unit, 41.0 * unit]), "rising")


@exercise.check("A tolerance allows for more", points=1)
def with_tolerance(answer):
    expect.text(answer([41.0, 25.0, 25.5, 24.8], 1.0), "flat")
    expect.text(answer([41.0, 25.0, 27.0, 24.0], 1.0), "rising")
    expect.text(answer([1.0, 3.0], 3.0), "flat")
    expect.text(answer([3.0, 1.0], 5.0), "flat")
    expect.text(answer([41.0, 1e-13, 3e-13], 1e-12), "flat")


# The known mistakes.
ANYWHERE = "Where was the rise? One pair of neighbours that rises is a bug, also in the middle."
UNIT = "Is 0.001 much or little? In other units J is other numbers: compare the change of J with J itself."
ROUND = "Numbers in a computer are rounded: a difference in the last digit says nothing."


def above(new, old, tolerance=0.0):
    """Return whether J rose, by the rule of the exercise."""
    return new > old * (1 + 1e-9) + tolerance


def judged(any_rise, flat, flat_first=False):
    """Return a diagnosis by two questions, each asked as question(costs, tolerance)."""

    def diagnose(costs, tolerance=0.0):
        if flat_first and flat(costs, tolerance):
            return "flat"
        if any_rise(costs, tolerance):
            return "rising"
        return "flat" if flat(costs, tolerance) else "falling"

    return diagnose


def count_rises(costs, tolerance):
    """Return how many pairs of neighbours rise."""
    return sum(above(new, old, tolerance) for old, new in itertools.pairwise(costs))


def rises(costs, tolerance):
    """Return whether any pair of neighbours rises."""
    return count_rises(costs, tolerance) > 0


def ends_flat(costs, tolerance):
    """Return whether the last two are equal."""
    return not above(costs[-1], costs[-2], tolerance) and not above(costs[-2], costs[-1], tolerance)


exercise.mistake("last_pair_only", ANYWHERE, judged(lambda c, t: rises(c[-2:], t), ends_flat))
exercise.mistake("first_against_last", ANYWHERE, judged(lambda c, t: above(c[-1], c[0], t), ends_flat))
exercise.mistake("rises_everywhere", ANYWHERE, judged(lambda c, t: count_rises(c, t) == len(c) - 1, ends_flat))
exercise.mistake(
    "more_rises_than_falls",
    ANYWHERE,
    judged(lambda c, t: count_rises(c, t) > count_rises(c[::-1], t), ends_flat),
)
exercise.mistake("first_pair_skipped", ANYWHERE, judged(lambda c, t: rises(c[1:], t), ends_flat))
exercise.mistake("last_pair_skipped", ANYWHERE, judged(lambda c, t: rises(c[:-1], t), ends_flat))
exercise.mistake(
    "flat_asked_first",
    "A run can rise and then stay: which answer matters more? Ask for a rise first.",
    judged(rises, ends_flat, flat_first=True),
)
exercise.mistake(
    "flat_anywhere",
    "J may stay the same once and fall again: only the last two say whether to stop.",
    judged(rises, lambda c, t: any(ends_flat(pair, t) for pair in itertools.pairwise(c))),
)
exercise.mistake(
    "flat_counts_as_rising",
    "J may stay the same: `>=` calls that a rise.",
    judged(lambda c, t: any(new >= old for old, new in itertools.pairwise(c)), ends_flat),
)
exercise.mistake(
    "rounding_counts_as_rising",
    ROUND,
    judged(lambda c, t: any(new > old + t for old, new in itertools.pairwise(c)), ends_flat),
)
exercise.mistake("flat_only_if_equal", ROUND, judged(rises, lambda c, t: c[-1] == c[-2]))
exercise.mistake(
    "flat_only_at_zero",
    "Must J be 0 at the end? The points 1 and 11 with one centroid end at 25. Flat means that J stays as it is.",
    judged(rises, lambda c, t: c[-1] <= t),
)
exercise.mistake(
    "absolute_tolerance_for_flat",
    UNIT,
    judged(rises, lambda c, t: abs(c[-1] - c[-2]) <= max(t, 1e-3)),
    also=IN_OTHER_UNITS,
)
exercise.mistake(
    "absolute_tolerance",
    UNIT,
    judged(
        lambda c, t: any(new > old + max(t, 1e-3) for old, new in itertools.pairwise(c)),
        lambda c, t: abs(c[-1] - c[-2]) <= max(t, 1e-3),
    ),
    also=IN_OTHER_UNITS,
)
exercise.mistake(
    "tolerance_ignored",
    "The second parameter is part of the question: what is not larger than the tolerance is no rise and no fall.",
    judged(lambda c, t: rises(c, 0.0), lambda c, t: ends_flat(c, 0.0)),
)
exercise.mistake(
    "the_other_way_round",
    "Which of the two comes later? J rises when the later one is larger.",
    judged(lambda c, t: rises(c[::-1], t), ends_flat),
)
