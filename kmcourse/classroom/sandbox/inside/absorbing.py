"""What shows something in a notebook and has nobody to show it to here: it takes everything and does nothing."""

import importlib.machinery
import sys
import types

SHOWING = ("IPython", "anywidget", "ipywidgets", "matplotlib", "mpl_toolkits", "plotly", "seaborn")


class Nothing:
    """Can be called, asked for any attribute, entered and walked along; nothing comes of it."""

    def __call__(self, *arguments, **named):
        """Do nothing."""
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self):
        return iter(())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __repr__(self):
        return "nothing is shown here"


nothing = Nothing()


class ShowingModule(types.ModuleType):
    """A module of a library that draws."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return nothing


class ShowingFinder:
    """Finds the libraries that draw, with all their modules."""

    def find_spec(self, name, path=None, target=None):
        """Say that the module is here, if it is one of a library that draws."""
        if name.partition(".")[0] in SHOWING:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        """Make it."""
        return ShowingModule(spec.name)

    def exec_module(self, module):
        """Leave it as it is."""


def absorb():
    """Let `import matplotlib` and the like succeed from now on."""
    sys.meta_path.append(ShowingFinder())
