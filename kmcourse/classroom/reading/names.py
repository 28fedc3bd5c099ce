"""Which names a program uses and gives values to, told from its text."""

import ast
import functools
import re
import symtable
import unicodedata
import warnings

_WORD = re.compile(r"[^\W\d]\w*")
_WORD_WITH_MARKS = re.compile(r"[^\W\d](?:\w|[^\x00-\x7f])*")  # a letter may have marks that are no letters
# One function, of which every line but the first is indented, empty or a comment.
_ONE_FUNCTION = re.compile(r"\s*def \w+\(([\w\s,]*)\)\s*:.*(?:\n(?:[ \t#].*)?)*")


def words_in(source):
    """Return the words of a text; the names of a program are among them.

    Examples
    --------
    >>> sorted(words_in("costs.append(x1)  # in order"))
    ['append', 'costs', 'in', 'order', 'x1']
    """
    if source.isascii():
        return set(_WORD.findall(source))
    source = unicodedata.normalize("NFKC", source)  # Python takes a name in letters of another width for the same name
    return {*_WORD.findall(source), *_WORD_WITH_MARKS.findall(source)}


def names_used(source, among=None):
    r"""Return the names that a cell looks for outside its functions.

    Parameters
    ----------
    source : str
        From anybody. Where it is no Python, all its words are taken.
    among : set of str, optional
        The names that matter; unless given, all.

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(names_used("def f(X):\n    costs = X\n    return np.sum(costs) + scale"))
    ['np', 'scale']
    """
    top = table_of(source)
    if top is None:
        words = words_in(source)
        return words if among is None else words & among
    found = set()
    for table in _with_all_inside(top):
        there = table.get_identifiers() if among is None else among.intersection(table.get_identifiers())
        for symbol in map(table.lookup, there):
            if symbol.is_referenced() and (table is top or symbol.is_global()):
                found.add(symbol.get_name())
    return found


def parameters(source):
    r"""Return the parameters of a function that is all there is of a cell: nothing else can be meant by their names.

    Parameters
    ----------
    source : str
        From anybody.

    Returns
    -------
    set of str
        Empty if the cell is anything but one plain function.

    Examples
    --------
    >>> sorted(parameters("def f(X, labels):\n    return X[labels]")), parameters("def f(X):\n    return X\nX = 1")
    (['X', 'labels'], set())
    """
    whole = _ONE_FUNCTION.fullmatch(source)
    if whole is None or "global" in source or "\r" in source or "\f" in source:  # these two may end an indented part
        return set()
    return words_in(whole[1])


def shares_data(sources):
    r"""Whether functions of some cells use what others of these cells hold beside functions, classes and modules.

    Parameters
    ----------
    sources : sequence of str
        From anybody; what is no Python shares nothing.

    Examples
    --------
    >>> shares_data(["import numpy as np\nscale = [2]", "def f(X):\n    return np.sum(X) * scale[0]"])
    True
    >>> shares_data(["import numpy as np\nscale = [2]", "def f(X, scale):\n    return np.sum(X) * scale[0]"])
    False
    """
    held, used = set(), set()
    for top in filter(None, map(table_of, sources)):
        held |= {
            s.get_name() for s in top.get_symbols() if s.is_assigned() and not (s.is_imported() or s.is_namespace())
        }
        for table in _with_all_inside(*top.get_children()):
            used |= {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
    return bool(held & used)


def _with_all_inside(*tables):
    tables = list(tables)
    while tables:
        table = tables.pop()
        tables += table.get_children()
        yield table


@functools.lru_cache(8)  # of a submission, which is looked at more than once
def table_of(source):
    """Return the symbol table of a cell from anybody; None if it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in a text is no concern of ours
            return symtable.symtable(source, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def statements(source):
    """Yield (names, used, text) of each statement of a given cell that gives names a value or changes what they hold.

    Parameters
    ----------
    source : str
        Python of our own.

    Examples
    --------
    >>> [(sorted(names), text) for names, _, text in statements("import numpy as np; print(np); x = [1]; x.sort()")]
    [(['np'], 'import numpy as np'), (['x'], 'x = [1]'), (['x'], 'x.sort()')]
    """
    for statement in ast.parse(source).body:
        names = set(_bound(statement)) - {"km"} if isinstance(statement, ast.Expr) else set(_bound(statement))
        if names:
            text = ast.unparse(statement)
            yield names, names_used(text), text


def _bound(statement):
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield from _base(node)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        yield from _base(statement.value.func)


def _base(node):
    inner = node
    while isinstance(inner, ast.Subscript | ast.Attribute):
        inner = inner.value
    if inner is not node and isinstance(inner, ast.Name):
        yield inner.id
