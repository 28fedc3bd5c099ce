"""How a mistake is recognised in an answer that is a plain value: by what can be said of the value."""

from kmcourse.checks.calls import Trouble, Unmet
from kmcourse.checks.draws import Draws


def what_tells(mistakes_in):
    """Return the one telling input of an exercise that asks for a value.

    Parameters
    ----------
    mistakes_in : callable
        mistakes_in(value) -> the names of the known mistakes in a plain value, whatever it is. It may raise Unmet.

    Returns
    -------
    Draws
        With it an answer is named if it has exactly the mistakes that the example of one known mistake has: this one.
    """

    def shows(values):
        if isinstance(values[0], Trouble):
            return f"no value: {values[0].kind}"
        try:
            return ", ".join(mistakes_in(values[0]))
        except Unmet as unmet:
            return f"not to be read: {unmet.message}"

    return Draws(((),), shows)
