"""What grading costs, beside nbgrader and otter: python -m tests.graders.measure_grading [--class 500].

The three graders get the same twenty submissions of three exercises, once with two checks an exercise, a visible and
a hidden one, and once with all that the course asks, 21 in place of 6; ours before and after each of the others,
because a machine is not equally fast all the time. Ours runs in the full sandbox, in one worker and in two, with the
naming of mistakes and a feedback page, as `kmcourse grade` does it: the goals are for that. What the points alone take
of it, which no command does alone, is there to compare with, because nbgrader's autograde gives no more than them.
KMCOURSE_GRADERS says where the others are, see `install.py`; without it ours is measured alone. And a class hands in
the course's assignment, and `kmcourse grade` marks it with two workers and with one.

Seconds of the processor count all processes of a grader and are the number to trust; seconds on the clock depend on
what else the machine does. What a start costs stands apart: a class has that of our worker once, and it is not in the
seconds a submission; that of nbgrader's commands is in them, as it is for whoever runs them for a class of twenty;
otter starts for each submission. Memory is the most that was seen in all processes of a grader, shared pages counted
once.
"""

import argparse
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread

import nbformat

from kmcourse.classroom.grading.batches import begin_worker
from kmcourse.classroom.grading.grade import grade
from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.plain import learner_edition
from tests.classroom.measure_sandbox import memory
from tests.graders.a_class import a_class
from tests.graders.found import environment_of
from tests.graders.nbgrader import NbgraderCourse
from tests.graders.otter import OtterAssignment, points_of
from tests.graders.our_worker import Job
from tests.graders.three_exercises import EXERCISES, filled, others, solved, submissions
from tests.graders.two_checks import ask_two, cut

SEED = 20260101
WITH_PAGES = "{} and its pages"
ALL, POINTS = "all", "points alone"  # that ours does
POINTS_ALONE = f"kmcourse, {POINTS}"
TURNS = {"nbgrader": 3, "otter": 1}  # what ours is measured beside, and how often
GOALS = {"nbgrader": 80, WITH_PAGES.format("nbgrader"): 80, "otter": 120}  # times what ours costs with all
SECONDS_BETWEEN_LOOKS = 1.0  # at the memory, because every look costs what is measured
THEY_DO_MORE = """
nbgrader runs the whole notebook in a kernel, keeps it executed, and fills a database in which people mark by hand;
otter runs the whole notebook in a kernel too. Ours runs what the student wrote, names known mistakes, and keeps marks
and a page for each student, which is a second command of nbgrader. nbgrader and otter run it with all rights of the
user who grades; ours in a sandbox.
"""


def main():
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.graders.measure_grading", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--class", type=int, default=500, dest="size", help="how many hand in the assignment; 0 for none"
    )
    arguments = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # kernels compile the course once, as elsewhere
    print(_load())
    with tempfile.TemporaryDirectory() as folder:
        beside_others(Path(folder, "all"), two_checks=False)
        if arguments.size:
            large_class(Path(folder), arguments.size)
        ask_two()  # last, because it holds until this process ends
        beside_others(Path(folder, "two"), two_checks=True)
    print(_load())


