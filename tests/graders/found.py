"""Where the graders are that the tests compare with: in the folder of `tests.graders.install`."""

import os
from pathlib import Path

import pytest

INSTALL = (
    "{tool} is not installed for the tests. python3 -m tests.graders.install FOLDER installs it; "
    "then set KMCOURSE_GRADERS=FOLDER."
)


def environment_of(tool):
    """Return the folder of a tool's environment; a test that asks for it is skipped where there is none.

    Parameters
    ----------
    tool : str
        One of `tests.graders.install.TOOLS`.

    Returns
    -------
    Path
    """
    place = os.environ.get("KMCOURSE_GRADERS")
    if not place:
        pytest.skip(INSTALL.format(tool=tool))
    if not Path(place, tool, "installed").is_file():
        raise FileNotFoundError(INSTALL.format(tool=tool))
    return Path(place, tool)
