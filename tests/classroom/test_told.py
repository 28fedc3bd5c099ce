"""Whatever a submission's process says, the checker gets what it can read or refuses it; it never stumbles."""

import contextlib

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kmcourse.checks.calls import Call
from kmcourse.classroom.sandbox.course_answers import CourseAnswers
from kmcourse.classroom.sandbox.inside.lesson import LESSON
from kmcourse.classroom.sandbox.told import read_bound, read_call, read_cell
from kmcourse.classroom.sandbox.wire import WireError, pack
from tests.classroom.test_wire import VALUES

ANSWERS = st.lists(VALUES, max_size=7)
ARGUMENTS = np.eye(2), 3
TROUBLES = st.none() | st.tuples(st.just("raised"), VALUES, VALUES, VALUES, VALUES, VALUES) | VALUES
LIKE_CALLS = st.tuples(VALUES, TROUBLES, st.tuples(VALUES, VALUES), VALUES, st.tuples(VALUES), st.floats() | VALUES)


@settings(deadline=None)
@given(ANSWERS | LIKE_CALLS.map(list))
@example([1.0, ("raised", "ValueError", "m", 1, "s", ("ValueError",)), (None, None), "", (), 0.0])
@example([1.0, (np.zeros(2),) * 6, (None, None), "", (), 0.0])
@example([1.0, None, (None, np.eye(2)), "", (), 0.0])
@example([1.0, None, 3, "", (), 0.0])
@example([1.0, None, (None, None), "", 7, 0.0])
def test_what_is_said_of_a_call_is_a_call_or_refused(answer):
    with contextlib.suppress(WireError):
        call = read_call(answer, ARGUMENTS)
        assert isinstance(call, Call)
        assert call.trouble is None or call.value is None
        assert len(call.left) == 2
        assert call.left[1] == 3


@settings(deadline=None)
@given(ANSWERS)
@example([np.zeros(3), "", ()])
@example([None, "", (1,)])
@example([None, "", 5])
def test_what_is_said_of_a_cell_is_read_or_refused(answer):
    with contextlib.suppress(WireError):
        trouble, printed, defined = read_cell(answer)
        assert isinstance(printed, str)
        assert all(isinstance(name, str) for name in defined)
        assert trouble is None or trouble.kind


@settings(deadline=None)
@given(ANSWERS)
@example([np.array([1, 2]), True])
@example([True, True])
def test_what_is_said_of_a_name_is_read_or_refused(answer):
    with contextlib.suppress(WireError, ValueError, TypeError):
        what, untouched = read_bound(answer)
        assert what in (0, 1, 2)
        assert isinstance(untouched, bool)


@settings(deadline=None)
@given(st.sampled_from([*LESSON, "programs.run", "os.system"]) | VALUES, VALUES | st.tuples(VALUES, VALUES), VALUES)
@example("assign_points", ([[1.0]],) * 2, (("extra", 1),))
@example("assign_points", 3, 3)
def test_whatever_the_course_is_asked_it_answers_with_what_can_be_sent(name, arguments, named):
    pack(CourseAnswers().answer(name, arguments, named))
