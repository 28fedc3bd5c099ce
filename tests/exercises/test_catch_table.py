"""The command that prints the catch table."""

import subprocess
import sys

from kmcourse.exercises import exercise_names


def test_the_table_has_a_row_an_exercise_and_misses_nothing():
    command = [sys.executable, "-m", "tests.exercises.catch_table"]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    heading, *rows, total = [line.split() for line in printed.splitlines()]
    assert heading[:4] == ["exercise", "mistakes", "refused", "named"]
    assert [row[0] for row in rows] == exercise_names()
    for row in (*rows, total):
        mistakes, refused, named, styles, accepted = map(int, row[1:])
        assert mistakes == refused == named
        assert styles == accepted
