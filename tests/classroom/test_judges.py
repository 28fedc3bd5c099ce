"""What is marked anew when the course changes: everything that can change a mark, and nothing that cannot."""

import subprocess
import sys

import pytest

from kmcourse.classroom.grading.judges import judges
from kmcourse.classroom.sandbox.inside.lesson import LESSON
from kmcourse.classroom.sandbox.shipping import SHIPPED
from tests.test_architecture import PACKAGE, ROOT, imports_of, name_of

# What marks, and what it loads by name.
BEGIN = [
    "classroom/marking/marking.py",
    "classroom/sandbox/sandbox.py",
    "classroom/reading/edition.py",
    "programs.py",
    *SHIPPED,
]
BEGIN += [f"{module}.py" for module in LESSON.values()]
NOT_FOLLOWED = {"checks/card.py", "__init__.py"}  # how a report looks in a page; where names are found

MARK = """
import sys
from kmcourse.classroom.reading.edition import read_edition
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.sandbox.sandbox import Sandbox
from kmcourse.course_files import notebooks_to_hand_in

(path,) = (path for path in notebooks_to_hand_in() if path.stem == sys.argv[1])
with Sandbox() as sandbox:
    mark(path.read_bytes(), read_edition(path), sandbox, 5)
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("kmcourse.")))
"""


def file_of(module):
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return path.relative_to(PACKAGE).as_posix()


def followed(begin):
    """Return the files that these import, directly or not."""
    ahead, found = list(begin), set()
    while ahead:
        name = ahead.pop()
        if name not in found | NOT_FOLLOWED:
            found.add(name)
            modules = [module for module in imports_of(PACKAGE / name) if module.startswith("kmcourse")]
            # A module's packages are loaded before it.
            parents = [module.rpartition(".")[0] for module in (*modules, name_of(PACKAGE / name)) if "." in module]
            ahead += map(file_of, (*modules, *parents))
    return found


def test_all_that_marking_imports_is_a_judge():
    exercises = [path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "exercises").glob("*.py")]

    assert followed([*BEGIN, *exercises]) == set(judges())


@pytest.mark.parametrize("assignment", ["build_k_means", "07_try_many_starts"])
def test_all_that_marking_loads_is_a_judge(assignment):
    done = subprocess.run([sys.executable, "-c", MARK, assignment], cwd=ROOT, capture_output=True, text=True)
    loaded = {path.removeprefix(f"{PACKAGE}/") for path in done.stdout.split()}

    assert loaded, done.stderr
    assert loaded - set(judges()) <= {"course_files.py"}  # where this test finds the notebook


@pytest.mark.parametrize(
    "name", ["figures.py", "pictures.py", "widgets/bowl.py", "classroom/results/pages.py", "cli.py"]
)
def test_what_only_shows_is_no_judge(name):
    assert (PACKAGE / name).is_file()
    assert name not in judges()
