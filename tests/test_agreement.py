import numpy as np
import pytest

from kmcourse.agreement import agreement, numbers_in


@pytest.mark.parametrize(
    ("predicted", "happened"),
    [
        ("25", 25),
        ("25.0", "25"),
        ("24.7", 74 / 3),
        ("24,667", 74 / 3),
        ("65,920", 65920),
        ("65 920", 65920),
        ("about 6 times", 393216 / 65920),
        ("6x", np.float64(5.97)),
        ("−8", -8),
        ("1/2", 0.5),
        ("1e3", 1000),
        ("J = 41.", 41),
        ("0", 0),
        ("It falls or stays", "it falls  or stays."),
    ],
)
def test_these_agree(predicted, happened):
    assert agreement(predicted, happened) is True


@pytest.mark.parametrize(
    ("predicted", "happened"), [("5", 25), ("26", 74 / 3), ("8", -8), ("0.1", 0), ("41", "25"), ("1", 1.02)]
)
def test_these_two_numbers_do_not_agree(predicted, happened):
    assert agreement(predicted, happened) is False


@pytest.mark.parametrize(
    ("predicted", "happened"),
    [
        ("it falls", "J falls by 16"),
        ("five", 5),
        ("5 or 6", 5),
        ("1/0", 5),
        ("twice 25", 50),
        ("50 %", 0.5),
        ("", 5),
        ("-", 5),
    ],
)
def test_of_other_words_only_the_reader_can_tell(predicted, happened):
    assert agreement(predicted, happened) is None


@pytest.mark.parametrize("value", [None, True, float("inf"), "nan", "inf", "1e999", [5]])
def test_what_is_no_finite_number_is_none(value):
    assert numbers_in(value) == []
