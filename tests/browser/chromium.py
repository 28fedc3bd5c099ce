"""Where a Chromium is found on this machine, and how the tests start it."""

import os
import shutil
from pathlib import Path

INSTALL = (
    "No Chromium was found, so nothing was opened in a browser. Install one with `playwright install chromium`, "
    "or name one in the environment variable KMCOURSE_CHROMIUM."
)

ARGUMENTS = [
    "--no-sandbox",  # containers and CI run as root, where Chromium's own sandbox cannot start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Every other name fails to resolve: what is tested here must work with the network unplugged.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def find_chromium(playwright):
    """Return the path of the named, the system's or Playwright's own Chromium, or None."""
    named = os.environ.get("KMCOURSE_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch_chromium(playwright):
    """Start Chromium without a window; None if there is none."""
    path = find_chromium(playwright)
    if path is None:
        return None
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
