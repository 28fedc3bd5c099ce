"""The edition for Gradescope: a zip that makes its autograder grade as `kmcourse grade` does.

    setup.sh            installs Python and its packages, and what a sandbox needs
    run_autograder      grades one submission
    settings.json       the seed of the class
    requirements.txt    the packages, by hash: a part of the course's own lock
    NAME.ipynb          the notebook as students get it
    kmcourse/           what judges: the course's own source, as it is here

Whoever has the zip has the checks and the seed: it is for the teacher alone.
"""

import json
import re
import zipfile
from pathlib import Path

from kmcourse.classroom.grading.gradescope_container import SETTINGS
from kmcourse.classroom.release.editions import asked_in
from kmcourse.classroom.release.plain import ReleaseError, as_text, learner_edition, notebooks_in, read_notebook
from kmcourse.classroom.sandbox.shipping import LIBRARIES, PACKAGE, PACKAGES

SCRIPTS = Path(__file__).parent / "gradescope_files"
LOCK = "requirements.lock"  # in the package, and in a clone beside it
NOT_PACKED = ("widgets", "notebooks", "lab_settings")  # no mark depends on them
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same content, the same bytes


def release_gradescope(source, out, seed):
    """Write a zip for Gradescope for every notebook in `source` into the folder `out`.

    Parameters
    ----------
    source : path
        A solved notebook, or a folder of them.
    out : path
        A folder; it is made if it does not exist.
    seed : int
        Of the class: the hidden data of all its students come from it.

    Returns
    -------
    list of Path
        What was written. The same source and seed always give the same bytes.

    Raises
    ------
    ReleaseError
        If a notebook cannot be released, or asks nothing. Nothing is written then.
    """
    zips = {f"{path.stem}_gradescope.zip": _files(path, seed) for path in notebooks_in(source)}
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for name, files in zips.items():
        with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for inside, data in files.items():
                info = zipfile.ZipInfo(inside, _LONG_AGO)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = (0o755 if (SCRIPTS / inside).exists() else 0o644) << 16
                archive.writestr(info, data)
    return [out / name for name in zips]


def requirements(lock):
    """Return the part of a lock that a submission may use; name, version and hashes, and nothing else.

    Parameters
    ----------
    lock : str
        With hashes, as pip reads it.
    """
    names = {LIBRARIES.get(name, name).replace("_", "-") for name in PACKAGES}
    pins = [pin for pin in re.split(r"\n(?=\S)", lock.strip()) if pin.partition("==")[0] in names]
    if {pin.partition("==")[0] for pin in pins} != names:
        raise ReleaseError("The course's lock does not pin what a submission may use.")
    return "\n".join(pins) + "\n"


def _files(path, seed):
    """Return what is in the zip of a notebook: names and bytes."""
    notebook = read_notebook(path)
    asked_in(notebook, path)  # which refuses one that asks nothing
    lock = next(place for place in (PACKAGE / LOCK, PACKAGE.parent / LOCK) if place.exists())
    settings = {"notebook": path.name, "seed": seed}
    return {
        # A clone on Windows may have given them its own ends of lines, which the container cannot read.
        **{script.name: script.read_bytes().replace(b"\r\n", b"\n") for script in sorted(SCRIPTS.iterdir())},
        SETTINGS: json.dumps(settings).encode(),
        "requirements.txt": requirements(lock.read_text(encoding="utf-8")).encode(),
        path.name: as_text(learner_edition(notebook, path)).encode(),
        **{f"kmcourse/{file.as_posix()}": (PACKAGE / file).read_bytes() for file in _what_judges()},
    }


def _what_judges():
    files = (path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.py")))
    return [file for file in files if file.parts[0] not in NOT_PACKED]
