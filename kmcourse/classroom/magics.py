"""What is IPython and not Python in a cell, dropped or taken for the Python in it, so that the rest can run."""

import re

from kmcourse.classroom.names import table_of

_CELL_MAGIC = re.compile(r"\s*%%(\w*)")
_TIMED = re.compile(r"(\s*)%time\s+(?=\S)")
_MAGIC = re.compile(r"(\s*)(?:[\w, ]+ = *)?(?:%{1,2}[A-Za-z_]|!|\?)|(\s*)%?[\w.]+\?{1,2}\s*$")
_WITH_PYTHON_IN_IT = ("capture", "prun", "time", "timeit")


def without_magics(source):
    r"""Return a cell's Python and what was dropped of it.

    Lines keep their numbers. A cell that is Python as it stands stays as it is.

    Returns
    -------
    str
    tuple of str
        The lines that were dropped.

    Examples
    --------
    >>> without_magics("%matplotlib inline\nx = 5\nif x:\n    !ls\nremainder = (x\n    % 3)")
    ('pass\nx = 5\nif x:\n    pass\nremainder = (x\n    % 3)', ('%matplotlib inline', '!ls'))
    >>> without_magics("%%bash\nls")
    ('', ('%%bash',))
    """
    if not any(sign in source for sign in "%!?") or table_of(source) is not None:
        return source, ()
    lines = source.splitlines()
    first = next(number for number, line in enumerate(lines) if line.strip())
    dropped = []
    if found := _CELL_MAGIC.match(lines[first]):
        dropped.append(lines[first].strip())
        if found[1] not in _WITH_PYTHON_IN_IT:
            return "", tuple(dropped)
        lines[first] = ""
    for number, line in enumerate(lines):
        if timed := _TIMED.match(line):
            lines[number] = timed[1] + line[timed.end() :]
        elif (found := _MAGIC.match(line)) and not _goes_on(lines, number):
            dropped.append(line.strip())
            lines[number] = f"{found[1] or found[2] or ''}pass"
    return "\n".join(lines), tuple(dropped)


def _goes_on(lines, number):
    """Whether a line goes on with what the one before began, such as `    % 3)`."""
    return number > 0 and lines[number].lstrip().startswith("% ")
