"""`python -m kmcourse` before anything is installed: it makes its environment, or says in one line why it cannot."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import kmcourse

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def clone(tmp_path):
    """Give a copy of what a clone needs for its first command."""
    folder = tmp_path / "clone"
    (folder / "kmcourse").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "actions.py", "cli.py", "formats.py"):
        shutil.copy(ROOT / "kmcourse" / name, folder / "kmcourse")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "requirements.lock").write_text("no-such-package==1.0 --hash=sha256:" + 64 * "0" + "\n")
    return folder


def python_of(environment):
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory):
    """Give a Python with no package at all, not even pip."""
    environment = tmp_path_factory.mktemp("bare")
    venv.create(environment, with_pip=False)
    return python_of(environment)


@pytest.fixture(scope="module")
def python_with_pip(tmp_path_factory):
    """Give a Python that has pip and nothing else."""
    environment = tmp_path_factory.mktemp("with_pip")
    venv.create(environment, with_pip=True)
    return python_of(environment)


def first_command(python, clone, *words, **environment):
    offline = {**os.environ, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", **environment}
    offline.pop("PYTHONPATH", None)
    return subprocess.run([python, "-m", "kmcourse", *words], capture_output=True, text=True, cwd=clone, env=offline)


def test_an_old_python_is_told_which_is_needed(clone, bare_python):
    program = clone / "kmcourse" / "__main__.py"
    program.write_text(program.read_text().replace("OLDEST_PYTHON = (3, 11)", "OLDEST_PYTHON = (99, 0)"))
    done = first_command(bare_python, clone, "lab")

    assert done.returncode == 1
    assert done.stderr == "The course needs Python 3.11 or newer; this is {}.{}.\n".format(*sys.version_info)
    assert not (clone / ".venv").exists()


def test_a_python_without_pip_is_told_how_to_get_it(clone, bare_python):
    done = first_command(bare_python, clone, "lab")

    assert done.returncode == 1
    assert "has no pip. On Debian and Ubuntu: sudo apt install python3-pip\n" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_an_installation_that_fails_says_so_and_is_tried_again(clone, python_with_pip):
    for _ in range(2):
        done = first_command(python_with_pip, clone, "--version")
        assert done.returncode == 1
        assert "No matching distribution found for no-such-package==1.0" in done.stderr
        assert done.stderr.endswith("stopped; pip says why above. The same command tries again.\n")
        assert "Traceback" not in done.stderr
        assert done.stdout.startswith("Installing what the course needs into ")


@pytest.mark.slow
def test_a_file_that_differs_from_its_hash_is_not_installed(clone, python_with_pip, tmp_path):
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "wheels", ROOT]
    assert subprocess.run(build, capture_output=True).returncode == 0
    (clone / "requirements.lock").write_text(f"kmcourse=={kmcourse.__version__} --hash=sha256:{64 * '0'}\n")
    done = first_command(python_with_pip, clone, "--version", PIP_FIND_LINKS=str(tmp_path / "wheels"))

    assert done.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr


def install_in(clone, python):
    """Make the environment of a clone, as far as the first command looks at it."""
    venv.create(clone / ".venv", with_pip=False)
    program = "from kmcourse.__main__ import STAMP, _fingerprint; STAMP.write_text(_fingerprint())"
    subprocess.run([python, "-c", program], cwd=clone, check=True)
    site_packages = next((clone / ".venv").rglob("site-packages"))
    (site_packages / "kmcourse-9.9.dist-info").mkdir()
    (site_packages / "kmcourse-9.9.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: kmcourse\nVersion: 9.9\n"
    )


@pytest.mark.slow
def test_when_the_lock_has_changed_nobody_reads_what_is_there_already(clone, python_with_pip):
    install_in(clone, python_with_pip)
    (clone / "requirements.lock").write_text(f"kmcourse==9.9 --hash=sha256:{64 * '0'}\n")
    done = first_command(python_with_pip, clone, "--version")

    assert done.stdout.startswith("Installing what the course needs into ")
    assert "satisfied" not in done.stdout
    assert "pip says why above" in done.stderr, "it goes on to install the clone itself, which this Python cannot build"


def test_an_environment_that_is_up_to_date_is_used_as_it_is(clone, bare_python):
    install_in(clone, bare_python)
    done = first_command(bare_python, clone, "--version")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"kmcourse {kmcourse.__version__}\n"

    (clone / "requirements.lock").write_text("changed==1.0\n")
    assert "has no pip" in first_command(bare_python, clone, "--version").stderr, "a new lock is installed"


def test_who_has_installed_the_course_keeps_their_own_environment():
    stamp = ROOT / ".venv" / "kmcourse-installed"
    before = stamp.stat().st_mtime_ns if stamp.exists() else None
    done = subprocess.run([sys.executable, "-m", "kmcourse", "--version"], capture_output=True, text=True, cwd=ROOT)

    assert done.stdout == f"kmcourse {kmcourse.__version__}\n"
    assert (stamp.stat().st_mtime_ns if stamp.exists() else None) == before
