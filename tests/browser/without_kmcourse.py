"""A real kernel whose Python has everything but kmcourse: somebody opens a notebook in another JupyterLab."""

import json
import sys
import sysconfig
import venv
from pathlib import Path

NAME = "without-kmcourse"


def register_kernel(kernels, folder):
    """Make a virtual environment without kmcourse below `folder` and register its kernel in the folder `kernels`."""
    home = Path(folder) / NAME
    venv.create(home, with_pip=False)
    bin_folder = home / ("Scripts" if sys.platform == "win32" else "bin")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    # Linked one by one: a .pth file that leads to kmcourse is left out with it.
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(place).iterdir():
            if "kmcourse" not in entry.name and not (packages / entry.name).exists():
                (packages / entry.name).symlink_to(entry)
    spec = Path(kernels) / NAME
    spec.mkdir(parents=True)
    command = [str(bin_folder / "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    content = {"argv": command, "display_name": "Python without kmcourse", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(content), encoding="utf-8")
