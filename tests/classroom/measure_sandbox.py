"""What a sandbox costs: python -m tests.classroom.measure_sandbox [--submissions N].

For every tier that holds here: the time to start (with the proof), processor time and time on the clock of a submission
of three exercises, in the checker and inside, and the memory of checker and sandbox together (PSS: shared pages are
counted once). Processor time is the number to trust on a machine that others use too; the load is printed beside it.
"""

import argparse
import contextlib
import os
import sys
import time
from pathlib import Path

from kmcourse.classroom.sandbox.sandbox import Sandbox, SandboxError
from kmcourse.classroom.sandbox.tiers import TIERS
from tests.classroom.attacks import ASSIGN, COST, HONEST, MOVE, SETUP
from tests.classroom.attacks.grading import descendants, grade

LOOPS = (
    SETUP,
    "def compute_cost(X, labels, centroids):\n    total = 0\n    for i in range(len(X)):\n"
    "        for j in range(X.shape[1]):\n            total += (X[i, j] - centroids[labels[i], j]) ** 2\n"
    "    return total / len(X)",
    "def assign_points(X, centroids):\n    labels = np.zeros(len(X), int)\n    for i in range(len(X)):\n"
    "        labels[i] = np.argmin([((X[i] - mu) ** 2).sum() for mu in centroids])\n    return labels",
    MOVE,
)
WRONG = (
    SETUP,
    COST.replace(" / len(X)", ""),
    ASSIGN.replace("argmin", "argmax"),
    MOVE.replace("mean", "sum").replace("np.array(centroids, dtype=float)", "centroids"),
)
# In a class of twenty: nine in the language of arrays, five in loops, six with a mistake in every exercise.
MIX = (HONEST,) * 9 + (LOOPS,) * 5 + (WRONG,) * 6
TICKS = os.sysconf("SC_CLK_TCK")


def inside():
    """Return the processor time of everything that comes from this process, in seconds."""
    total = 0
    for number in descendants():
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / TICKS


def memory():
    """Return the memory of this process and everything that comes from it, in MB."""
    total = 0
    for number in {os.getpid(), *descendants()}:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def measure(tier, count):
    """Print a line for a tier."""
    began = time.monotonic()
    try:
        sandbox = Sandbox(tier, unsafe_split_only=True)
    except SandboxError as refused:
        print(f"{tier:11} refused. {refused}")
        return
    start = time.monotonic() - began
    with sandbox:
        grade(sandbox, WRONG)  # what is loaded once is loaded now
        here, there, began = time.process_time(), inside(), time.monotonic()
        most = 0.0
        for number in range(count):
            grade(sandbox, MIX[number % len(MIX)])
            most = max(most, memory()) if number % 50 == 0 else most
        here, there, clock = time.process_time() - here, inside() - there, time.monotonic() - began
    ms = 1000 / count
    print(
        f"{tier:11} {start:7.2f} {(here + there) * ms:9.1f} {here * ms:9.1f} {there * ms:8.1f} {clock * ms:8.1f} "
        f"{most:6.0f} {os.getloadavg()[0]:6.1f}"
    )


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.classroom.measure_sandbox", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--submissions", type=int, default=100)
    count = parser.parse_args().submissions
    print(f"{count} submissions of three exercises, one worker")
    print(
        f"{'tier':11} {'start s':>7} {'CPU ms':>9} {'checker':>9} {'inside':>8} {'clock ms':>8} {'MB':>6} {'load':>6}"
    )
    for tier in TIERS:
        measure(tier, count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
