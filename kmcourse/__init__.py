"""A course on the cost that K-means minimises: the names that a notebook may use.

Everything is found when it is first asked for, so that `import kmcourse` costs next to nothing.
"""

import importlib

__version__ = "0.1.0"

_HOME = {
    "assign_points": "kmeans",
    "assigned_centroid": "kmeans",
    "compute_cost": "kmeans",
    "half_steps": "descent",
    "move_centroids": "kmeans",
    "run_kmeans": "descent",
    "cost_tolerance": "rounding",
    "certify_assign": "oracle",
    "certify_move": "oracle",
    "diagnose_costs": "oracle",
    "first_fault": "faults",
    "cost_gradient": "gradient",
    "best_run": "starts",
    "initialize_centroids": "starts",
    "kmeans_plus_plus_weights": "starts",
    "lowest_costs": "starts",
    "compress_image": "pixels",
    "check": "verbs",
    "check_in_nbgrader": "classroom.release.nbgrader_cell",
    "hint": "verbs",
    "solution": "verbs",
    "mine": "handing_on",
    "planted_bugs": "planting",
    "predict": "predictions",
    "predicted": "predictions",
    "progress": "progress_report",
}
_ROOMS = ("datasets", "figures", "programs", "widgets")

__all__ = sorted([*_HOME, *_ROOMS])


def __getattr__(name):
    if name in _HOME:
        return getattr(importlib.import_module(f"kmcourse.{_HOME[name]}"), name)
    if name in _ROOMS:
        return importlib.import_module(f"kmcourse.{name}")
    raise AttributeError(f"kmcourse has no {name!r}; its names are {', '.join(__all__)}.")


def __dir__():
    return [*__all__, "__version__"]
