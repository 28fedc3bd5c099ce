"""The cells of a notebook file from anybody: read as data, outputs dropped on the way, refused in one sentence."""

import json
from dataclasses import dataclass

LARGEST_FILE = 100 * 2**20  # bytes
MOST_PARTS = 3_000_000  # quotes and brackets in it: lists and texts take up to seventy bytes each when they are read
MOST_CELLS = 5000
LONGEST_ID = 64  # as the format has it


class UnreadableError(Exception):
    """Why a file cannot be read as a notebook: one sentence for whoever handed it in."""


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook."""

    number: int  # counted from 1
    id: str  # "" if it has none
    is_code: bool
    source: str


def read_cells(data):
    r"""Return the cells of a notebook.

    Parameters
    ----------
    data : bytes
        From anybody.

    Returns
    -------
    list of Cell

    Raises
    ------
    UnreadableError

    Examples
    --------
    >>> read_cells(b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["x = 1\\n", "y = 2"]}]}')
    [Cell(number=1, id='', is_code=True, source='x = 1\ny = 2')]
    """
    notebook = _parsed(data)
    if not isinstance(notebook, dict) or not ("nbformat" in notebook or "cells" in notebook):
        raise UnreadableError("This file is no notebook.")
    if notebook.get("nbformat") != 4:
        raise UnreadableError("This notebook has a format that is not read here: save it in notebook format 4.")
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise UnreadableError("This notebook is damaged: it has no list of cells.")
    if not cells:
        raise UnreadableError("This notebook has no cells.")
    if len(cells) > MOST_CELLS:
        raise UnreadableError(f"This notebook has more than {MOST_CELLS} cells.")
    return [_cell(number, cell) for number, cell in enumerate(cells, 1)]


def _parsed(data):
    if not data.strip():
        raise UnreadableError("This file is empty.")
    if len(data) > LARGEST_FILE:
        raise UnreadableError(
            f"This file is larger than {LARGEST_FILE // 2**20} MB: clear the notebook's outputs and save it again."
        )
    if sum(map(data.count, (b'"', b"[", b"{"))) > MOST_PARTS:
        raise UnreadableError("This file has too many parts: clear the notebook's outputs and save it again.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("This file is damaged: it is not UTF-8 text, as notebooks are.") from None
    try:
        return json.loads(text, object_hook=_without_outputs, parse_int=_whole, parse_float=_zero)
    except (ValueError, RecursionError, MemoryError) as problem:
        if isinstance(problem, json.JSONDecodeError) and problem.pos >= len(text.rstrip()) - 1:
            raise UnreadableError("This file is cut off: its end is missing.") from None
        raise UnreadableError("This file is damaged: it cannot be read as a notebook.") from None


def _without_outputs(fields):
    # As soon as a cell has been read, so that the pictures of all cells are never held at once.
    fields.pop("outputs", None)
    fields.pop("attachments", None)
    return fields


def _whole(digits):
    return int(digits) if len(digits) < 10 else 0


def _zero(_):
    return 0.0  # no number with a point matters outside outputs


def _cell(number, cell):
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        raise UnreadableError(f"This notebook is damaged: cell {number} is no cell.")
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UnreadableError(f"This notebook is damaged: cell {number} has no text.")
    source = source.encode("utf-8", "replace").decode()  # half a pair of code units could be written into no file
    name = cell.get("id")
    name = name if isinstance(name, str) and len(name) <= LONGEST_ID else ""
    return Cell(number, name, cell["cell_type"] == "code", source)
