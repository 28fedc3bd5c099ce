"""Install the graders that the tests compare with, each in an environment of its own, beside the course's.

    python3 -m tests.graders.install FOLDER

makes FOLDER/nbgrader and FOLDER/otter, which the tests find through KMCOURSE_GRADERS=FOLDER. The packages are those of
nbgrader.txt and otter.txt, by hash; the course itself is not copied, so that what is tested is this checkout as it is.
The standard library is enough to run this, and a Python that has pip. When requirements.lock has changed, uv makes
the lists anew, each of a line or two of its own, what the course needs, and the versions of the lock:

    uv pip compile tests/graders/nbgrader.in pyproject.toml --constraint requirements.lock --universal \\
        --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file tests/graders/nbgrader.txt
"""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

TOOLS = ("nbgrader", "otter")
HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]


def install(folder):
    """Make the environment of each tool in a folder, unless it is there as its list says.

    Parameters
    ----------
    folder : path

    Raises
    ------
    subprocess.CalledProcessError
        If pip cannot install what is listed; it has said why.
    """
    for tool in TOOLS:
        place, listed = Path(folder, tool).absolute(), HERE / f"{tool}.txt"
        digest = hashlib.sha256(listed.read_bytes()).hexdigest()
        stamp = place / "installed"
        if not stamp.is_file() or stamp.read_text() != digest:
            print(f"Installing {tool} into {place}.", flush=True)
            venv.create(place, clear=True, symlinks=True)
            # This Python's pip works on the other one, as in kmcourse/__main__.py.
            pip = [sys.executable, "-m", "pip", "--python", place / "bin" / "python", "install"]
            subprocess.run([*pip, "--quiet", "--require-hashes", "-r", listed], check=True)
            stamp.write_text(digest)
        (packages,) = place.glob("lib/python*/site-packages")
        (packages / "kmcourse.pth").write_text(f"{CHECKOUT}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 -m tests.graders.install FOLDER")
    try:
        install(sys.argv[1])
    except subprocess.CalledProcessError as problem:
        sys.exit(problem.returncode)
