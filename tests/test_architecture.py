"""The rules of the house: who may import whom, what may be installed for it, and how large a file may grow."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kmcourse"

LESSON = ("core", "checks", "exercises")
CLASSROOM = (
    "classroom",
    "classroom.reading",
    "classroom.sandbox",
    "classroom.marking",
    "classroom.hand_ins",
    "classroom.results",
    "classroom.grading",
)
# Room -> the rooms that its modules may import from. A file at the top of the package that is not named here is core.
MAY_IMPORT = {
    "core": {"core"},
    "checks": {"core", "checks"},
    "exercises": {"core", "checks", "exercises"},
    "widgets": {"core", "widgets"},
    "verbs": {"core", "checks", "exercises", "verbs"},
    "predictions": {"core", "widgets"},
    "figures": {"core", "figures"},
    "classroom": {"checks"},
    "classroom.reading": {"core", "exercises", "classroom.reading"},
    "classroom.sandbox": {"core", "checks", "classroom", "classroom.sandbox"},
    "classroom.marking": {*LESSON, "classroom", "classroom.reading", "classroom.sandbox", "classroom.marking"},
    "classroom.hand_ins": {"core", "classroom.reading", "classroom.hand_ins"},
    "classroom.results": {*LESSON, "classroom", "classroom.marking", "classroom.hand_ins", "classroom.results"},
    "classroom.grading": {*LESSON, *CLASSROOM},
    "classroom.release": {*LESSON, *CLASSROOM, "classroom.release"},
    "lab": {"core", "lab"},
    "cli": {"core", "checks", "exercises", "verbs", "classroom.grading", "classroom.release", "lab", "package", "cli"},
    "start": {"cli"},
    "package": set(),
}
ROOM_OF_A_FILE = {
    "__init__": "package",
    "__main__": "start",
    "actions": "cli",
    "cli": "cli",
    "copies": "lab",
    "formats": "cli",
    "lab": "lab",
    "predictions": "predictions",
    "figures": "figures",
    "figure_parts": "figures",
    "verbs": "verbs",
    "handing_on": "verbs",
    "planting": "verbs",
    "progress_facts": "verbs",
    "progress_report": "verbs",
    "progress_command": "verbs",
}
# Standard library aside, what a room may use; the other rooms may use whatever pyproject.toml declares.
MAY_USE = {
    "core": {"numpy"},
    "checks": {"numpy"},
    "exercises": {"numpy"},
    "lab": {"jupyterlab"},
    "cli": set(),
    "start": set(),
}
MOST_LINES = {".py": 260, ".js": 320}


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "notebooks" not in path.relative_to(PACKAGE).parts)


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module):
    """Return the room of a module's dotted name, such as "core" for kmcourse.kmeans."""
    parts = module.split(".")
    if len(parts) == 1:
        return "package"
    if (PACKAGE / parts[1]).is_dir():
        inner = len(parts) > 2 and parts[1] == "classroom" and (PACKAGE / parts[1] / parts[2]).is_dir()
        return ".".join(parts[1:3]) if inner else parts[1]
    return ROOM_OF_A_FILE.get(parts[1], "core")


