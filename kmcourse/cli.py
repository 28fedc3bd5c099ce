"""The `kmcourse` command. Each subcommand loads what it needs when it is called, so that `--help` answers at once."""

import argparse
import os
import sys

import kmcourse
from kmcourse import actions
from kmcourse.formats import FORMATS


def main(argv=None):
    """Run the command line.

    Parameters
    ----------
    argv : list of str, optional
        The words after the command's name; those of this process when omitted.

    Returns
    -------
    int
        The exit code: 0 when all went well, 1 for anything the user has to mend.

    Raises
    ------
    SystemExit
        After `--help` and `--version`, and for a command line that makes no sense (exit code 2).
    """
    argv = sys.argv[1:] if argv is None else list(argv)
    # What stands after -- is for another program, and argparse would mix it with our own.
    split = argv.index("--") if "--" in argv else len(argv)
    parser = command_line()
    arguments = parser.parse_args(argv[:split])
    arguments.rest = argv[split + 1 :]
    if arguments.rest and not arguments.passes_on:
        parser.error(f"nothing follows -- in {parser.prog} {arguments.command}")
    if arguments.command == "progress" and arguments.yes and not arguments.reset:
        parser.error("--yes goes with --reset")
    try:
        code = arguments.run(arguments) or 0
        if sys.stdout:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except OSError as problem:
        reason = f"{problem.filename}: {problem.strerror}" if problem.filename else problem
        print(f"kmcourse: {reason}", file=sys.stderr)
    except actions.UserError as problem:
        print(f"kmcourse: {problem}", file=sys.stderr)
    _drop_what_cannot_be_written()
    return 1


