"""What each subcommand of `kmcourse` does with its arguments; each loads what it needs when it is called."""

import os
import sys
from pathlib import Path


class UserError(Exception):
    """What is wrong, in one line that says what to do; shown without a traceback."""


def lab(arguments):
    """Open JupyterLab on the learner's own copies."""
    from kmcourse.lab import LabError, open_lab

    try:
        open_lab(reset=arguments.reset, browser=not arguments.no_browser, arguments=arguments.rest, command=called_as())
    except LabError as problem:
        raise UserError(problem) from None


def progress(arguments):
    """Show how far the learner is, or begin anew."""
    from kmcourse.progress_command import ProgressError, reset_progress, show_progress

    try:
        if arguments.reset:
            reset_progress(ask=not arguments.yes, command=called_as())
        else:
            show_progress()
    except ProgressError as problem:
        raise UserError(problem) from None


def check(arguments):
    """Check a notebook before it is handed in."""
    from kmcourse.classroom.grading.own_check import ALL_PASSED, NOT_READ, OPEN, CheckError, check_notebook, told

    try:
        result = check_notebook(arguments.notebook, arguments.assignment)
    except (CheckError, OSError) as problem:
        reason = f"{problem.filename}: {problem.strerror}" if isinstance(problem, OSError) else problem
        print(f"kmcourse: {reason}", file=sys.stderr)
        return NOT_READ
    print(told(result, Path(arguments.notebook).name))
    return ALL_PASSED if result.passed else OPEN


def grade(arguments):
    """Grade what a class handed in."""
    import kmcourse
    from kmcourse.classroom.grading.grade_command import run

    return run(
        arguments.submissions,
        arguments.out,
        kmcourse.__version__,
        due=arguments.due,
        overrides=arguments.override,
        scheduler=arguments.scheduler,
        assignment=arguments.assignment,
        unsafe_split_only=arguments.unsafe_split_only,
    )


def test(arguments):
    """Run the project's tests."""
    import subprocess
    from importlib.util import find_spec

    clone = Path(__file__).resolve().parent.parent
    if not (clone / "tests").is_dir():
        raise UserError(
            "The tests are in the course's repository, not in the installed package: clone it, and run this there."
        )
    if find_spec("pytest") is None:
        raise UserError(
            f"pytest is not installed here. To install it: {sys.executable} -m pip install -r requirements.lock"
        )
    return subprocess.run([sys.executable, "-m", "pytest", *arguments.rest], cwd=clone).returncode


def release(arguments):
    """Make an edition for learners, or say where the plain one is stale."""
    from kmcourse.classroom.release.plain import ReleaseError, compare_plain
    from kmcourse.formats import FORMATS, draw_seed

    chosen = FORMATS[arguments.format]
    if arguments.check and arguments.format != "plain":
        raise UserError("--check goes with --format plain.")
    if arguments.seed is not None and not chosen.has_seed:
        raise UserError(f"--seed does not go with --format {arguments.format}: nothing in it is drawn from a seed.")
    seed = draw_seed() if arguments.seed is None else arguments.seed
    try:
        if arguments.check:
            differences = compare_plain(arguments.source, arguments.out)
            print("\n".join(differences) or "Every notebook is fresh.")
            return 1 if differences else 0
        written = chosen.write(arguments.source, arguments.out, seed)
    except ReleaseError as problem:
        raise UserError(problem) from None
    for path in written:
        print(path)
    return 0


def slides(arguments):
    """Make a page of slides, or sheets to print."""
    from kmcourse.classroom.release.plain import ReleaseError
    from kmcourse.classroom.release.slides import paper_page, slides_page

    try:
        page = (paper_page if arguments.paper else slides_page)(arguments.notebook)
    except ReleaseError as problem:
        raise UserError(problem) from None
    Path(arguments.page).write_text(page, encoding="utf-8", newline="\n")
    print(arguments.page)


def called_as():
    """Return what the user typed before the command, so that what they are told to type works as it stands."""
    if Path(sys.argv[0]).parts[-2:] != ("kmcourse", "__main__.py"):
        return "kmcourse"
    return "py -m kmcourse" if os.name == "nt" else "python3 -m kmcourse"
