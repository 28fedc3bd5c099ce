"""A submission's cells and calls: what is told of them, what a death costs, and what the course answers."""

import time

import numpy as np
import pytest

from kmcourse import kmeans
from kmcourse.checks import Seed, judge
from kmcourse.classroom.sandbox.channel import Channel, ClosedError, LateError
from kmcourse.classroom.sandbox.course_answers import MOST_SECONDS, CourseAnswers
from kmcourse.classroom.sandbox.inside import stand_in
from kmcourse.classroom.sandbox.inside.lesson import LESSON
from kmcourse.classroom.sandbox.runner import Plan
from kmcourse.classroom.sandbox.wire import State
from kmcourse.exercises import built_on, exercise_names, find_exercise
from tests.classroom.attacks import ASSIGN, COST


def value(student, name):
    return student.runner(name, is_value=True)(()).value


def test_a_cell_tells_what_it_printed_and_what_it_defined(student):
    outcome = student.run_cell("print('hello')\nx = 1\ndef f(): pass", "cell")

    assert (outcome.ok, outcome.trouble, outcome.printed) == (True, None, "hello\n")
    assert outcome.defined == ("x", "f")


def test_a_cell_that_fails_keeps_what_came_before_and_says_in_which_line(student):
    outcome = student.run_cell("x = 1\ny = 1 / 0\nz = 2", "cell")

    assert not outcome.ok
    assert (outcome.trouble.name, outcome.trouble.line, outcome.trouble.source) == ("ZeroDivisionError", 2, "y = 1 / 0")
    assert outcome.defined == ("x",)
    assert value(student, "x") == 1


def test_a_cell_that_is_no_python_says_so(student):
    assert student.run_cell("not a python", "cell").trouble.name == "SyntaxError"


def test_a_cell_that_ends_its_process_is_as_if_it_had_not_been_there(student):
    student.run_cell("x = [1]", "good")

    outcome = student.run_cell("x.append(2)\nimport os\nos._exit(0)", "bad")

    assert outcome.trouble.kind == "ended"
    assert value(student, "x") == [1]
    assert student.deaths == 1


@pytest.fixture
def messages(monkeypatch):
    """How often something has been sent."""
    sent, write = [], Channel.write
    monkeypatch.setattr(Channel, "write", lambda channel, *what: sent.append(what) or write(channel, *what))
    return sent


@pytest.fixture
def begun(student):
    """A submission of which two cells were begun after another, the first of which does harm."""

    def begin(harm):
        student.run_cell("x = [1]\ndef f(): return x", "cell")
        student.begin_cell(harm, "cell")
        student.begin_cell("x.append(3)", "cell")
        return student

    return begin


def test_cells_that_were_begun_are_sent_with_what_is_asked_next(begun, messages):
    student = begun("x.append(2)\n1 / 0")
    before = len(messages)
    f = student.runner("f")

    assert len(messages) - before == 1
    assert f(()).value == [1, 2, 3]
    assert [outcome.ok for outcome in student.outcomes[1:]] == [True, False, True]
    assert student.outcomes[1].defined == ("x", "f")


@pytest.mark.parametrize("harm", ["import os; x.append(2); os._exit(0)", "import os; os.write(3, b'rubbish' * 9)"])
def test_a_cell_that_was_begun_and_does_harm_costs_itself_only(begun, harm):
    student = begun(harm)
    f = student.runner("f", planned=lambda: Plan.of([()]))

    assert f(()).value == [1, 3]
    assert [outcome.ok for outcome in student.outcomes[1:]] == [True, False, True]
    assert student.outcomes[2].trouble.kind in ("ended", "garbled")
    assert student.deaths == 1


def test_what_is_called_ahead_after_cells_that_were_begun_may_end_the_process(begun):
    student = begun("import os\ndef g(): return os._exit(0)")
    g = student.runner("g", planned=lambda: Plan.of([()]))

    assert g(()).trouble.kind == "ended"
    assert [outcome.ok for outcome in student.outcomes[1:]] == [True, True, True]
    assert student.runner("f")(()).value == [1, 3]


