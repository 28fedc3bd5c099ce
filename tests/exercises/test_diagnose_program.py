"""Verdicts are judged one by one, no message gives one away, and what is recognised is a belief."""

import itertools

import pytest

import kmcourse as km
from kmcourse import programs
from kmcourse.exercises.diagnose_program import RIGHT, VERDICTS, exercise, mistakes_in
from kmcourse.faults import first_fault


def report_of(**verdicts):
    return km.check({**RIGHT, **verdicts}, exercise="diagnose_program")


# The key is what the programs do


def test_half_steps_are_blamed_that_fail_first_in_their_program():
    for name, verdict in RIGHT.items():
        steps = programs.run(name)
        fault = first_fault(programs.data(name)[0], steps)
        if verdict in ("assign", "move"):
            assert steps[fault.step - 1].kind == verdict
            assert "noted" not in fault.why
        elif verdict == "log":
            assert "J is noted as" in fault.why
        elif verdict == "loop":
            assert "should have gone on" in fault.why
        else:
            assert fault is None


def test_every_verdict_is_right_somewhere_and_one_is_twice():
    assert sorted(RIGHT.values()) == sorted([*VERDICTS, "move"])


# Partial credit


@pytest.mark.parametrize("name", programs.NAMES)
def test_a_verdict_that_does_not_hold_costs_its_own_item_only(name):
    other = next(verdict for verdict in VERDICTS if verdict != RIGHT[name])

    report = report_of(**{name: other})

    assert [item.title for item in report.items if not item.passed] == [f"Program {name}"]


def test_a_verdict_that_is_missing_is_asked_for():
    report = km.check({"A": "move"}, exercise="diagnose_program")

    assert report.earned == 2
    assert report.items[1].message == "There is no verdict on program B yet."


def test_no_message_says_which_verdict_is_right():
    for verdicts in itertools.product(VERDICTS, repeat=2):
        report = km.check(dict.fromkeys("ABC", verdicts[0]) | dict.fromkeys("DEF", verdicts[1]), "diagnose_program")
        for item, given in zip(report.items, [verdicts[0]] * 3 + [verdicts[1]] * 3, strict=True):
            assert not [verdict for verdict in VERDICTS if verdict != given and repr(verdict) in item.message]


def test_no_hint_of_a_mistake_names_a_program_or_a_verdict():
    for mistake in exercise.mistakes:
        assert not [name for name in programs.NAMES if f"program {name}" in mistake.hint]
        assert not [verdict for verdict in VERDICTS if repr(verdict) in mistake.hint]


# Names


@pytest.mark.parametrize("mistake", exercise.mistakes, ids=lambda mistake: mistake.name)
def test_the_example_of_a_mistake_shows_this_mistake_and_no_other(mistake):
    report = km.check(mistake.function(), exercise="diagnose_program")

    assert report.mistake == mistake.name


@pytest.mark.parametrize(
    ("verdicts", "name"),
    [
        ({"A": "none"}, "no_rise_means_no_bug"),
        ({"C": "none"}, "no_rise_means_no_bug"),
        ({"B": "move"}, "a_rise_blamed_on_its_half_step"),
        ({"D": "move"}, "flat_and_high_means_a_bug"),
        ({"A": "assign", "F": "assign"}, "assign_blamed_for_the_move"),
        ({"B": "loop"}, None),
        ({"A": "none", "D": "move"}, None),
        (dict.fromkeys(programs.NAMES, "none"), None),
        (dict.fromkeys(programs.NAMES, "move"), None),
    ],
)
def test_one_belief_is_named_and_several_are_not(verdicts, name):
    assert report_of(**verdicts).mistake == name


def test_the_right_verdicts_show_no_mistake():
    assert mistakes_in([*RIGHT.values()]) == []


# Other answers


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (["move", "log"], "expected a dict with the keys 'A', 'B', 'C', 'D', 'E', 'F', or a list of 6 entries"),
        ("move", "It gave 'move'; expected a dict"),
        ({**RIGHT, "G": "none"}, "There is no 'G' here; the keys are 'A', 'B', 'C', 'D', 'E', 'F'."),
        ({"A": "the move"}, "The verdict on program A is 'the move'; it can be one of 'assign', 'move', 'loop', 'log'"),
        ({"A": 1}, "The verdict on program A is 1; it can be one of"),
        ({"A": ["move"]}, "The verdict on program A is ['move']; it can be one of"),
        ({"A": {"move"}}, "The verdict on program A is a set; it can be one of"),
    ],
    ids=str,
)
def test_what_is_no_verdict_is_told_in_a_sentence(answer, message):
    report = km.check(answer, exercise="diagnose_program")

    assert message in report.items[0].message
    assert report.mistake is None


@pytest.mark.parametrize("answer", [None, dict.fromkeys(programs.NAMES), [None] * 6])
def test_no_verdict_at_all_is_no_attempt(answer):
    report = km.check(answer, exercise="diagnose_program")

    assert report.outcome == "not attempted"
    assert exercise.asks in report.message
