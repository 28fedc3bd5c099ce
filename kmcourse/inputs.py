"""What the public functions accept, and the one sentence that says what is wrong with the rest.

Checked once, where a value comes in; everything inside trusts it. Nothing here changes or keeps what it is given.
"""

import numbers

import numpy as np


def as_points(values, name="X"):
    """Return `values` as a float array with a row a point.

    Parameters
    ----------
    values : (m, n) array_like of real numbers
        Lists, and arrays of any integer or float type. Copied only if the type must change.
    name : str
        What the reader calls it; the errors name it.

    Returns
    -------
    (m, n) float64 ndarray

    Raises
    ------
    ValueError
        If it is ragged, masked, not numeric, complex, not two-dimensional, empty, or holds NaN or infinity.

    Examples
    --------
    >>> as_points([[1], [11]])
    array([[ 1.],
           [11.]])
    """
    array = _as_numbers(values, name, kinds="biuf", wanted="real numbers").astype(float, copy=False)
    if array.ndim != 2:
        raise ValueError(f"{name} has shape {array.shape}; expected two dimensions: a row a point, a column a feature.")
    if 0 in array.shape:
        raise ValueError(f"{name} has shape {array.shape}; expected at least one row and one column.")
    finite = np.isfinite(array)
    if not finite.all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(f"{name} has {array[row, column]} in row {row}, column {column}; expected finite numbers.")
    return array


def as_centroids(values, X, name="centroids"):
    """Return `values` as a float (K, n) array with as many columns as `X`; errors as in `as_points`."""
    centroids = as_points(values, name)
    if centroids.shape[1] != X.shape[1]:
        raise ValueError(f"{name} has {centroids.shape[1]} columns but X has {X.shape[1]}.")
    return centroids


def as_labels(values, X, centroids, name="labels"):
    """Return `values` as an integer (m,) array whose entries are rows of `centroids`.

    Raises
    ------
    ValueError
        If it is not one whole number a row of `X`, or if one of them is not the index of a centroid.
    """
    if np.ndim(values) == 1 and len(values) != len(X):
        raise ValueError(f"{name} has {len(values)} entries but X has {len(X)} rows.")
    array = _as_numbers(values, name, kinds="iu", wanted="whole numbers of an integer type")
    if array.shape != (len(X),):
        raise ValueError(f"{name} has shape {array.shape}; expected ({len(X)},): one entry a row of X.")
    outside = (array < 0) | (array >= len(centroids))
    if outside.any():
        i = outside.argmax()
        raise ValueError(
            f"{name}[{i}] is {array[i]} but centroids has {len(centroids)} rows, counted 0 to {len(centroids) - 1}."
        )
    return array.astype(np.intp, copy=False)


def as_costs(values, name="costs"):
    """Return `values` as a float (T,) array of at least two finite numbers, or raise a ValueError."""
    array = _as_numbers(values, name, kinds="iuf", wanted="real numbers").astype(float, copy=False)
    if array.ndim != 1 or len(array) < 2:
        raise ValueError(f"{name} has shape {array.shape}; expected at least two values of J, one after another.")
    if not np.isfinite(array).all():
        t = np.isfinite(array).argmin()
        raise ValueError(f"{name}[{t}] is {array[t]}; expected finite numbers.")
    return array


def as_count(value, name):
    """Return `value` as an int of at least 1, or raise a ValueError that says what was found."""
    if not isinstance(value, numbers.Integral) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} is {value!r}; expected a whole number of at least 1.")
    return int(value)


def _as_numbers(values, name, kinds, wanted):
    if isinstance(values, np.ma.MaskedArray):
        raise ValueError(f"{name} is a masked array; expected a plain one: fill or drop the masked entries first.")
    try:
        array = np.asarray(values)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{name} cannot be read as an array: are its rows equally long? NumPy says: {error}") from None
    if array.dtype.kind not in kinds:
        raise ValueError(f"{name} has entries of type {array.dtype}; expected {wanted}.")
    return array