def test_cells_that_are_too_long_for_one_message_are_run_one_by_one(begun, messages):
    student = begun("#" * 10**5)
    before = len(messages)
    f = student.runner("f")

    assert len(messages) - before == 3
    assert f(()).value == [1, 3]


def test_cells_for_which_there_may_be_no_time_are_run_one_by_one(begun, messages):
    student = begun("x.append(2)")
    student.talk.seconds_left, before = 15, len(messages)

    assert student.runner("f")(()).value == [1, 2, 3]
    assert len(messages) - before == 4
    assert [outcome.ok for outcome in student.outcomes[1:]] == [True, True, True]


@pytest.mark.parametrize("problem", [ClosedError, LateError])
def test_who_is_lost_before_all_cells_are_there_is_replaced_and_no_cell_is_blamed(begun, monkeypatch, problem):
    student, write = begun("x.append(2)"), Channel.write

    def half(channel, data, deadline):
        monkeypatch.setattr(Channel, "write", write)
        write(channel, data[: len(data) // 2], deadline)
        raise problem

    monkeypatch.setattr(Channel, "write", half)

    assert student.runner("f")(()).value == [1, 2, 3]
    assert [outcome.ok for outcome in student.outcomes[1:]] == [True, True, True]
    assert student.deaths == 1


def test_cells_that_were_begun_are_run_before_anything_else(begun):
    student = begun("x.append(2)")
    student.provide({"x": 7})

    assert value(student, "x") == 7
    assert len(student.outcomes) == 4


def test_a_cell_may_not_ask_what_the_function_may_that_it_is_sent_with(student):
    asking = "import kmcourse as km\nX = [[1.0], [11.0]]\nlabels = km.assign_points(X, [[2.0]])"
    student.begin_cell(asking, "cell")
    student.begin_cell("def f(): return km.assign_points(X, [[2.0]])", "cell")
    f = student.runner("f", builds_on=("best_run",), planned=lambda: Plan.of([()]))

    assert all(outcome.ok for outcome in student.outcomes), student.outcomes
    assert f(()).trouble is not None


def test_a_call_that_ends_its_process_costs_that_call_only(student):
    student.run_cell("import os\ndef f(n):\n    return n if n else os._exit(0)", "cell")
    f = student.runner("f")

    outcomes = [f((n,)) for n in (1, 0, 2)]

    assert [call.value for call in outcomes] == [1, None, 2]
    assert outcomes[1].trouble.kind == "ended"
    assert student.deaths == 1


@pytest.mark.slow
def test_a_busy_machine_costs_a_submission_none_of_its_time(student):
    # Asleep, as whoever waits for a processor: the call is stopped after three times its two seconds on the clock.
    student.run_cell("import time\ndef f():\n    time.sleep(60)", "cell")
    before = student.seconds_left

    assert student.runner("f")(()).trouble.kind == "too slow"

    assert before - student.seconds_left < 3


def test_a_function_that_always_ends_its_process_is_not_called_for_ever(student):
    student.run_cell("import os\ndef f():\n    os._exit(0)", "cell")
    f = student.runner("f")

    kinds = [f(()).trouble.kind for _ in range(5)]

    assert kinds == ["ended", "ended", "ended", "not called", "not called"]


def test_other_functions_are_called_after_one_that_ended_its_process(student):
    student.run_cell("import os\ndef f():\n    os._exit(0)\ndef g():\n    return 7", "cell")
    g = student.runner("g")
    student.runner("f")(())

    assert g(()).value == 7
    assert student.runner("g")(()).value == 7


@pytest.mark.slow
def test_what_is_too_slow_is_stopped_and_what_it_said_is_kept(student):
    student.run_cell("def f():\n    print('begun')\n    while True: pass", "cell")

    call = student.runner("f")(())

    assert (call.trouble.kind, call.printed) == ("too slow", "begun\n")
    assert student.deaths == 0
    assert 1 < call.seconds < 3  # the system counts in ticks, and by the clock where others are busy


@pytest.mark.slow
def test_a_check_as_a_whole_has_its_time_too(student):
    student.run_cell("import time\ndef f():\n    time.sleep(60)", "cell")
    f = student.runner("f")
    began = time.monotonic()

    kinds = [f(()).trouble.kind for _ in range(5)]

    assert kinds == ["too slow", "too slow", "too slow", "not called", "not called"]
    assert time.monotonic() - began < 18  # three times as long as the processor may be kept


def test_a_submission_as_a_whole_has_its_time_too(sandbox):
    with sandbox.submission(seconds=0.5) as student:
        assert student.run_cell("x = 1\ndef f(): return 1", "cell").ok
        f = student.runner("f")
        slow = student.run_cell("import time\ntime.sleep(60)", "slow")

        assert slow.trouble.kind == "too slow"
        assert slow.seconds < 2
        assert student.run_cell("x = 2", "late").trouble.kind == "not called"
        assert f(()).trouble.kind == "not called"


def test_a_runner_keeps_the_function_that_it_was_made_with(student):
    student.run_cell("def f(): return 1", "first")
    f = student.runner("f")
    student.run_cell("def f(): return 2", "second")

    assert (f(()).value, student.runner("f")(()).value) == (1, 2)


def test_a_runner_keeps_its_function_through_a_death(student):
    student.run_cell("def f(): return 1", "first")
    f = student.runner("f")
    student.run_cell("def f(): return 2", "second")
    student.run_cell("import os\nos._exit(0)", "bad")

    assert f(()).value == 1


def test_no_name_no_runner_and_no_function_no_call(student):
    student.run_cell("x = 41", "cell")

    assert student.runner("y") is None
    assert not student.runner("x").callable
    assert student.runner("x", is_value=True)(()).value == 41


def test_a_stub_is_untouched(student):
    student.run_cell("def f(X):\n    '''What it does.'''\n    ...\ndef g(X):\n    return X", "cell")

    assert student.runner("f").untouched
    assert not student.runner("g").untouched


def test_a_call_gets_copies_and_what_it_changed_comes_back(student):
    student.run_cell("def f(X, Y, n):\n    X[0] = 5\n    n += 1\n    return X", "cell")
    X, Y = np.zeros(2), np.ones(3)

    call = student.runner("f")((X, Y, 3))

    assert (X == 0).all()
    assert call.left[0].tolist() == [5, 0]
    assert call.left[1] is Y
    assert call.left[2] == 3


def test_an_argument_that_became_something_else_counts_as_changed(student):
    student.run_cell("def f(X):\n    X.dtype = complex\ndef g(X):\n    X.resize(10**7, refcheck=False)", "cell")

    for name in "fg":
        call = student.runner(name)((np.zeros(2),))
        assert call.left[0].shape != (2,)


def test_a_seed_is_a_generator_inside(student):
    student.run_cell("def f(rng): return rng.integers(10**9)", "cell")

    assert student.runner("f")((Seed(3),)).value == np.random.default_rng(3).integers(10**9)


def test_every_submission_begins_with_a_clean_namespace_and_the_same_randomness(sandbox):
    drawn = []
    for _ in range(2):
        with sandbox.submission() as student:
            assert not student.run_cell("left", "look").ok
            student.run_cell(
                "left = 1\nimport random\nimport numpy as np\nx = random.random() + np.random.rand()", "cell"
            )
            drawn.append(value(student, "x"))

    assert drawn[0] == drawn[1]


def test_values_can_be_put_under_names(student):
    student.provide({"X": np.eye(2), "n": 3})
    student.run_cell("import os\nos._exit(0)", "bad")

    assert value(student, "X").tolist() == [[1, 0], [0, 1]]
    assert value(student, "n") == 3


def test_the_place_of_trouble_is_the_line_of_the_cell(student):
    student.run_cell("\n\ndef f(X):\n    y = X[5]\n    return y\n", "cell")

    trouble = student.runner("f")((np.zeros(2),)).trouble

    assert (trouble.line, trouble.source) == (4, "y = X[5]")


# What of the course is there.


def test_the_stand_in_has_every_lesson_function_by_the_name_that_the_course_gives_it():
    import kmcourse

    for name, home in LESSON.items():
        assert getattr(kmcourse, name).__module__ == f"kmcourse.{home}"
    for name in kmcourse.__all__:
        assert getattr(stand_in, name) is not None


def test_what_an_exercise_builds_on_is_there():
    for name in exercise_names():
        assert set(built_on(find_exercise(name))) <= set(LESSON)


def test_cells_may_ask_the_course_and_an_answer_only_what_it_builds_on(student):
    source = "def f(X, c, mu):\n    return km.compute_cost(X, c, mu)\nJ = f([[1], [11]], [0, 0], [[2]])"
    assert student.run_cell(source, "cell").ok
    arguments = np.array([[1.0], [11.0]]), np.array([0, 0]), np.array([[2.0]])

    assert value(student, "J") == 41
    assert student.runner("f", builds_on=["compute_cost"])(arguments).value == 41
    refused = student.runner("f", builds_on=["assign_points"])(arguments).trouble
    assert (refused.name, refused.message[:31]) == ("RuntimeError", "km.compute_cost is not there wh")


def test_the_course_raises_inside_what_it_raises_outside(student):
    outcome = student.run_cell("km.assign_points([[1], [2]], [[1, 2]])", "cell")

    assert outcome.trouble.name == "ValueError"
    assert outcome.trouble.message == "centroids has 2 columns but X has 1."


def test_a_generator_goes_on_after_the_course_has_drawn_from_it(student):
    student.run_cell("rng = np.random.default_rng(5)\nX = np.arange(20.0)[:, None]", "cell")
    student.run_cell("drawn = [km.initialize_centroids(X, 3, rng) for _ in range(2)] + [rng.random()]", "draw")
    rng, X = np.random.default_rng(5), np.arange(20.0)[:, None]
    from kmcourse.starts import initialize_centroids

    there = value(student, "drawn")
    here = [initialize_centroids(X, 3, rng) for _ in range(2)] + [rng.random()]

    assert all(np.array_equal(one, other) for one, other in zip(there, here, strict=True))


def test_half_steps_and_runs_look_as_they_do_in_the_course(student):
    outcome = student.run_cell(
        "run = km.run_kmeans([[1], [11]], [[2]])\n"
        "labels, centroids, costs = run\n"
        "assert list(run.costs) == [41, 25, 25, 25]\n"
        "steps = list(km.half_steps([[1], [11]], [[2]]))\n"
        "assert [(s.kind, s.cost) for s in steps[:2]] == [('assign', 41), ('move', 25)]\n"
        "own = km.half_steps(km.datasets.two_points(), [[2]], assign=lambda X, mu: np.zeros(len(X), int))\n"
        "assert [s.cost for s in own] == [41, 25, 25, 25]\n"
        "assert km.programs.run('A', [[1], [11]], [[2]])[0].cost == 41\n"
        "from kmcourse.kmeans import assign_points\n"
        "km.widgets.Staircase(km.half_steps([[1], [11]], [[2]]))\n"
        "km.predict('id', 'A question?', ['yes', 'no'])\n"
        "km.check(run)\n",
        "cell",
    )

    assert outcome.ok, outcome.trouble


def test_what_failed_elsewhere_is_replaced_until_the_next_cell(student):
    student.run_cell("def assign_points(X, mu): return 'wrong'\ndef f(X, mu): return assign_points(X, mu)", "cell")
    arguments = np.array([[1.0], [11.0]]), np.array([[2.0], [10.0]])

    assert student.runner("f")(arguments).value == "wrong"
    assert student.runner("f", instead=["assign_points"])(arguments).value.tolist() == [0, 1]
    assert student.runner("f")(arguments).value == "wrong"


def test_following_through_costs_nothing_twice(student):
    source = find_exercise("run_kmeans").solution_source().replace("km.assign_points", "assign_points")
    student.run_cell("def assign_points(X, mu): return np.zeros(len(X), int)\n" + source, "cell")
    exercise = find_exercise("run_kmeans")
    names = built_on(exercise)

    assert judge(exercise, student.runner("run_kmeans", names)).earned < 10
    assert judge(exercise, student.runner("run_kmeans", names, instead=["assign_points"])).earned == 10


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("run_kmeans", (np.random.default_rng(0).random((1000, 10)), np.zeros((500, 10)), 1000)),
        ("compute_cost", (np.zeros((10**5, 9)), np.zeros(10**5, int), np.zeros((200, 9)))),
        ("best_run", ([[1.0]] * 100, 100, 10**9)),
        ("lowest_costs", ([[1.0]] * 1000, list(range(1, 900)), 900)),
        ("lowest_costs", ([[1.0]] * 1000, ["text", {}], 900)),
        ("os.system", ("ls",)),
        ("programs.NAMES", ()),
        ("kmeans.np.save", ()),
        ([1], ()),
        ("assign_points", (None,)),
        ("assign_points", ("text", {})),
    ],
)
def test_the_course_refuses_what_is_too_much_or_not_its_own(name, arguments):
    began = time.monotonic()

    trouble, value, _ = CourseAnswers().answer(name, arguments, ())

    assert trouble
    assert value is None
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("name", "arguments", "named"),
    [
        ("best_run", (np.eye(50, 2), np.int64(2), np.int64(10**12), State(1, 1, 0, 0)), ()),
        (
            "lowest_costs",
            (),
            (
                ("Ks", list(range(1, 1000))),
                ("X", np.arange(1000.0)[:, None]),
                ("n_starts", 1),
                ("rng", State(1, 1, 0, 0)),
            ),
        ),
        ("run_kmeans", (np.random.default_rng(0).random((20_000, 5)), np.random.default_rng(0).random((290, 5))), ()),
    ],
    ids=["a number of NumPy's", "another order", "steps that nobody counted"],
)
def test_the_course_stops_what_no_size_tells(name, arguments, named):
    course = CourseAnswers()
    course.seconds = MOST_SECONDS - 0.2

    trouble, value, _ = course.answer(name, arguments, named)

    assert trouble == ("RuntimeError", f"km.{name} would have taken too long with these arguments, and was stopped.")
    assert value is None
    assert course.seconds < MOST_SECONDS + 2


def test_the_course_answers_only_so_often():
    course = CourseAnswers()
    course.seconds = 100.0

    assert "too often" in course.answer("compute_cost", ([[1]], [0], [[1]]), ())[0][1]


def test_the_checker_is_not_moved_by_what_a_submission_does_to_numpy(student):
    student.run_cell("np.mean = np.sum = np.allclose = None\n" + COST + ASSIGN, "cell")

    assert np.mean([1, 3]) == 2
    assert kmeans.compute_cost([[1], [11]], [0, 0], [[2]]) == 41


def test_handlers_of_its_own_do_not_switch_the_limit_off(student):
    student.run_cell(
        "import signal\nfor each in (signal.SIGPROF, signal.SIGALRM): signal.signal(each, signal.SIG_IGN)", "cell"
    )
    student.run_cell("def f(x):\n    while True: pass", "cell")

    assert student.runner("f")((1,)).trouble.kind == "too slow"
    assert student.deaths == 0
