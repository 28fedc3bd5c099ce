"""The packages that a submission may import beside the standard library: found by name, so that no folder is searched.

The folder in which they are installed holds others too, and may not even be listed.
"""

import importlib.abc
import importlib.util
from pathlib import PurePosixPath


class Packages(importlib.abc.MetaPathFinder):
    """Finds packages where they are said to be.

    Parameters
    ----------
    folders : sequence of str
        Each called like its package.
    """

    def __init__(self, folders):
        self.folders = {PurePosixPath(folder).name: folder for folder in folders}

    def find_spec(self, name, path=None, target=None):
        """Say where a package is."""
        folder = self.folders.get(name)
        if folder is None:
            return None
        place = f"{folder}/__init__.py"
        return importlib.util.spec_from_file_location(name, place, submodule_search_locations=[folder])
