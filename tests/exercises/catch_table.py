"""Print what the bank catches: python -m tests.exercises.catch_table

One row an exercise: how many known mistakes there are, how many of them are refused, and named as themselves; how many
right answers there are, and how many get full marks; how many mutants of the solution and the reference there are, how
many are refused, and how many are shown to be right as well. `tests.exercises.survivors` prints those one by one.
"""

from kmcourse.checks import Guard, judge
from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.right_answers import right_answers
from tests.exercises.survivors import tally

COLUMNS = ("mistakes", "refused", "named", "right styles", "accepted", "mutants", "refused", "equal", "holes")


def row(name):
    """Return the figures of one exercise, in the order of COLUMNS."""
    exercise = find_exercise(name)
    wrong = [(mistake, judge(exercise, Guard(mistake.function))) for mistake in exercise.mistakes]
    right = [judge(exercise, Guard(answer)) for answer in right_answers(name).values()]
    refused = sum(report.outcome == "failed" for _, report in wrong)
    named = sum(report.mistake == mistake.name for mistake, report in wrong)
    accepted = sum(report.score == 1.0 for report in right)
    mutants = tally(name)
    left = len(mutants.equal), len(mutants.holes)
    return len(wrong), refused, named, len(right), accepted, mutants.made, mutants.refused, *left


def main():
    """Print the table."""
    rows = {name: row(name) for name in exercise_names()}
    rows["all"] = tuple(sum(column) for column in zip(*rows.values(), strict=True))
    for name, cells in {"exercise": COLUMNS, **rows}.items():
        print(f"{name:<25}" + "".join(f"{cell:>13}" for cell in cells))


if __name__ == "__main__":
    main()
