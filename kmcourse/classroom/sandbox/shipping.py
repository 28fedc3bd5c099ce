"""What of the course goes into a sandbox: these files and no others, in a folder of their own."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]

# The last three are what scikit-learn needs.
PACKAGES = ("numpy", "scipy", "sklearn", "joblib", "narwhals", "threadpoolctl")
LIBRARIES = {"sklearn": "scikit_learn"}

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
    "classroom/sandbox/channel.py": None,
    "classroom/sandbox/inside/absorbing.py": None,
    "classroom/sandbox/inside/alarm.py": None,
    "classroom/sandbox/inside/inmate.py": None,
    "classroom/sandbox/inside/known.py": None,
    "classroom/sandbox/inside/landlock.py": None,
    "classroom/sandbox/inside/lesson.py": None,
    "classroom/sandbox/inside/limits.py": None,
    "classroom/sandbox/inside/on_its_own.py": None,
    "classroom/sandbox/inside/packages.py": None,
    "classroom/sandbox/inside/zygote.py": None,
    "classroom/sandbox/wire.py": None,
    "datasets.py": None,
    "classroom/sandbox/inside/stand_in.py": "__init__.py",
}


def ship(folder):
    """Copy them into `folder`, as the package kmcourse that is found inside."""
    for source, name in SHIPPED.items():
        target = Path(folder, "kmcourse", name or source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((PACKAGE / source).read_bytes())
    # The submission's own process asks for the stand-in by this name.
    Path(folder, "kmcourse/classroom/sandbox/inside/stand_in.py").write_text(
        "import sys\n\nimport kmcourse\n\nsys.modules[__name__] = kmcourse\n", encoding="utf-8"
    )


def packages():
    """Return where the packages are that a submission may import: folders and files; those that are installed."""
    found = []
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None:
            continue
        path = Path(spec.origin)
        path = path.parent if path.name == "__init__.py" else path
        found += [path, path.with_name(f"{LIBRARIES.get(name, name)}.libs")]  # where wheels keep what they link to
    return [path for path in found if path.exists()]
