"""A Generator among the arguments, and mistakes that show only in many draws."""

import numpy as np
import pytest

from kmcourse.checks import Draws, Exercise, Guard, Seed, Unmet, expect, expect_draws, judge

THREE = np.array([[1.0], [2.0], [3.0]])


def one_of(X, rng):
    return X[rng.integers(len(X))]


def exercise():
    calls = tuple((THREE, Seed(number)) for number in range(40))
    made = Exercise(
        name="one_of",
        notebook="07",
        asks="Return a row of X.",
        reference=one_of,
        hints=("Draw an index.",),
        telling=[Draws(calls, lambda values: len({str(value) for value in values}))],
    )

    @made.check("Every row can be drawn", points=10)
    def every_row(answer):
        drawn = {float(np.ravel(answer(THREE, Seed(number)))[0]) for number in range(40)}
        expect.number(len(drawn), 3)

    made.mistake("never_the_last", "The end is left out.", lambda X, rng: X[rng.integers(len(X) - 1)])
    made.mistake("always_the_same", "Use rng.", lambda X, rng: X[0])
    return made


def test_the_same_seed_gives_every_call_the_same_generator():
    runner = Guard(lambda X, rng: rng.random(3))

    first, second = runner((THREE, Seed(4))), runner((THREE, Seed(4)))

    assert first.value.tolist() == second.value.tolist() == np.random.default_rng(4).random(3).tolist()


def test_what_is_kept_of_a_call_is_the_seed_and_not_the_generator():
    call = Guard(lambda X, rng: rng.random())((THREE, Seed(4)))

    assert call.left[1] == Seed(4)


def test_a_report_shows_the_generator_as_it_would_be_typed():
    report = judge(exercise(), Guard(lambda X, rng: X[0]))

    assert report.items[0].call == "one_of(X=[[1], [2], [3]], rng=np.random.default_rng(39))"


def test_a_mistake_that_shows_in_many_draws_is_named_however_it_draws():
    report = judge(exercise(), Guard(lambda X, rng: rng.permutation(X[:2])[1]))

    assert report.mistake == "never_the_last"


def test_what_many_draws_show_tells_mistakes_apart():
    assert judge(exercise(), Guard(lambda X, rng: X[2])).mistake == "always_the_same"
    assert judge(exercise(), Guard(one_of)).passed


def test_a_call_that_fails_among_many_is_shown_as_its_trouble():
    def fails(X, rng):
        raise ValueError("no")

    seen = []
    made = exercise()
    made.telling[0] = Draws(((THREE, Seed(0)),), lambda values: seen.extend(values) or "")
    judge(made, Guard(fails))

    assert [value.name for value in seen if hasattr(value, "name")] == ["ValueError"]


def test_what_comes_from_rng_is_the_same_from_the_same_seed_and_differs_otherwise():
    first, *_, last = expect_draws.seeds(np.random.default_rng(3), 4)

    assert first == last
    expect_draws.from_rng([1, 2, 1])
    with pytest.raises(Unmet, match="called with 2 different generators, and always gave the same"):
        expect_draws.from_rng([1, 1, 1])
    with pytest.raises(Unmet, match="a generator of the same seed, and gave two different answers"):
        expect_draws.from_rng([1, 2, 3])


def test_the_seeds_of_a_check_are_all_different_but_the_last():
    seeds = expect_draws.seeds(np.random.default_rng(3), 20)

    assert len({seed.number for seed in seeds}) == len(seeds) - 1 == 20
