"""The engine of the checks: what an exercise, a check, a known mistake, an answer and a report are.

It knows no exercise. Read `exercise.py` first, then a file in `kmcourse/exercises/`.
"""

from kmcourse.checks import expect, expect_draws
from kmcourse.checks.calls import Unmet
from kmcourse.checks.draws import Draws, Seed
from kmcourse.checks.exercise import Exercise
from kmcourse.checks.guard import Guard
from kmcourse.checks.judging import judge
from kmcourse.checks.report import Item, Report

__all__ = ["Draws", "Exercise", "Guard", "Item", "Report", "Seed", "Unmet", "expect", "expect_draws", "judge"]
