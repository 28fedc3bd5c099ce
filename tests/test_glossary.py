"""The glossary: every word of it is one that the notebooks use, and every name in it is one that the course has."""

import re

import kmcourse as km
from kmcourse.course_files import PAGES
from tests.course_notebooks import NOTEBOOKS, SOLUTIONS, prose_of

TEXT = (NOTEBOOKS / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| English")
]


def test_a_row_is_a_word_in_two_languages_what_it_is_called_in_code_and_what_it_means():
    for row in ROWS:
        assert len(row) == 4, row
        assert re.fullmatch(r"[A-Za-z ,-]+", row[0]), row
        assert re.search(r"[\u4e00-\u9fff]", row[1]), row
        assert row[2] or row[3], row


def test_no_word_stands_twice():
    words = [row[0] for row in ROWS]

    assert len(set(words)) == len(words)


def test_the_notebooks_use_every_word():
    prose = "\n".join(prose_of(path) for path in SOLUTIONS).lower().replace("*", "")
    words = [word for row in ROWS for word in row[0].split(", ") if not word.startswith("how many")]

    assert [word for word in words if word.lower() not in prose] == []


def test_every_name_is_one_that_a_notebook_may_use():
    names = re.findall(r"`km\.(\w+)`", TEXT)

    assert names
    assert [name for name in names if name not in km.__all__] == []


def test_it_is_laid_beside_a_learner_s_notebooks():
    assert {path.name for path in NOTEBOOKS.glob("*.md")} == set(PAGES)
