"""A worker of ours that is measured: it loads what a worker of `kmcourse grade` does, and says what marking cost it.

    python -m tests.graders.our_worker <job.pickle    # a `Job`; what it cost and the points, as JSON

It is a process of its own, because whoever measures has loaded more than a worker does, and would be counted with it.
"""

import json
import pickle
import sys
import time
from dataclasses import dataclass

from kmcourse.classroom.grading.batches import begin_worker
from kmcourse.classroom.marking.marking import mark, mark_for
from kmcourse.classroom.marking.marks import to_json
from kmcourse.classroom.marking.one_run import run_through
from kmcourse.classroom.reading.edition import Edition
from kmcourse.classroom.reading.notebook_reader import read_submission
from kmcourse.classroom.results.feedback import feedback_page
from kmcourse.classroom.results.graded import Graded
from kmcourse.classroom.sandbox.sandbox import Sandbox
from tests.classroom.measure_sandbox import inside, memory
from tests.graders.two_checks import ask_two


@dataclass(frozen=True)
class Job:
    """What a worker is to mark, and how."""

    edition: Edition
    seed: int  # of the class
    others: tuple  # notebook files that are marked before, with other mistakes: a worker has marked others already
    class_: tuple  # the notebook files
    points_alone: bool
    two_checks: bool


def do(job):
    """Mark in a sandbox of this process, and return what it cost and the points by exercise."""
    work = pointed if job.points_alone else marked
    if job.two_checks:
        ask_two()
    with Sandbox("full") as sandbox:
        for data in job.others:  # what is read and made once is a part of the start
            work(data, job.edition, sandbox, job.seed)
        start, began = processor(), time.monotonic()
        points = [work(data, job.edition, sandbox, job.seed) for data in job.class_]
        cost, ended = processor() - start, time.monotonic()
        most = memory()
    return {"start": start, "cpu": cost, "began": began, "ended": ended, "memory": most, "points": points}


def marked(data, edition, sandbox, seed):
    """Do all that `kmcourse grade` does for a submission; return the points by exercise."""
    result = mark(data, edition, sandbox, seed)
    feedback_page(Graded("student", "student", "", "", "", (), result))
    to_json(result)
    return {one.exercise: one.earned for one in result.marks}


def pointed(data, edition, sandbox, seed):
    """Do what the points take: no names for mistakes, no words for the student, no page."""
    reading = read_submission(data, edition)
    with sandbox.submission() as student:
        run = run_through(reading, edition, student, seed, visible_only=False, naming=False)
    return {
        asked.exercise: mark_for(asked, judged, judged).earned
        for asked, judged in zip(edition.asked, run.judged, strict=True)
    }


def processor():
    """Return the seconds of the processor of this process and of all that comes from it and still runs."""
    return time.process_time() + inside()


if __name__ == "__main__":
    begin_worker()
    json.dump(do(pickle.load(sys.stdin.buffer)), sys.stdout)
