"""The one rule for "J rose" and "J did not change", for code that rounds.

Exact arithmetic never raises J in a half-step; floating-point numbers can, by a hair. Everything that compares two
values of J (the run, the diagnosis, the checks, the widgets in JavaScript) uses this rule, so that right code never
appears to rise and the four of them never disagree.
"""

import numpy as np

from kmcourse.inputs import as_points

RELATIVE = 1e-9


def cost_tolerance(X):
    """Rounding in J that the size of the numbers in `X` explains.

    A mean of m numbers up to max|X| is off by at most m·eps·max|X| in each of the n features, and J grows with the
    square of that.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.

    Returns
    -------
    float
        n·(m·eps·max|X|)², in the squared unit of X; eps is the spacing of floats at 1, about 2.2e-16.

    Raises
    ------
    ValueError
        If `X` is not a table of finite real numbers.

    References
    ----------
    N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., SIAM, 2002, chapter 4: the error of
    a sum of m terms.

    Examples
    --------
    Nothing at lesson size, and visible a billion away from the origin:

    >>> cost_tolerance([[1.0], [11.0]]) < 1e-28
    True
    >>> round(cost_tolerance([[1e9], [1e9 + 10]]) * 1e13)
    2
    """
    return unchecked_tolerance(as_points(X))


def unchecked_tolerance(X):
    """`cost_tolerance` of an array that is known to be good."""
    m, n = X.shape
    largest = max(X.max(), -X.min())
    return float(n * (m * np.finfo(float).eps * largest) ** 2)


def cost_rises(old, new, tolerance=0.0):
    """Whether J went from `old` up to `new` by more than rounding.

    Examples
    --------
    >>> cost_rises(25.0, 25.1), cost_rises(25.0, 25.0 + 1e-12), cost_rises(41.0, 25.0)
    (True, False, False)
    """
    return bool(new > old * (1 + RELATIVE) + tolerance)


def same_cost(old, new, tolerance=0.0):
    """Whether `old` and `new` differ by no more than rounding.

    Examples
    --------
    >>> same_cost(25.0, 25.0 + 1e-12), same_cost(41.0, 25.0)
    (True, False)
    """
    return not cost_rises(old, new, tolerance) and not cost_rises(new, old, tolerance)
