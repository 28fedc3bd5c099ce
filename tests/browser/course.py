"""The course's notebooks as files: found by number, and their cells by what stands in them."""

from pathlib import Path

import nbformat

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PATTERN = "[0-9][0-9]_*.ipynb"


def learner_edition(number=None):
    """Return the learner's notebooks in their order, or the one with this number."""
    return _edition(NOTEBOOKS, number)


def solved_edition(number=None):
    """Return the solved notebooks in their order, or the one with this number."""
    return _edition(NOTEBOOKS / "solutions", number)


def code_cell(file, *words):
    """Return the one code cell of a notebook whose source holds all these words."""
    cells = nbformat.read(file, as_version=4).cells
    found = [c for c in cells if c.cell_type == "code" and all(word in c.source for word in words)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} cells of {file.name} hold {words}, not one.")
    return found[0]


def _edition(folder, number):
    files = sorted(folder.glob(PATTERN))
    return files if number is None else next(f for f in files if f.name.startswith(f"{number:02}_"))
