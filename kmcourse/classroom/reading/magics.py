"""What is IPython and not Python in a cell, dropped or taken for the Python in it, so that the rest can run."""

import re

from kmcourse.classroom.reading.names import table_of

# All are matched with lines without spaces around them, so that none of them is ever slow.
_CELL_MAGIC = re.compile(r"%%(\w*)")
_TIMED = re.compile(r"%time\s+")
_MAGIC = re.compile(r"(?:[\w, ]+ = *)?(?:%{1,2}[A-Za-z_]|!|\?)|%?[\w.]+\?{1,2}$")
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
    lines = source.split("\n")
    dropped = []
    first = next(number for number, line in enumerate(lines) if line.strip())
    if found := _CELL_MAGIC.match(lines[first].strip()):
        dropped.append(lines[first].strip())
        if found[1] not in _WITH_PYTHON_IN_IT:
            return "", tuple(dropped)
        lines[first] = ""
    for number, line in enumerate(lines):
        bare = line.strip()
        indent = line[: line.find(bare)]
        if timed := _TIMED.match(bare):
            lines[number] = indent + bare[timed.end() :]
        elif _MAGIC.match(bare):
            dropped.append(bare)
            lines[number] = f"{indent}pass"
    return "\n".join(lines), tuple(dropped)
