"""Print what the bank catches: python -m tests.exercises.catch_table

One row an exercise: how many known mistakes there are, how many of them are refused, how many are named as themselves,
and how many of the right answers get full marks.
"""

from kmcourse.checks import Guard, judge
from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.right_answers import right_answers

COLUMNS = ("exercise", "mistakes", "refused", "named", "right styles", "accepted")


def row(name):
    """Return the figures of one exercise, in the order of COLUMNS."""
    exercise = find_exercise(name)
    wrong = [(mistake, judge(exercise, Guard(mistake.function))) for mistake in exercise.mistakes]
    right = [judge(exercise, Guard(answer)) for answer in right_answers(name).values()]
    refused = sum(report.outcome == "failed" for _, report in wrong)
    named = sum(report.mistake == mistake.name for mistake, report in wrong)
    return name, len(wrong), refused, named, len(right), sum(report.score == 1.0 for report in right)


def main():
    """Print the table."""
    rows = [row(name) for name in exercise_names()]
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    for cells in (COLUMNS, *rows):
        print(f"{cells[0]:<20}" + "".join(f"{cell:>14}" for cell in cells[1:]))


if __name__ == "__main__":
    main()
