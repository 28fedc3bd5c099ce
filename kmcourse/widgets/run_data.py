"""A run as plain numbers for the page, for every widget that replays one."""

import numpy as np

from kmcourse.widgets.player import packed


def written_run(trace, X):
    """Return a `Trace` of the points X as the page gets it: the same bytes on every machine.

    Returns
    -------
    dict
        `kinds`, `costs`, `flat`, `whose`, `notes`; `labels` and `centroids` packed, the start first.
    """
    return {
        "kinds": trace.kinds,
        "labels": packed(trace.labels),
        "centroids": packed(steady(trace.centroids, np.ptp(X))),
        # The last digits of a sum depend on the machine; the output must not.
        "costs": [float(f"{cost:.12g}") for cost in trace.costs],
        "flat": trace.flat,
        "whose": trace.whose,
        "notes": trace.notes,
    }


def steady(centroids, extent):
    """Return centroids without the digits that depend on the machine, eleven below the extent of X; NaN stays."""
    unit = 10.0 ** (np.floor(np.log10(extent)) - 11) if extent > 0 else 0.0
    # A grid finer than floats, or none at all, leaves them as they are.
    return np.round(centroids / unit) * unit if np.nanmax(np.abs(centroids)) * 1e-15 < unit else centroids
