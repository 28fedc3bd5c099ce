"""Grade one submission in Gradescope's container; `run_autograder` in `release/gradescope_files` calls it.

    /autograder/source/        what `kmcourse release --format gradescope` packed
    /autograder/submission/    what the student handed in, read as data before anything of it runs
    /autograder/results/       where results.json is written, last of all, by this process

What a student hands in never runs in this process. Any exception here leaves it, and the script that called it writes
that the grader itself has failed.
"""

import json
import sys
from pathlib import Path

from kmcourse.classroom.hand_ins.submissions import NO_NOTEBOOK, NOT_READ
from kmcourse.classroom.marking.marking import mark, unread
from kmcourse.classroom.reading.edition import read_edition
from kmcourse.classroom.reading.notebook_cells import LARGEST_FILE
from kmcourse.classroom.results.gradescope_results import results_json
from kmcourse.classroom.sandbox.sandbox import Sandbox, SandboxError

SETTINGS = "settings.json"  # the seed of the class, and the name of the notebook that was handed out
BESIDE = "Graded: {name}. Handed in beside it, and not graded: {others}."


def grade_submission(root, tier=None):
    """Grade what is in the folder `submission`, and write `results/results.json`.

    Parameters
    ----------
    root : path
        `/autograder`, in Gradescope's container.
    tier : str, optional
        Of the sandbox; unless given, the best that the container offers.

    Returns
    -------
    Result
    """
    root = Path(root)
    settings = json.loads((root / "source" / SETTINGS).read_text(encoding="utf-8"))
    edition = read_edition(root / "source" / settings["notebook"])
    there = _notebooks(root / "submission", settings["notebook"])
    names = [str(path.relative_to(root / "submission")) for path in there]
    result = _marked(there, edition, settings["seed"], tier)
    said = [result.problem]
    if names[1:]:
        said.append(BESIDE.format(name=names[0], others=", ".join(names[1:])))
    half = root / "results" / "results.json.part"
    half.write_text(results_json(result, said), encoding="utf-8")
    half.replace(root / "results" / "results.json")
    return result


def _notebooks(folder, name):
    """Return what a student handed in, what counts first: the name that was handed out, then the latest."""
    there = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".ipynb" and path.is_file()]
    there = [path for path in there if not path.is_symlink() and ".ipynb_checkpoints" not in path.parts]
    return sorted(there, key=lambda path: (path.name == name, path.stat().st_mtime), reverse=True)


def _marked(there, edition, seed, tier):
    if not there:
        return unread(edition, seed, NO_NOTEBOOK)
    try:
        with there[0].open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        return unread(edition, seed, NOT_READ.format(reason=problem.strerror))
    with _sandbox(tier) as sandbox:
        return mark(data, edition, sandbox, seed)


def _sandbox(tier):
    """Return the best sandbox there is: the container is a fence of its own around the last of them."""
    if tier is not None:
        return Sandbox(tier)
    try:
        return Sandbox()
    except SandboxError as problem:
        print(problem, file=sys.stderr)  # for the teacher
    return Sandbox("other-user")


if __name__ == "__main__":
    graded = grade_submission(*sys.argv[1:])
    print(f"Sandbox tier: {graded.tier or 'nothing was run'}. Seed: {graded.seed}. Submission: {graded.submission}.")