def beside_others(folder, two_checks):
    """Print what the same submissions cost in each grader, with two checks an exercise or with all."""
    class_, source = submissions(), source_of(two_checks)
    plain = learner_edition(source)
    edition = edition_of(nbformat.writes(plain).encode())
    data = [nbformat.writes(filled(plain, each.answers)).encode() for each in class_]
    print(f"\nThree exercises, {'two checks each' if two_checks else 'all that the course asks'}")
    made = [source, *(filled(source, each.answers) for each in others())]
    common = {"edition": edition, "seed": SEED, "others": tuple(nbformat.writes(one).encode() for one in made)}
    costs, points = {}, {}
    by_ours = [("kmcourse, 1 worker", 1, False), ("kmcourse, 2 workers", 2, False), (POINTS_ALONE, 1, True)]
    for other in (None, *_others(folder, source, [each.answers for each in class_])):
        if other:
            costs.setdefault(other.name, []).append(_measured(other.grade, len(data), other.starts_once))
            points[other.name] = other.points()
            _say(other.name, costs)
        if hasattr(other, "write_pages"):
            _add_pages(costs, other)
        for name, workers, alone in by_ours:
            shares = [tuple(data[part::workers]) for part in range(workers)]
            jobs = [Job(**common, class_=share, points_alone=alone, two_checks=two_checks) for share in shares]
            points[name] = _ours(jobs, costs.setdefault(name, []))
            _say(name, costs)
    _table(costs)
    first, *rest = points
    for name in rest:
        for number, (given, expected) in enumerate(zip(points[name], points[first], strict=True)):
            if given != expected:
                print(f"Submission {number}: {first} gives {expected}, {name} {given}.")
    print(f"Points were compared of {len(class_)} submissions." + (THEY_DO_MORE if "nbgrader" in points else ""))


def source_of(two_checks):
    """Return the solved notebook, with two checks an exercise or with all."""
    return cut(solved()) if two_checks else solved()


def large_class(folder, size):
    """Print what a class costs that hands in the course's assignment."""
    handed_in = folder / "class"
    handed_in.mkdir()
    for number, data in enumerate(a_class(size)):
        (handed_in / f"student-{number:04}.ipynb").write_bytes(data)
    costs, clock = {}, {}
    for workers in (2, 1):
        name = f"kmcourse grade, {workers} worker{'s' * (workers > 1)}"
        pool = ProcessPoolExecutor(workers, get_context("spawn"), begin_worker)
        with measured(costs.setdefault(name, []), size), pool:
            ran = grade(handed_in, folder / f"results-{workers}", "0", executor=pool)
        clock[workers] = costs[name][0]["clock"]
    _table(costs)
    mistakes = sum(marked.mistake is not None for one in ran.class_ for marked in one.result.marks)
    print(f"{size} submissions of ten exercises; {mistakes} mistakes named; a second worker makes it", end=" ")
    print(f"{clock[1] / clock[2]:.2f} times as fast on the clock.\n")


@contextmanager
def measured(costs, count):
    """Measure the block, with all the processes that it starts and waits for; a worker's start is a part of it."""
    most, ends = [0.0], Event()

    def watch():
        while not ends.wait(SECONDS_BETWEEN_LOOKS):
            most[0] = max(most[0], memory())

    before, began = _processor(), time.monotonic()
    watching = Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        clock = time.monotonic() - began
        ends.set()
        watching.join()
        costs.append({"count": count, "clock": clock, "cpu": _processor() - before, "memory": most[0], "start": 0.0})


def _ours(jobs, costs):
    """Mark in fresh workers at once, a job for each; note what it cost, and return the points."""
    command = [sys.executable, "-m", "tests.graders.our_worker"]
    workers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in jobs]
    for worker, job in zip(workers, jobs, strict=True):
        pickle.dump(job, worker.stdin)
        worker.stdin.close()
    parts = [json.load(worker.stdout) for worker in workers]
    for worker in workers:
        worker.wait()
    costs.append(
        {
            "count": sum(len(job.class_) for job in jobs),
            "clock": max(part["ended"] for part in parts) - min(part["began"] for part in parts),
            "cpu": sum(part["cpu"] for part in parts),
            "memory": sum(part["memory"] for part in parts),
            "start": sum(part["start"] for part in parts) / len(parts),
        }
    )
    points = [None] * costs[-1]["count"]
    for part, done in enumerate(parts):
        points[part :: len(parts)] = done["points"]
    return points


def _measured(work, count, starts_once):
    """Return what it costs to do something for so many; and of it what a start costs, by doing it when all is done."""
    costs, again = [], []
    with measured(costs, count):
        work()
    if starts_once:
        with measured(again, count):
            work()
        costs[0]["start"] = again[0]["cpu"]
    return costs[0]


