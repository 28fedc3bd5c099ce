"""Every picture of the notebooks has an alt text, and its numbers are right: `tests/pictures_again.py`."""

import itertools
import re
from html import unescape

import pytest

from kmcourse.classroom.release.plain import read_notebook
from tests.course_notebooks import SOLUTIONS
from tests.pictures_again import AGAIN

PICTURES = {
    cell.id: cell
    for path in SOLUTIONS
    for cell in read_notebook(path).cells
    if any("<img " in output.get("data", {}).get("text/html", "") for output in cell.get("outputs", []))
}
MOST_ROUNDED = 1e-3  # of a number, however it is written


def alt_texts(cell):
    """Return the alt text of every picture of a cell; of one without, nothing."""
    pages = [output.get("data", {}).get("text/html", "") for output in cell.outputs]
    pictures = itertools.chain.from_iterable(re.findall(r"<img [^>]*>", page) for page in pages)
    found = (re.search(r' alt="([^"]*)"', picture) for picture in pictures)
    return [unescape(text[1]) if text else "" for text in found]


def numbers_in(text):
    return re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text.replace("−", "-"))


def says(written, number):
    """Whether a number as it is written is this number, rounded to the digits that are there."""
    half_a_digit = 0.5 * 10.0 ** -len(written.partition(".")[2])
    away = abs(float(written) - number)
    return away <= 1e-9 * abs(number) + min(half_a_digit, MOST_ROUNDED * abs(number))


def compare(texts, expected):
    """Return what is said and not so, and what is so and not said."""
    assert len(texts) == len(expected)
    wrong, missing = [], []
    for text, numbers in zip(texts, expected, strict=True):
        written = numbers_in(text)
        wrong += [word for word in written if not any(says(word, number) for number in numbers)]
        missing += [number for number in numbers if not any(says(word, number) for word in written)]
    return wrong, missing


def test_every_picture_is_computed_again():
    assert list(PICTURES) == [cell for cell in AGAIN if cell in PICTURES], "an entry in tests/pictures_again.py"


@pytest.mark.parametrize("cell", PICTURES)
def test_the_numbers_in_an_alt_text_are_those_that_come_out_again(cell):
    texts = alt_texts(PICTURES[cell])

    wrong, missing = compare(texts, AGAIN[cell]())

    assert (wrong, missing) == ([], []), texts


def test_a_wrong_number_and_a_missing_one_would_be_seen():
    assert compare(["2 points, J = 41."], [[2, 41.0]]) == ([], [])
    assert compare(["2 points, J = 42."], [[2, 41]]) == (["42"], [41])
    assert compare(["2 points."], [[2, 41]]) == ([], [41])
    assert alt_texts(_Cell) == [""]


class _Cell:
    outputs = ({"data": {"text/html": '<img src="a.png">'}},)
