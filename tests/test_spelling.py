"""What people read is spelt right, and in British English: notebooks, documents, exercises.

The dictionary is pyspellchecker's, which is American; what it does not know is in `words.txt`, one word a line.
"""

import re
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from kmcourse.exercises import exercise_names, find_exercise
from tests.course_notebooks import SOLUTIONS, calls_in, prose_of

ROOT = Path(__file__).resolve().parents[1]
OURS = (ROOT / "tests" / "words.txt").read_text(encoding="utf-8").split()
# Code, formulas, tags and addresses are no prose.
NO_PROSE = r"^```.*?^```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)\s]*\)|<[^>\n]*>|\w+://\S+"
AMERICAN = (
    r"(?!size|prize|seize)\w*[^\W\d_]{2}(iz(e[sd]?|ing|ation)|yz(e[sd]?|ing))"
    r"|(col|fav|behavi|neighb|hon|lab)or(s|ed|ing|hood)?|(cent|met|lit)er(s|ed)?|gray|license[sd]?|toward"
)


def words_in(text):
    """Return the words of the prose in a text, in small letters and without a possessive's ending."""
    prose = re.sub(NO_PROSE, " ", text, flags=re.MULTILINE | re.DOTALL)
    words = re.findall(r"(?<![\w.\\])[A-Za-z][A-Za-z']+(?![\w(])", prose)
    return [re.sub(r"('s|')$", "", word.lower()) for word in words]


def texts():
    """Return what is read: by its name, the text."""
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.md"))}
    for path in SOLUTIONS:
        asked = [words for _, (_, *words) in calls_in(path, "km.predict")]
        found[path.name] = "\n".join([prose_of(path), *map(str, asked)])
    for exercise in map(find_exercise, exercise_names()):
        titles, hints = [check.title for check in exercise.checks], [mistake.hint for mistake in exercise.mistakes]
        found[exercise.name] = "\n".join([exercise.asks, *exercise.hints, *titles, *hints])
    return found


TEXTS = texts()


@pytest.fixture(scope="module")
def dictionary():
    checker = SpellChecker()
    checker.word_frequency.load_words(OURS)
    return checker


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_is_in_the_dictionary_or_on_our_list(name, dictionary):
    assert sorted(dictionary.unknown(words_in(TEXTS[name]))) == []


@pytest.mark.parametrize("name", TEXTS)
def test_the_spelling_is_british(name):
    assert [word for word in words_in(TEXTS[name]) if re.fullmatch(AMERICAN, word)] == []


def test_our_list_is_in_order_and_holds_nothing_that_the_dictionary_knows():
    known = SpellChecker()

    assert sorted(set(OURS)) == OURS
    assert [word for word in OURS if word in known] == []


def test_a_slip_of_the_pen_and_american_spelling_would_be_seen(dictionary):
    assert dictionary.unknown(words_in("The centriod `moev`s to $\\mu$.")) == {"centriod"}
    assert re.fullmatch(AMERICAN, "minimizes")
    assert re.fullmatch(AMERICAN, "color")
    assert not any(re.fullmatch(AMERICAN, word) for word in ("size", "prized", "minimises", "parameter", "her"))
