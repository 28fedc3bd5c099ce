"""How long the notebooks are: cells, words, exercises, minutes for a reader, and on request seconds to run.

python -m tests.notebook_lengths          # minutes: 150 words a minute, 4 minutes an exercise, and what the text gives
                                          # to a task that has no check, as in "Stop after ten minutes."
python -m tests.notebook_lengths --run    # runs each solved notebook too, in a fresh kernel
"""

import argparse
import os
import re
import tempfile
import time
from typing import NamedTuple

from nbclient import NotebookClient

from kmcourse.classroom.release.plain import read_notebook
from tests.course_notebooks import SOLUTIONS, exercises_in, prose_of

WORDS_A_MINUTE, MINUTES_AN_EXERCISE = 150, 4
MINUTES = {"five": 5, "ten": 10}


class Length(NamedTuple):
    """How long a solved notebook is."""

    cells: int
    words: int
    exercises: int
    given: int  # minutes that the text gives to tasks without a check
    promised: int  # minutes, as its first cell says

    @property
    def minutes(self):
        """What a reader needs who reads every word and writes every exercise."""
        return self.words / WORDS_A_MINUTE + MINUTES_AN_EXERCISE * self.exercises + self.given


def length_of(path):
    prose = prose_of(path)
    promised = int(re.search(r"\*\*It takes\*\* about (\d+) minutes\.", prose)[1])
    given = sum(MINUTES[word] for word in re.findall(r"\bStop after (\w+) minutes\.", prose))
    return Length(len(read_notebook(path).cells), len(prose.split()), len(exercises_in(path)), given, promised)


def seconds_to_run(path):
    client = NotebookClient(
        read_notebook(path), timeout=60, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        client.execute(env={**os.environ, "KMCOURSE_HOME": home})
        return time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.notebook_lengths", description=__doc__.splitlines()[0])
    parser.add_argument("--run", action="store_true", help="run each solved notebook, and say how long that takes")
    run = parser.parse_args().run
    print(f"{'notebook':32} cells  words  exercises  minutes  promised{'  seconds' if run else ''}")
    total = 0
    for path in SOLUTIONS:
        length = length_of(path)
        total += length.promised
        seconds = f"{seconds_to_run(path):9.1f}" if run else ""
        counted = f"{length.cells:5}  {length.words:5}  {length.exercises:9}  {length.minutes:7.1f}"
        print(f"{path.stem:32} {counted}  {length.promised:8}{seconds}", flush=True)
    print(f"The whole course: {total // 60} h {total % 60} min.")


if __name__ == "__main__":
    main()
