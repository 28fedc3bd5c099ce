"""The packages that a submission may import beside the standard library: found by name, so that no folder is searched.

The folder in which they are installed holds others too, and may not even be listed.
"""

import importlib.util
from pathlib import PurePath


class Packages:
    """Finds packages where they are said to be.

    Parameters
    ----------
    places : sequence of str
        Folders, called like their packages, and files of one module each.
    """

    def __init__(self, places):
        paths = [PurePath(place) for place in places]
        self.places = {path.stem: str(path) for path in paths if path.suffix != ".libs"}

    def find_spec(self, name, path=None, target=None):
        """Say where a package is."""
        place = self.places.get(name)
        if place is None or place.endswith(".py"):
            return place and importlib.util.spec_from_file_location(name, place)
        return importlib.util.spec_from_file_location(name, f"{place}/__init__.py", submodule_search_locations=[place])
