"""The table of what is caught, as the README's command prints it."""

import pytest

from kmcourse.exercises import exercise_names
from tests.exercises import catch_table


@pytest.mark.slow
def test_the_table_has_a_row_an_exercise_and_misses_nothing(capsys):
    catch_table.main()

    heading, *rows, total = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert heading[:4] == ["exercise", "mistakes", "refused", "named"]
    assert [row[0] for row in rows] == exercise_names()
    for row in (*rows, total):
        mistakes, refused, named, styles, accepted, mutants, mutants_refused, equal, holes = map(int, row[1:])
        assert mistakes == refused == named
        assert styles == accepted
        assert (mutants, holes) == (mutants_refused + equal, 0)