def _add_pages(costs, other):
    """Note what a grader costs that also writes the students' pages, as ours does."""
    graded = costs[other.name][-1]
    pages = _measured(other.write_pages, graded["count"], other.starts_once)
    both = {part: graded[part] + pages[part] for part in ("clock", "cpu", "start")}
    both["memory"] = max(graded["memory"], pages["memory"])
    costs.setdefault(WITH_PAGES.format(other.name), []).append(graded | both)


def _others(folder, source, answers):
    """Yield the other graders, each as often as it is measured, with what is handed in there."""
    if "KMCOURSE_GRADERS" not in os.environ:
        return
    makes = {"nbgrader": ByNbgrader, "otter": ByOtter}
    for turn in range(max(TURNS.values())):
        for name, turns in TURNS.items():
            if turn < turns:
                yield makes[name](folder / f"{name}-{turn}", source, answers)


class ByNbgrader:
    """A class that has handed in its work to nbgrader."""

    name = "nbgrader"
    starts_once = True

    def __init__(self, folder, source, answers):
        self._students = [f"student-{number}" for number in range(len(answers))]
        self._asked = edition_of(nbformat.writes(learner_edition(source)).encode()).asked
        self._course = NbgraderCourse(folder, environment_of("nbgrader"))
        released = self._course.release(source, SEED)
        for student, each in zip(self._students, answers, strict=True):
            self._course.hand_in(student, filled(released, each))

    def grade(self):
        """Let nbgrader run and mark all."""
        self._course.autograde()

    def write_pages(self):
        """Let nbgrader write what the students read."""
        self._course.feedback()

    def points(self):
        """Return the points of each student, by exercise."""
        found = self._course.points()
        return [{one.exercise: found[student][one.check_cell][0] for one in self._asked} for student in self._students]


class ByOtter:
    """A class that has handed in its work to otter."""

    name = "otter"
    starts_once = False

    def __init__(self, folder, source, answers):
        self._assignment = OtterAssignment(folder, environment_of("otter"))
        handed_out = self._assignment.assign(source, SEED)
        self._handed_in = [filled(handed_out, each) for each in answers]

    def grade(self):
        """Let otter run and mark them, one after another."""
        self._given = [points_of(self._assignment.run(one)) for one in self._handed_in]

    def points(self):
        """Return the points of each student, by exercise."""
        return [{name: points[name] for name in EXERCISES} for points in self._given]


def _say(name, costs):
    cost = costs[name][-1]
    print(f"{name}, CPU s/sub {cost['cpu'] / cost['count']:.4f}, {_load()}", flush=True)


def _table(costs):
    print(f"{'':<28}{'':>5}{'clock':>9}{'CPU':>9}{'':>6}{'start':>8}    CPU, times that of kmcourse")
    print(f"{'grader':<28}{'n':>5}{'s/sub':>9}{'s/sub':>9}{'MB':>6}{'CPU s':>8}{ALL:>18}{POINTS:>18}")
    each = {name: sum(one["cpu"] for one in runs) / sum(one["count"] for one in runs) for name, runs in costs.items()}
    ours = {ALL: next(iter(each.values()))} | ({POINTS: each[POINTS_ALONE]} if POINTS_ALONE in each else {})
    for name, runs in costs.items():
        count, clock = (sum(one[part] for one in runs) for part in ("count", "clock"))
        memory, start = (max(one[part] for one in runs) for part in ("memory", "start"))
        print(f"{name:<28}{count:>5}{clock / count:>9.4f}{each[name]:>9.4f}{memory:>6.0f}", end="")
        print(f"{start:>8.2f}" if start else f"{'':>8}", end="")
        for what, cost in ours.items():
            goal = f" (goal {GOALS[name]})" if what == ALL and name in GOALS else ""
            print(f"{f'{each[name] / cost:.1f}{goal}':>18}", end="")
        print()


def _processor():
    """Return the seconds of the processor of this process and of all that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _load():
    return "load {:.1f} in the last minute, {:.1f} in the last five, on {} cores".format(
        *os.getloadavg()[:2], os.cpu_count()
    )


if __name__ == "__main__":
    main()
