"""Where a learner's own things live: their copies of the notebooks, their records, their `my_kmeans.py`."""

import os
from pathlib import Path


def learner_folder():
    """Return the folder that holds what belongs to the learner.

    Returns
    -------
    pathlib.Path
        What the environment variable KMCOURSE_HOME names, or `kmcourse-work` in the home folder. It need not exist.

    Notes
    -----
    Not `~/kmcourse`: that is what `git clone` in the home folder makes, and a learner's work inside the course's own
    repository is what these copies exist to avoid.
    """
    named = os.environ.get("KMCOURSE_HOME")
    return Path(named).expanduser() if named else Path.home() / "kmcourse-work"
