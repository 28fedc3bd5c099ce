"""The corpus of attacks, handed in as notebooks: marking them gives what they deserve, and the same every time."""

import pytest

from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.marking.marks import from_json, to_json
from tests.classroom.attacks import EXERCISES, attacks
from tests.classroom.handed_in import as_bytes, cell, edition

EDITION = edition(*EXERCISES)
# What harms files and other processes is tried in test_attacks; a notebook adds nothing to that.
CORPUS = {name: attack for (kind, name), attack in attacks().items() if kind in ("marks", "unlucky")}


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPUS)
def test_an_attack_in_a_notebook_gets_what_it_deserves(sandbox, name):
    attack = CORPUS[name]
    data = as_bytes([cell(f"cell-{number}", source) for number, source in enumerate(attack.cells)])
    result = mark(data, EDITION, sandbox, seed=1)
    wrong = {
        marked.exercise: (marked.earned, attack.earns[marked.exercise])
        for marked in result.marks
        if attack.earns[marked.exercise] not in (None, marked.earned)
    }

    assert not wrong
    assert from_json(to_json(result)) == result
