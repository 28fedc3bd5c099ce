"""Mark many submissions, right, wrong and hostile, and keep what comes of it: python -m tests.classroom.same_marks FILE

A change that only makes marking faster changes none of it: run this before and after. If FILE is there already, the
results are compared with those in it, mark by mark and word by word, and what differs is printed. What a submission
decides by chance or by the clock may differ from run to run: such names come up in two runs of the same code too.
"""

import argparse
import inspect
import json
import sys
from pathlib import Path

import nbformat

from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.marking.marks import to_json
from kmcourse.classroom.reading.edition import read_edition
from kmcourse.classroom.release.plain import read_notebook
from kmcourse.classroom.sandbox.sandbox import Sandbox
from tests.classroom.attacks import EXERCISES, attacks
from tests.classroom.handed_in import as_bytes, cell, edition
from tests.course_notebooks import NOTEBOOKS
from tests.exercises.right_answers import right_answers
from tests.exercises_blind.measure import SETS

ASSIGNMENT = NOTEBOOKS / "assignment" / "build_k_means.ipynb"
SOLVED = NOTEBOOKS / "assignment" / "solutions" / "build_k_means.ipynb"
SEED = 20260101


def main():
    """Mark them all; exit with 1 if a result is another than it was."""
    parser = argparse.ArgumentParser(prog="python -m tests.classroom.same_marks", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="where the results are kept")
    file = parser.parse_args().file
    now = marked()
    if not file.exists():
        file.write_text(json.dumps(now, indent=0, sort_keys=True))
        print(f"{len(now)} submissions were marked and kept.")
        return 0
    before = json.loads(file.read_text())
    others = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    for name in others:
        print(name, *_differences(before.get(name), now.get(name)), sep="\n    ")
    print(f"{len(now)} submissions were marked; {len(others)} results are others than before.")
    return 1 if others else 0


def marked():
    """Return what comes of each submission, by its name, as text."""
    class_, three = read_edition(ASSIGNMENT), edition(*EXERCISES)
    with Sandbox() as sandbox:
        found = {name: to_json(mark(data, class_, sandbox, SEED)) for name, data in honest()}
        found |= {name: to_json(mark(data, three, sandbox, SEED)) for name, data in hostile()}
        found |= {f"{name}, as in the notebook": to_json(mark(data, class_, sandbox)) for name, data in some(honest())}
    return found


def honest():
    """Yield (name, notebook) for the assignment, each answer to each exercise in one notebook at least."""
    notebook = read_notebook(SOLVED)
    answers = {asked.answer: list(written(asked.exercise)) for asked in read_edition(ASSIGNMENT).asked}
    for number in range(max(map(len, answers.values()))):
        handed_in = nbformat.from_dict(notebook)
        for one in handed_in.cells:
            sources = answers.get(one.source.partition("def ")[2].partition("(")[0] if "SOLUTION" in one.source else "")
            if sources:
                one.source = sources[number % len(sources)]
        yield f"honest {number}", nbformat.writes(handed_in).encode()


def some(submissions):
    """Yield every tenth."""
    yield from (one for number, one in enumerate(submissions) if number % 10 == 0)


def written(exercise):
    """Yield the bank's answers to an exercise, wrong and right, as sources."""
    for answers, _ in SETS.values():
        yield from (answer.source for answer in answers if answer.exercise == exercise)
    found = right_answers(exercise)
    if not found or any(not inspect.signature(answer).parameters for answer in found.values()):
        return  # nobody has written any, or it asks for values
    source = inspect.getsource(sys.modules[f"tests.exercises.right_answers.{exercise}"])
    yield from (f"{source}\n\n{exercise} = {name}\n" for name in found)


def hostile():
    """Yield (name, notebook) for the corpus of attacks, without the facts that some of them would need."""
    for (kind, name), attack in attacks().items():
        yield f"{kind}: {name}", as_bytes([cell(f"cell-{number}", text) for number, text in enumerate(attack.cells)])


def _differences(before, now):
    if before is None or now is None:
        return ["is new" if before is None else "is gone"]
    before, now = json.loads(before), json.loads(now)
    pairs = [(before[name], now[name], name) for name in before if name != "marks" and before[name] != now[name]]
    for was, is_now in zip(before["marks"], now["marks"], strict=True):
        pairs += [(was[name], is_now[name], f"{was['exercise']}.{name}") for name in was if was[name] != is_now[name]]
    return [f"{name}\n      was {was}\n      now {is_now}" for was, is_now, name in pairs]


if __name__ == "__main__":
    sys.exit(main())