def _drop_what_cannot_be_written():
    """Keep Python from trying again when it ends, and from complaining a second time."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_line():
    """Return the parser of the command line, `--` and what follows it aside."""
    called_as = actions.called_as()
    parser = argparse.ArgumentParser(
        prog=called_as,
        description="A course on the cost that K-means minimises.",
        epilog=f"Each command says more: {called_as} lab --help",
    )
    parser.add_argument("--version", action="version", version=f"kmcourse {kmcourse.__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)

    lab = _command(
        commands,
        "lab",
        actions.lab,
        help="open JupyterLab on your own copies of the notebooks",
        description=(
            "Open JupyterLab on your own copies of the notebooks. They are in the folder that the\n"
            "environment variable KMCOURSE_HOME names, otherwise in kmcourse-work in your home folder.\n"
            "When the course has changed, copies that you have not changed are refreshed, and those\n"
            "that you have changed stay. What follows -- is passed on to JupyterLab."
        ),
        examples=("lab", "lab --reset 03", "lab --no-browser -- --port=9000"),
        passes_on=True,
    )
    lab.add_argument(
        "--reset",
        metavar="NUMBER",
        action="append",
        default=[],
        help="lay a fresh copy of this notebook; yours stays beside it, with the time in its name (may be repeated)",
    )
    lab.add_argument("--no-browser", action="store_true", help="only print the address to open")

    progress = _command(
        commands,
        "progress",
        actions.progress,
        help="show what you have passed, tried and predicted",
        description=(
            "Show what you have passed, tried and predicted, and which mistakes to look at again. It\n"
            "is read from the folder that the environment variable KMCOURSE_HOME names, otherwise from\n"
            "kmcourse-work in your home folder. The exit code is 0, and 1 when it cannot be read or\n"
            "when a reset was not done."
        ),
        examples=("progress", "progress --reset"),
    )
    progress.add_argument(
        "--reset", action="store_true", help="begin anew, after asking; what is recorded is kept in another file"
    )
    progress.add_argument("--yes", action="store_true", help="with --reset: do not ask")

    check = _command(
        commands,
        "check",
        actions.check,
        help="run your notebook from the top and check every exercise in it, before you hand it in",
        description=(
            "Run your notebook from the top, as it is run when a class is graded, and check every\n"
            "exercise in it. Nothing is recorded, and the file stays as it is. The exit code is 0 when\n"
            "every exercise is passed, 1 when one is open, and 2 when the notebook cannot be read."
        ),
        examples=("check 01_measure_a_clustering.ipynb", "check homework.ipynb --assignment as_handed_out.ipynb"),
    )
    check.add_argument("notebook", metavar="NOTEBOOK", help="your notebook")
    check.add_argument(
        "--assignment", metavar="NOTEBOOK", help="the notebook as it was handed out, if it is none of the course's own"
    )

    grade = _command(
        commands,
        "grade",
        actions.grade,
        help="grade the notebooks that a class handed in",
        description=(
            "Grade the notebooks that a class handed in: one file or one folder a student, a learning\n"
            "platform's download, or a zip of these. In the folder of the results come grades.csv, a\n"
            "page of feedback a student, files for Gradescope, a page about the class, and the gradebook.\n"
            "A run that was stopped, however it was, goes on when the same command is run again.\n\n"
            "exit codes:\n"
            "  0    everybody was graded\n"
            "  1    somebody's notebook could not be read or graded; a line for each says why\n"
            "  2    the run stopped, and a line says why; what was graded before is in the gradebook\n"
            "  130  it was interrupted with Ctrl+C; so is what was graded before"
        ),
        examples=(
            "grade submissions --out results",
            'grade submissions --out results --due "2026-03-01 23:59"',
            "grade download.zip --out results --assignment as_handed_out.ipynb",
            "grade submissions --out results --scheduler tcp://10.0.0.5:8786",
        ),
    )
    grade.add_argument("submissions", metavar="SUBMISSIONS", help="a folder or a zip")
    grade.add_argument("--out", metavar="RESULTS", required=True, help="the folder of the results")
    grade.add_argument(
        "--assignment", metavar="NOTEBOOK", help="the notebook as it was handed out, if it is none of the course's own"
    )
    grade.add_argument(
        "--due",
        metavar="WHEN",
        default="",
        help="say how late each one is, which costs nothing: a day and a time, in the zone of this machine unless it "
        'has its own, "2026-03-01 23:59+08:00"',
    )
    grade.add_argument(
        "--override",
        metavar=("STUDENT", "EXERCISE", "POINTS", "REASON"),
        nargs=4,
        action="append",
        default=[],
        help="give these points in place of the marked ones, now and in later runs (may be repeated)",
    )
    grade.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="let the workers of this Dask scheduler grade, each in a sandbox of its own that it proves first; needs "
        "the extra dask, here and there: pip install '.[dask]' in a clone",
    )
    grade.add_argument(
        "--unsafe-split-only",
        action="store_true",
        help="grade also where no sandbox holds: marks are sound, files, network and other submissions not protected",
    )

    _command(
        commands,
        "test",
        actions.test,
        help="run every test of the course (in a clone of its repository)",
        description="Run every test of the course. What follows -- is passed on to pytest.",
        examples=("test", "test -- -m 'not browser and not slow'"),
        passes_on=True,
    )

    release = _command(
        commands,
        "release",
        actions.release,
        help="make the learners' notebooks from the solved ones",
        description=(
            "Make the learners' notebooks from the solved ones: stubs in place of solutions, and no outputs.\n"
            "The formats are\n\n" + "\n".join(f"  {name:<12}{made.gives}" for name, made in FORMATS.items())
        ),
        examples=("release notebooks/solutions notebooks --format plain",),
    )
    release.add_argument("source", metavar="SOURCE", help="a solved notebook, or a folder of them")
    release.add_argument("out", metavar="OUT", help="the folder to write to; files of the same name are replaced")
    release.add_argument("--format", choices=FORMATS, default="plain", help="one of those above; plain unless given")
    release.add_argument(
        "--seed",
        type=int,
        help="from which the data of hidden checks are drawn, in a format that has them; unless given, it is drawn too",
    )
    release.add_argument("--check", action="store_true", help="write nothing; say which notebooks in OUT are not fresh")

    slides = _command(
        commands,
        "slides",
        actions.slides,
        help="make a page of slides from a notebook, or sheets to print",
        description=(
            "Make one page of slides from a notebook that has been run. The page needs no network and no other file:\n"
            "open it in a browser. Arrow keys change slides, s opens the notes, o the overview, f fills the screen."
        ),
        examples=(
            "slides notebooks/instructor/walkthrough.ipynb walkthrough.html",
            "slides --paper notebooks/instructor/paper.ipynb paper.html",
        ),
    )
    slides.add_argument("notebook", metavar="NOTEBOOK", help="a notebook whose cells have slide types and outputs")
    slides.add_argument("page", metavar="PAGE", help="the HTML file to write")
    slides.add_argument("--paper", action="store_true", help="sheets to print: still pictures, no notes, no script")
    return parser


def _command(commands, name, run, *, help, description, examples, passes_on=False):
    lines = "\n".join(f"  {actions.called_as()} {example}" for example in examples)
    parser = commands.add_parser(
        name,
        help=help,
        description=description,
        epilog=f"examples:\n{lines}" if len(examples) > 1 else f"example:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run, passes_on=passes_on)
    return parser
