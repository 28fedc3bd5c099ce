"""What `import kmcourse` costs beside `import numpy`: `python -m tests.measure_import` prints milliseconds of CPU.

The goal is at most 10 ms more than NumPy. Nothing asserts it: a loaded machine would make a liar of either answer.
"""

import statistics
import subprocess
import sys

RUNS = 25
STATEMENTS = {
    "nothing": "pass",
    "import numpy": "import numpy",
    "import kmcourse": "import kmcourse",
    "import numpy, kmcourse": "import numpy, kmcourse",
    "import numpy; from kmcourse import compute_cost": "import numpy; from kmcourse import compute_cost",
    "import numpy; from kmcourse import check": "import numpy; from kmcourse import check",
}


def cpu_milliseconds(statement):
    """Return the CPU time that a fresh Python needs to run a statement, in milliseconds."""
    program = f"{statement}\nimport time\nprint(time.process_time())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return 1000 * float(done.stdout)


def main():
    """Print a line for each statement: the median and the fastest of some runs, taken in turns."""
    times = {name: [] for name in STATEMENTS}
    for _ in range(RUNS):
        for name, statement in STATEMENTS.items():
            times[name].append(cpu_milliseconds(statement))
    print(f"{'median ms':>10}  {'fastest ms':>10}  statement (median and fastest of {RUNS} runs)")
    for name, values in times.items():
        print(f"{statistics.median(values):10.1f}  {min(values):10.1f}  {name}")


if __name__ == "__main__":
    main()
