"""diagnose_program: read six programs and the J of each, and say where they go wrong, if they do.

The programs stand in `kmcourse/programs.py`; a notebook shows `km.programs.source("A")` and the costs of
`km.programs.run("A")`. What is right stands here only, and no message says it.
"""

from kmcourse import programs
from kmcourse.checks import Exercise, Unmet
from kmcourse.checks.expect_entries import entries
from kmcourse.checks.values import what_tells
from kmcourse.checks.wording import shortened, show

VERDICTS = ("assign", "move", "loop", "log", "none")
RIGHT = {"A": "move", "B": "log", "C": "assign", "D": "none", "E": "loop", "F": "move"}


def verdicts_of(value):
    """Return the verdict on every program in a plain value, None where there is none; or raise Unmet."""
    return {
        name: verdict.strip(" \t\n.'\"").lower() if isinstance(verdict, str) else verdict
        for name, verdict in entries(value, programs.NAMES).items()
    }


def mistakes_in(value):
    """Return the names of the known mistakes in the verdicts."""
    verdicts = verdicts_of(value)
    return [name for name, is_in in SLIPS.items() if is_in(verdicts)]


exercise = Exercise(
    name="diagnose_program",
    notebook="05",
    asks=(
        "Give a verdict on each of the programs A to F: 'assign' or 'move' if that half-step goes wrong, 'loop' if "
        "what goes round or when it stops does, 'log' if what is noted does, 'none' if nothing does."
    ),
    reference=lambda: dict(RIGHT),
    telling=[what_tells(mistakes_in)],
    value=True,
    hints=(
        "First the cost: does it rise, and after which half-step? Is it flat at the end? Then the source: the programs "
        "differ in very few places. Lay two of them side by side.",
        "A cost that never rises proves nothing: ask `km.certify_assign` and `km.certify_move` after every half-step. "
        "And one that rises may have been noted with the labels or centroids of another moment.",
        "`km.first_fault(X, km.programs.run('A'))`, with X from `km.programs.data('A')`, names the first half-step at "
        "which something can be proved wrong. Which line of the source is it?",
    ),
)


@exercise.solution
def diagnose_program():
    return {"A": "move", "B": "log", "C": "assign", "D": "none", "E": "loop", "F": "move"}


def _ask_about(name, points):
    @exercise.check(f"Program {name}", points)
    def verdict_on_a_program(answer):
        verdict = verdicts_of(answer())[name]
        if verdict is None:
            raise Unmet(f"There is no verdict on program {name} yet.")
        if verdict not in VERDICTS:
            known = ", ".join(map(repr, VERDICTS))
            raise Unmet(f"The verdict on program {name} is {shortened(show(verdict), 60)}; it can be one of {known}.")
        if verdict != RIGHT[name]:
            raise Unmet(f"The verdict on program {name}, {verdict!r}, does not hold.")


for _name, _points in zip(programs.NAMES, (2, 2, 2, 2, 1, 1), strict=True):
    _ask_about(_name, _points)


# The known mistakes: each with verdicts that make it, and the question by which it is recognised in any others.
SLIPS = {}


def slip(name, hint, instead, is_in):
    """Add a known mistake: the right verdicts with these instead."""
    SLIPS[name] = is_in
    exercise.mistake(name, hint, lambda: {**RIGHT, **instead})


slip(
    "no_rise_means_no_bug",
    "A rise proves a bug, but no rise proves nothing: what do the certificates say after each half-step?",
    {"A": "none", "C": "none"},
    lambda v: "none" in (v["A"], v["C"]),
)
slip(
    "a_small_rise_means_no_bug",
    "J may not rise now and then: one rise by more than rounding, however small or late, is a bug.",
    {"F": "none"},
    lambda v: v["F"] == "none",
)
slip(
    "right_result_means_no_bug",
    "It ends where right K-means ends, and J rises on the way: both are true. What in the program says that it rose?",
    {"B": "none"},
    lambda v: v["B"] == "none",
)
slip(
    "a_rise_blamed_on_its_half_step",
    "J rises there, but is it that J? At the moment it was noted, which labels and which centroids were in force?",
    {"B": "assign"},
    lambda v: v["B"] in ("assign", "move"),
)
slip(
    "flat_and_high_means_a_bug",
    "Where would right K-means go from the same start? Run km.half_steps there before you call it a bug.",
    {"D": "loop"},
    lambda v: v["D"] in ("assign", "move", "loop", "log"),
)
slip(
    "stopping_means_done",
    "A run should stop when J is flat. Is the last J the same as the one before?",
    {"E": "none"},
    lambda v: v["E"] == "none",
)
slip(
    "early_stop_blamed_on_a_half_step",
    "Each half-step that was made may be right. Ask the certificates, and then ask which half-steps are missing.",
    {"E": "move"},
    lambda v: v["E"] in ("assign", "move"),
)
slip(
    "assign_blamed_for_the_move",
    "Which certificate fails first, the one of the assign or the one of the move? That half-step has the bug.",
    {"F": "assign"},
    lambda v: "assign" in (v["A"], v["F"]),
)
slip(
    "move_blamed_for_the_assign",
    "The means are right means, but of which points? Ask for the certificate of the half-step before.",
    {"C": "move"},
    lambda v: v["C"] == "move",
)
