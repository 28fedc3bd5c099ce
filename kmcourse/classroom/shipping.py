"""What of the course goes into a sandbox: these files and no others, in a folder of their own."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

PACKAGES = ("numpy", "scipy")

# Where a file comes from, and what it is called inside if that is something else.
SHIPPED = {
    "checks/calls.py": None,
    "checks/draws.py": None,
    "checks/guard.py": None,
    "checks/insisting.py": None,
    "checks/plain.py": None,
    "checks/quiet.py": None,
    "checks/timelimit.py": None,
    "checks/wording.py": None,
    "classroom/channel.py": None,
    "classroom/inside/absorbing.py": None,
    "classroom/inside/alarm.py": None,
    "classroom/inside/inmate.py": None,
    "classroom/inside/landlock.py": None,
    "classroom/inside/lesson.py": None,
    "classroom/inside/limits.py": None,
    "classroom/inside/packages.py": None,
    "classroom/inside/zygote.py": None,
    "classroom/wire.py": None,
    "datasets.py": None,
    "classroom/inside/stand_in.py": "__init__.py",
}


def ship(folder):
    """Copy them into `folder`, as the package kmcourse that is found inside."""
    for source, name in SHIPPED.items():
        target = Path(folder, "kmcourse", name or source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((PACKAGE / source).read_bytes())
    # The submission's own process asks for the stand-in by this name.
    Path(folder, "kmcourse/classroom/inside/stand_in.py").write_text(
        "import sys\n\nimport kmcourse\n\nsys.modules[__name__] = kmcourse\n", encoding="utf-8"
    )


def package_folders():
    """Return the folders of the packages that a submission may import, NumPy's first; those that are installed."""
    folders = []
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is not None:
            folder = Path(spec.origin).parent
            folders += [folder, folder.with_name(f"{name}.libs")]  # where wheels keep their libraries
    return [folder for folder in folders if folder.is_dir()]
