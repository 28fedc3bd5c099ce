"""What marking says of a submission beside the checks: whole sentences, all in one place."""

import re

from kmcourse.checks import wording

UNREADABLE = "Nothing could be read."
NOT_SHOWN = "What this check does is not shown."
ONLY_HERE = "This holds with the numbers of the notebook's own check, and not with others, which are not shown."
AGAIN_BELOW = "`{name}` gets a new meaning below its check. The better of the two counts."
INSTEAD = "Judged with the course's own {names}: what your own got wrong was marked there, and is not charged twice."
NO_FUNCTION = "`{name}` is no function here: {kind} asks for one."
A_FUNCTION = "{kind} asks for a value, and `{name}` is a function. Call it, and keep what it returns."
MISSING = (
    "No cell of the notebook gives `{name}` a value. If it works in your notebook, then because of a cell that is no "
    "longer there: write it again."
)
NOT_THERE = "km.{name} is not there while this exercise is graded: it has to work without it."
TOO_LONG = "km.{name} would have taken too long with these arguments, and was stopped."
STOPPED = "`{name}` does not exist when the notebook is run from the top: its cell was not run to its end. {trouble}"
CELL = "Cell {numbers}: {trouble}"
CELLS = "Cells {numbers}: {trouble}"
STOPPED_CELLS = (
    "These cells did not end well, which costs nothing by itself (cells are counted from the top, those of text too):"
)
NOWHERE = (
    "`{name}` has a value in no cell of the notebook. Where it works all the same, it does so because of a cell that "
    "is no longer there."
)
ONLY_BELOW = (
    "`{name}` gets its value in a cell further down than it is used: it works only when cells run in another order."
)


def cell_trouble(trouble):
    """Return the sentences that say why a cell did not end well."""
    match trouble.kind:
        case "exited":
            return "It left Python (exit, quit or SystemExit)."
        case "asked":
            return "It asked for input, but nobody types here."
        case "too slow":
            return "It was still running when its time was up, and was stopped. Is there a loop that never ends?"
        case "ended":
            return "It ended the Python process that it ran in, or used up its memory."
        case "not called":
            return "It was not run, because the time of the whole notebook was used up."
    # A syntax error names its cell by the number at a prompt, which is not the number of the cell.
    return re.sub(r" \(<cell [^>]*>, line (\d+)\)", r" in line \1 of the cell", wording.trouble(trouble))


def in_one_line_each(cells):
    """Return a line for each trouble that cells of a notebook had, with their numbers.

    Parameters
    ----------
    cells : iterable of CellRun
    """
    numbers = {}
    for cell in cells:
        if cell.number:
            numbers.setdefault(cell.trouble, []).append(str(cell.number))
    return [
        (CELL if len(those) == 1 else CELLS).format(numbers=", ".join(those), trouble=trouble)
        for trouble, those in numbers.items()
    ]
