"""What grading costs, beside nbgrader and otter: python -m tests.graders.measure_grading [--class 500] [--rounds 1].

The three graders get the same twenty submissions of three exercises, in turns. Ours runs in the full sandbox, with all
checks, the naming of mistakes and a feedback page, in one worker and in two; what a worker's start costs stands apart,
because a class has it once. KMCOURSE_GRADERS says where the others are, see `install.py`; without it ours is measured
alone. Then a class hands in the course's assignment, and `kmcourse grade` marks it with two workers and with one.

Seconds of the processor count all processes of a grader and are the number to trust; seconds on the clock depend on
what else the machine does. Memory is the most that was seen in all processes of a grader, shared pages counted once.
"""

import argparse
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

SEED = 20260101
WITH_PAGES = "{} and its pages"
GOALS = {"nbgrader": 80, WITH_PAGES.format("nbgrader"): 80, "otter": 120}
SECONDS_BETWEEN_LOOKS = 1.0  # at the memory, because every look costs what is measured
POINTS_ALONE = "kmcourse, points alone"  # a part of the work above, which nobody can ask for by itself
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
    parser.add_argument("--rounds", type=int, default=1, help="into how many turns the twenty are cut")
    arguments = parser.parse_args()
    print(_load())
    with tempfile.TemporaryDirectory() as folder:
        beside_others(Path(folder), arguments.rounds)
        if arguments.size:
            large_class(Path(folder), arguments.size)
    print(_load())


def beside_others(folder, rounds):
    """Print what the same submissions cost in each grader."""
    class_ = submissions()
    plain = learner_edition(solved())
    edition = edition_of(nbformat.writes(plain).encode())
    others, pages = _others(folder) if "KMCOURSE_GRADERS" in os.environ else ({}, {})
    costs, points = {}, {}
    for turn in range(rounds):
        numbers = range(turn, len(class_), rounds)
        data = [nbformat.writes(filled(plain, class_[number].answers)).encode() for number in numbers]
        for workers, work in ((1, _marked), (2, _marked), (1, _pointed)):
            name = f"kmcourse, {workers} worker{'s' * (workers > 1)}" if work is _marked else POINTS_ALONE
            given = _ours(data, edition, workers, work, costs.setdefault(name, []))
            points[name] = points.get(name, {}) | dict(zip(numbers, given, strict=True))
            _say(turn, name, costs)
        for name, grade_some in others.items():
            with measured(costs.setdefault(name, []), len(data)):
                given = grade_some(turn, {number: class_[number].answers for number in numbers})
            points[name] = points.get(name, {}) | given
            _say(turn, name, costs)
            if name in pages:
                _add_pages(costs, name, pages[name])
    _table(costs)
    first, *rest = points
    for name in rest:
        for number, given in sorted(points[name].items()):
            if given != points[first][number]:
                print(f"Submission {number}: {first} gives {points[first][number]}, {name} {given}.")
    print(f"Points were compared of {len(class_)} submissions." + (THEY_DO_MORE if others else ""))


def large_class(folder, size):
    """Print what a class costs that hands in the course's assignment."""
    handed_in = folder / "class"
    handed_in.mkdir()
    for number, data in enumerate(a_class(size)):
        (handed_in / f"student-{number:04}.ipynb").write_bytes(data)
    costs, clock = {}, {}
    for workers in (2, 1):
        name = f"kmcourse grade, {workers} worker{'s' * (workers > 1)}"
        pool = ProcessPoolExecutor(workers, get_context("spawn"))
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


def _ours(data, edition, workers, work, costs):
    """Mark with so many fresh workers, note what it cost, and return the points."""
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        shares = [data[part::workers] for part in range(workers)]
        parts = list(pool.map(mark_some, shares, [edition] * workers, [work] * workers))
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


def mark_some(data, edition, work):
    """Mark some submissions in a sandbox of this process, and say what it cost."""
    before = _own_processor()
    with Sandbox("full") as sandbox:
        # What is read and made once is a part of the start: a worker has marked others before, with other mistakes.
        for one in (solved(), *(filled(solved(), each.answers) for each in others())):
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
    run = run_through(reading, edition, sandbox, SEED, visible_only=False, naming=False)
    return {
        asked.exercise: mark_for(asked, judged, judged).earned
        for asked, judged in zip(edition.asked, run.judged, strict=True)
    }


def _add_pages(costs, name, write):
    """Note what a grader costs that also writes the students' pages, as ours does."""
    graded, pages = costs[name][-1], []
    with measured(pages, graded["count"]):
        write()
    both = {part: graded[part] + pages[0][part] for part in ("clock", "cpu")}
    both["memory"] = max(graded["memory"], pages[0]["memory"])
    costs.setdefault(WITH_PAGES.format(name), []).append(graded | both)


def _others(folder):
    """Return what grades some submissions, and what writes their pages if that is another step, by the grader's name.

    The first is called as (turn, number -> answers) and returns number -> points, the second with nothing.
    """
    nbgrader, otter = (environment_of(tool) for tool in ("nbgrader", "otter"))
    edition = edition_of(nbformat.writes(learner_edition(solved())).encode())
    assignment = OtterAssignment(folder / "otter", otter)
    handed_out = assignment.assign(solved(), SEED)
    course = NbgraderCourse(folder / "nbgrader", nbgrader)
    released = course.release(solved(), SEED)

    def by_nbgrader(turn, answers):
        for number, each in answers.items():
            course.hand_in(f"student-{number}", filled(released, each))
        course.autograde()
        found = course.points()
        return {
            number: {one.exercise: found[f"student-{number}"][one.check_cell][0] for one in edition.asked}
            for number in answers
        }

    def by_otter(turn, answers):
        given = {number: points_of(assignment.run(filled(handed_out, each))) for number, each in answers.items()}
        return {number: {name: points[name] for name in EXERCISES} for number, points in given.items()}

    return {"nbgrader": by_nbgrader, "otter": by_otter}, {"nbgrader": course.feedback}


def _say(turn, name, costs):
    cost = costs[name][-1]
    print(f"turn {turn + 1}: {name}, CPU s/sub {cost['cpu'] / cost['count']:.4f}, {_load()}", flush=True)


def _table(costs):
    print(f"{'':<28}{'':>5}{'clock':>9}{'CPU':>9}{'':>6}{'start':>8}{'CPU, times ours':>17}{'times points alone':>20}")
    print(f"{'grader':<28}{'n':>5}{'s/sub':>9}{'s/sub':>9}{'MB':>6}{'CPU s':>8}")
    each = {
        name: sum(one["cpu"] for one in rounds) / sum(one["count"] for one in rounds) for name, rounds in costs.items()
    }
    ours, alone = next(iter(each.values())), each.get(POINTS_ALONE)
    for name, rounds in costs.items():
        count, clock = (sum(one[part] for one in rounds) for part in ("count", "clock"))
        memory, start = (max(one[part] for one in rounds) for part in ("memory", "start"))
        print(f"{name:<28}{count:>5}{clock / count:>9.4f}{each[name]:>9.4f}{memory:>6.0f}{start:>8.2f}", end="")
        times = f"{each[name] / ours:.1f}" + (f" (goal {GOALS[name]})" if name in GOALS else "")
        print(f"{times:>17}" + (f"{each[name] / alone:>20.1f}" if alone else ""))


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
