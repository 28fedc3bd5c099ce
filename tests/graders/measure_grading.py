"""What grading costs, beside nbgrader and otter: python -m tests.graders.measure_grading [--class 500].

The three graders get the same twenty submissions of three exercises, once with two checks an exercise, a visible and
a hidden one, and once with all that the course asks, 21 in place of 6; ours before and after each of the others,
because a machine is not equally fast all the time. Ours runs in the full sandbox, with the naming of mistakes and a
feedback page, as `kmcourse grade` does it, in one worker and in two: the goals are for that. What the points alone take
of it, which is what nbgrader's autograde and otter give, is there to compare with; no command does only that. What a
worker's start costs stands apart, because a class has it once. KMCOURSE_GRADERS says where the others are, see
`install.py`; without it ours is measured alone. And a class hands in the course's assignment, and `kmcourse grade`
marks it with two workers and with one.

Seconds of the processor count all processes of a grader and are the number to trust; seconds on the clock depend on
what else the machine does. Memory is the most that was seen in all processes of a grader, shared pages counted once.
"""

import argparse
import functools
import os
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread

import nbformat

from kmcourse.classroom.batches import begin_worker
from kmcourse.classroom.edition import edition_of
from kmcourse.classroom.feedback import feedback_page
from kmcourse.classroom.grade import grade
from kmcourse.classroom.graded import Graded
from kmcourse.classroom.marking import mark, mark_for
from kmcourse.classroom.marks import to_json
from kmcourse.classroom.notebook_reader import read_submission
from kmcourse.classroom.one_run import run_through
from kmcourse.classroom.release import learner_edition
from kmcourse.classroom.sandbox import Sandbox
from tests.classroom.measure_sandbox import inside, memory
from tests.graders.a_class import a_class
from tests.graders.found import environment_of
from tests.graders.nbgrader import NbgraderCourse
from tests.graders.otter import OtterAssignment, points_of
from tests.graders.three_exercises import EXERCISES, filled, others, solved, submissions
from tests.graders.two_checks import ask_two, cut

SEED = 20260101
WITH_PAGES = "{} and its pages"
POINTS_ALONE = "kmcourse, points alone"
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
    costs, points = {}, {}
    by_ours = [("kmcourse, 1 worker", 1, _marked), ("kmcourse, 2 workers", 2, _marked), (POINTS_ALONE, 1, _pointed)]
    for other in (None, *_others(folder, source, [each.answers for each in class_])):
        if other:
            with measured(costs.setdefault(other.name, []), len(data)):
                other.grade()
            points[other.name] = other.points()
            _say(other.name, costs)
        if hasattr(other, "write_pages"):
            _add_pages(costs, other)
        for name, workers, work in by_ours:
            points[name] = _ours(data, edition, workers, work, two_checks, costs.setdefault(name, []))
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


def _ours(data, edition, workers, work, two_checks, costs):
    """Mark with so many fresh workers, note what it cost, and return the points."""
    with ProcessPoolExecutor(workers, get_context("spawn"), begin_worker) as pool:
        shares = [data[part::workers] for part in range(workers)]
        parts = list(pool.map(functools.partial(mark_some, edition, work, two_checks), shares))
    costs.append(
        {
            "count": len(data),
            "clock": max(part["ended"] for part in parts) - max(part["began"] for part in parts),
            "cpu": sum(part["cpu"] for part in parts),
            "memory": sum(part["memory"] for part in parts),
            "start": sum(part["start"] for part in parts) / workers,
        }
    )
    points = [None] * len(data)
    for part, done in enumerate(parts):
        points[part::workers] = done["points"]
    return points


def mark_some(edition, work, two_checks, data):
    """Mark some submissions in a sandbox of this process, and say what it cost."""
    before, source = _own_processor(), source_of(two_checks)
    if two_checks:
        ask_two()
    with Sandbox("full") as sandbox:
        # What is read and made once is a part of the start: a worker has marked others before, with other mistakes.
        for one in (source, *(filled(source, each.answers) for each in others())):
            work(nbformat.writes(one).encode(), edition, sandbox)
        start, began = _own_processor(), time.monotonic()
        points = [work(one, edition, sandbox) for one in data]
        cost = _own_processor() - start, time.monotonic()
        most = memory()
    names = {"cpu": cost[0], "began": began, "ended": cost[1], "memory": most, "start": start - before}
    return names | {"points": points}


def _marked(data, edition, sandbox):
    """Do all that `kmcourse grade` does for a submission; return the points by exercise."""
    result = mark(data, edition, sandbox, SEED)
    feedback_page(Graded("student", "student", "", "", "", (), result))
    to_json(result)
    return {marked.exercise: marked.earned for marked in result.marks}


def _pointed(data, edition, sandbox):
    """Do what the points take: no names for mistakes, no words for the student, no page."""
    reading = read_submission(data, edition)
    with sandbox.submission() as student:
        run = run_through(reading, edition, student, SEED, visible_only=False, naming=False)
    return {
        asked.exercise: mark_for(asked, judged, judged).earned
        for asked, judged in zip(edition.asked, run.judged, strict=True)
    }


def _add_pages(costs, other):
    """Note what a grader costs that also writes the students' pages, as ours does."""
    graded, pages = costs[other.name][-1], []
    with measured(pages, graded["count"]):
        other.write_pages()
    both = {part: graded[part] + pages[0][part] for part in ("clock", "cpu")}
    both["memory"] = max(graded["memory"], pages[0]["memory"])
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
    print(f"{'grader':<28}{'n':>5}{'s/sub':>9}{'s/sub':>9}{'MB':>6}{'CPU s':>8}{'with all':>18}{'points alone':>18}")
    each = {name: sum(one["cpu"] for one in runs) / sum(one["count"] for one in runs) for name, runs in costs.items()}
    ours, alone = next(iter(each.values())), each.get(POINTS_ALONE)
    for name, runs in costs.items():
        count, clock = (sum(one[part] for one in runs) for part in ("count", "clock"))
        memory, start = (max(one[part] for one in runs) for part in ("memory", "start"))
        print(f"{name:<28}{count:>5}{clock / count:>9.4f}{each[name]:>9.4f}{memory:>6.0f}{start:>8.2f}", end="")
        goal = f" (goal {GOALS[name]})" if name in GOALS else ""
        print(f"{f'{each[name] / ours:.1f}{goal}':>18}" + (f"{each[name] / alone:>18.1f}" if alone else ""))


def _processor():
    """Return the seconds of the processor of this process and of all that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _own_processor():
    """Return the seconds of the processor of this process and of all that comes from it and still runs."""
    return time.process_time() + inside()


def _load():
    return "load {:.1f} in the last minute, {:.1f} in the last five, on {} cores".format(
        *os.getloadavg()[:2], os.cpu_count()
    )


if __name__ == "__main__":
    main()
