"""`kmcourse lab`: JupyterLab, opened on a learner's own copies of the notebooks."""

import os
import sys
from pathlib import Path

from kmcourse.copies import UnknownNotebookError, lay_copies
from kmcourse.course_files import PATTERN, course_notebooks
from kmcourse.records import home as learner_folder


class LabError(Exception):
    """Why the course cannot be opened, in one line that says what to do."""


def open_lab(reset=(), browser=True, arguments=(), command="kmcourse"):
    """Lay the copies and run JupyterLab on them until it is stopped.

    It listens on this computer's loopback address only. When port 8888 is taken, JupyterLab looks for a free one.

    Parameters
    ----------
    reset : sequence of str
        Numbers or names of notebooks to lay afresh; what the learner had stays beside them.
    browser : bool
        Whether to open a browser; the address is printed either way.
    arguments : sequence of str
        Passed on to JupyterLab as they are.
    command : str
        What the user types before `lab`, for the sentences.

    Raises
    ------
    LabError
        If JupyterLab is missing, the notebooks are missing or not known, or the learner's folder cannot be written.
    """
    try:
        home = learner_folder().resolve()
    except RuntimeError:
        raise LabError("Your home folder is not known. Set KMCOURSE_HOME to a folder for your notebooks.") from None
    is_first_time = not any(home.glob(PATTERN))
    try:
        notes = lay_copies(course_folder(), home, reset, command)
    except UnknownNotebookError as problem:
        raise LabError(problem) from None
    except OSError as problem:
        raise LabError(
            f"Your copies of the notebooks cannot be written to {home} ({problem.strerror}). "
            "To have them elsewhere, set the environment variable KMCOURSE_HOME to a folder of yours."
        ) from None
    for note in notes:
        print(note)
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as missing:
        raise LabError(
            f"JupyterLab cannot be loaded by {sys.executable} ({missing}). To install it: "
            f"{sys.executable} -m pip install jupyterlab"
        ) from None
    print(f"JupyterLab opens on your copies of the notebooks, in {home}. To stop it, press Ctrl+C here.", flush=True)
    first = min(path.name for path in home.glob(PATTERN))
    LabApp.launch_instance([*_options(home, browser, first if is_first_time else None, bool(arguments)), *arguments])


def course_folder():
    """Return the folder of the course's own notebooks, in the installed package or in a clone.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    LabError
        If there are none: the installation is not complete.
    """
    notebooks = course_notebooks()
    if not notebooks:
        package = Path(__file__).resolve().parent
        raise LabError(f"The course's notebooks are missing from {package}: install kmcourse again, or clone it again.")
    return notebooks[0].parent


def _options(home, browser, notebook, talkative):
    options = [f"--ServerApp.root_dir={home}", "--ServerApp.ip=127.0.0.1"]
    # JupyterLab's first words to a learner would be a question about news; what they set themselves still counts.
    options.append(f"--LabApp.app_settings_dir={Path(__file__).resolve().parent / 'lab_settings'}")
    if not browser:
        options.append("--no-browser")
    if notebook:
        options.append(f"--LabApp.default_url=/lab/tree/{notebook}")
    if not talkative:  # whoever passes options of their own gets JupyterLab's own messages as well
        options += ["--ServerApp.log_level=WARN", "--LabApp.log_level=WARN"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # In a container one is often root, and JupyterLab would refuse to start.
        options.append("--allow-root")
    return options