def imports_of(path):
    """Yield the dotted names of the modules that a file imports, wherever in it."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if base.startswith("kmcourse") and is_module(inner) else base
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (word.value for word in node.args[:1] if isinstance(word, ast.Constant))


def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def wrong_arrows(path):
    room = room_of(name_of(path))
    inner = (name for name in imports_of(path) if name.split(".")[0] == "kmcourse")
    return [name for name in inner if room_of(name) not in MAY_IMPORT[room]]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_arrows_run_one_way(path):
    assert room_of(name_of(path)) in MAY_IMPORT, "a new room: say in MAY_IMPORT what it may import"
    assert wrong_arrows(path) == []


def test_an_arrow_the_wrong_way_is_seen(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path / "kmcourse")
    for name in ("checks", "exercises", "widgets"):
        (tmp_path / "kmcourse" / name).mkdir(parents=True)
    (tmp_path / "kmcourse" / "cli.py").touch()
    core = tmp_path / "kmcourse" / "kmeans.py"
    for line, seen in [
        ("import kmcourse.checks", "kmcourse.checks"),
        ("def f():\n    from kmcourse.widgets import Bowl", "kmcourse.widgets"),
        ("from . import exercises", "kmcourse.exercises"),
        ("from .exercises import all_of_them", "kmcourse.exercises"),
        ("import importlib\nimportlib.import_module('kmcourse.cli')", "kmcourse.cli"),
        ("import kmcourse", "kmcourse"),
    ]:
        core.write_text(line)
        assert wrong_arrows(core) == [seen]


def test_an_arrow_the_wrong_way_is_seen_between_the_rooms_of_the_classroom(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path / "kmcourse")
    for name in ("sandbox/inside", "marking"):
        (tmp_path / "kmcourse" / "classroom" / name).mkdir(parents=True)
    for room, module, is_seen in [
        ("sandbox/inside", "marking.marking", True),
        ("sandbox", "marking.marking", True),
        ("marking", "sandbox.sandbox", False),
    ]:
        path = tmp_path / "kmcourse" / "classroom" / room / "one.py"
        path.write_text(f"from kmcourse.classroom.{module} import mark")
        assert wrong_arrows(path) == [f"kmcourse.classroom.{module}"] * is_seen


def declared():
    """Return the import names of the packages that pyproject.toml declares, for the course itself and its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    names = {Requirement(line).name for line in [*project["dependencies"], *extras]}
    return {"IPython" if name == "ipython" else name for name in names}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_what_is_imported_is_declared_and_allowed_in_its_room(path):
    tops = {name.split(".")[0] for name in imports_of(path)} - sys.stdlib_module_names - {"kmcourse"}

    assert tops <= MAY_USE.get(room_of(name_of(path)), declared())
    assert tops <= declared()


@pytest.mark.parametrize("init", [path for path in modules() if path.name == "__init__.py"], ids=name_of)
def test_no_module_has_the_name_of_something_its_package_exports(init):
    package = importlib.import_module(name_of(init))
    inside = {path.stem for path in init.parent.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}

    for name in inside & set(getattr(package, "__all__", ())):
        assert getattr(package, name).__name__ == f"{package.__name__}.{name}", "the module can no longer be reached"


@pytest.mark.parametrize(
    "path",
    [path for path in PACKAGE.rglob("*") if path.suffix in MOST_LINES and "notebooks" not in path.parts],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_a_file_is_one_idea(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= MOST_LINES[path.suffix], f"{lines} lines: a second idea has moved in; give it a file of its own"


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


FORBIDDEN = {
    "unfinished work": r"\b(TO[D]O|FIX[M]E)\b",
    "an address of a package registry": r"pypi\.org|pythonhosted\.org|registry\.npmjs|--(extra-)?index-url",
    "a path of one machine": r"(?<![\w.~])/(work|root|home/\w+|Users/\w+)/",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_contains(what):
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(text.splitlines(), 1):
            if match := pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match[0]}")

    assert found == []


@pytest.mark.parametrize(
    ("what", "words"),
    [  # in pieces, so that this file, too, has none of it
        ("unfinished work", ("# TO", "DO: later")),
        ("an address of a package registry", ("https://pypi", ".org/simple")),
        ("a path of one machine", ('open("/ro', 'ot/data.csv")')),
    ],
)
def test_each_forbidden_thing_would_be_found(what, words):
    assert re.search(FORBIDDEN[what], "".join(words))


def run_python(*arguments):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT)


def test_importing_the_course_loads_nothing_heavy():
    heavy = {"matplotlib", "ipywidgets", "anywidget", "IPython", "jupyterlab", "nbformat", "nbclient", "sqlite3"}
    heavy |= {"sklearn", "scipy"}
    done = run_python("-c", "import sys, kmcourse; print(*{name.split('.')[0] for name in sys.modules})")

    assert done.returncode == 0, done.stderr
    assert heavy & set(done.stdout.split()) == set()


def test_the_command_starts_before_anything_is_installed():
    # -S leaves site-packages out: `python3 -m kmcourse` runs with nothing but the standard library.
    done = run_python(
        "-S", "-c", "import kmcourse, kmcourse.cli, kmcourse.__main__, sys; print('numpy' in sys.modules)"
    )

    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr
