"""Setting up: one list of dependencies, one lock, one pair of commands, and whatever else must agree with them."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import kmcourse
from tests.course_notebooks import cells_of, each_notebook

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
DEPENDENCIES = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = [Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines]
ALL_DEPENDENCIES = [*DEPENDENCIES, *EXTRAS, *(Requirement(line) for line in PYPROJECT["dependency-groups"]["dev"])]


def pins(lock=LOCK):
    """Return the pins of a lock as (requirement, hashes)."""
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", " "))
    found = []
    for entry in entries:
        what, *options = re.split(r"\s+--hash=", entry.strip())
        found.append((Requirement(what), options))
    return found


# The lock


def test_the_lock_holds_no_address_and_no_path():
    assert "://" not in LOCK
    assert not re.search(r"^(-e|--(?!hash)|[./~])", LOCK, re.MULTILINE)


def test_every_pin_is_exact_and_has_hashes():
    for requirement, hashes in pins():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", hash_.strip()) for hash_ in hashes), requirement


@pytest.mark.parametrize(
    "dependency", [*ALL_DEPENDENCIES, *map(Requirement, PYPROJECT["build-system"]["requires"])], ids=str
)
def test_every_dependency_has_a_pin_that_satisfies_it(dependency):
    versions = [str(pin.specifier)[2:] for pin, _ in pins() if pin.name == dependency.name]

    assert versions
    assert all(version in dependency.specifier for version in versions)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_on_every_system_and_python_each_package_has_one_pin(python, system):
    environment = {"python_full_version": f"{python}.9", "python_version": python, "sys_platform": system}
    environment["os_name"] = "nt" if system == "win32" else "posix"
    names = [pin.name for pin, _ in pins() if pin.marker is None or pin.marker.evaluate(environment)]

    assert len(names) == len(set(names))
    assert {dependency.name for dependency in ALL_DEPENDENCIES} <= set(names)


def test_the_file_that_uv_makes_with_addresses_is_never_committed():
    assert subprocess.run(["git", "check-ignore", "--quiet", "uv.lock"], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "kmcourse/__main__.py"])
def test_one_lock_is_installed_everywhere(path):
    named = re.findall(r"[\w.-]+\.lock\b", (ROOT / path).read_text(encoding="utf-8"))

    assert set(named) == {"requirements.lock"}


# The notebooks

PACKAGES = {"IPython": "ipython", "sklearn": "scikit-learn"}  # where a package is imported by another name


def packages_in(cells):
    """Return the packages that code cells import, the standard library and the course aside."""
    trees = [ast.parse(cell) for cell in cells]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [node.module if isinstance(node, ast.ImportFrom) else alias.name for node in found for alias in node.names]
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"kmcourse"}
    return {PACKAGES.get(top, top) for top in tops}


@each_notebook
def test_what_a_notebook_imports_every_learner_has(path):
    # The lock holds the contributors' tools too; who installs with conda, or the package alone, has none of them.
    assert packages_in(cell.source for cell in cells_of(path, "code")) <= {line.name for line in DEPENDENCIES}


def test_a_package_is_seen_wherever_a_cell_imports_it():
    cells = ["import kmcourse as km\nimport json, numpy as np", "def f():\n    from sklearn.cluster import KMeans"]

    assert packages_in(cells) == {"numpy", "scikit-learn"}


# environment.yml

CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def conda_environment(text):
    """Return what a conda environment file installs: by conda and by pip, each as a list of lines, and its channels."""
    data = yaml.safe_load(text)
    by_conda = [line for line in data["dependencies"] if isinstance(line, str)]
    (by_pip,) = (entry["pip"] for entry in data["dependencies"] if isinstance(entry, dict))
    return by_conda, by_pip, data["channels"]


ENVIRONMENT = (ROOT / "environment.yml").read_text(encoding="utf-8")


def differences(text):
    """Return the names of the dependencies in which a conda environment file and pyproject.toml differ."""
    by_conda, by_pip, _ = conda_environment(text)
    listed = [Requirement(line) for line in [*by_conda, *by_pip] if line not in ("pip", "-e .")]
    theirs = {CONDA_NAMES.get(line.name, line.name): line.specifier for line in listed if line.name != "python"}
    ours = {dependency.name: dependency.specifier for dependency in DEPENDENCIES}
    return {name for name in theirs | ours if theirs.get(name) != ours.get(name)}


def test_environment_yml_lists_what_pyproject_toml_lists():
    assert differences(re.sub(r"python=(?=\d)", "python==", ENVIRONMENT)) == set()


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ("numpy>=1.26", "numpy>=1.25", "numpy"),
        ("  - nbformat>=5.10\n", "", "nbformat"),
        ("anywidget>=0.9", "anywidget", "anywidget"),
        ("  - ipython>", "  - scipy>=1\n  - ipython>", "scipy"),
    ],
)
def test_a_drift_would_be_seen(before, after, differs):
    assert before in ENVIRONMENT
    drifted = ENVIRONMENT.replace(before, after)
    assert differences(re.sub(r"python=(?=\d)", "python==", drifted)) == {differs}


def test_environment_yml_is_what_conda_and_binder_understand():
    by_conda, by_pip, channels = conda_environment(ENVIRONMENT)
    (python,) = (line for line in by_conda if line.startswith("python"))

    # Binder's own pattern: python>=3.11 would be passed over, and another Python taken.
    assert re.fullmatch(r"python=\d\.\d+", python)
    assert Version(python.removeprefix("python=")) in SpecifierSet(PROJECT["requires-python"])
    assert "pip" in by_conda
    assert by_pip[-1] == "-e ."
    assert channels == ["conda-forge", "nodefaults"]
    assert "://" not in ENVIRONMENT


# What is run on every change


def test_ruff_finds_nothing_to_complain_of():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "."], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_ruff_finds_nothing_to_format():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--diff", "."], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_few_and_use_the_pinned_tools():
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    hooks = [hook for repo in repos for hook in repo["hooks"]]

    assert [repo["repo"] for repo in repos] == ["local"]
    assert len(hooks) <= 8
    for hook in hooks:
        assert hook["language"] == "system"
        assert shutil.which(hook["entry"].split()[0], path=str(Path(sys.executable).parent)), hook["entry"]


def test_ci_runs_a_script_that_bash_understands():
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"]).returncode == 0
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]

    assert jobs["everything"]["steps"][-1]["run"] == "bash .ci/run"
    assert {"macos-latest", "windows-latest"} == set(jobs["package"]["strategy"]["matrix"]["os"])


def test_the_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert citation["version"] == kmcourse.__version__
    assert " AND ".join(citation["license"]) == PROJECT["license"]
    assert citation["authors"] == PROJECT["authors"]
