"""`kmcourse grade`: what it prints, and the code that it ends with."""

import contextlib
import math
import sys
import time

ALL_GRADED, SOME_NOT, STOPPED = 0, 1, 2  # exit codes
EVERY = 10.0  # seconds between lines, where nobody watches a line change
SETTLED = 1.0  # seconds after which it can be told how long the rest will take
WITHOUT_LINUX = (
    "Other people's notebooks can only be graded safely on Linux: on Windows run this in WSL2, on macOS in a Linux "
    "container or virtual machine."
)
DEPARTED = "No longer handed in, so the pages were taken away; the marks stay in the gradebook: {names}."
UNSAFE = "Tier split-only: the marks are sound, but files, network and other submissions were not protected."


def run(submissions, out, version, due="", overrides=(), scheduler=None, **settings):
    """Grade a class, and say how far it is and what came of it.

    Parameters
    ----------
    submissions, out, version, **settings
        As for `grade`.
    due : str
        As it was typed.
    overrides : list of (student, exercise, points, reason)
        As they were typed.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers are to grade.

    Returns
    -------
    int
        The exit code: 0 when everybody was graded, 1 when somebody's notebook could not be, 2 when the run stopped.
    """
    if not sys.platform.startswith("linux"):
        return _stopped(WITHOUT_LINUX)
    from kmcourse.classroom.grading.batches import WorkerError
    from kmcourse.classroom.grading.grade import GradeError, grade
    from kmcourse.classroom.hand_ins.lateness import DueError, read_due

    try:
        settings["due"] = read_due(due) if due else ""
        settings["overrides"] = [(who, what, _finite(points), why) for who, what, points, why in overrides]
    except DueError as problem:
        return _stopped(f"--due WHEN: {problem}")
    except ValueError:
        return _stopped("--override takes STUDENT EXERCISE POINTS REASON, and POINTS is a number.")
    progress = Progress()
    try:
        with _executor(scheduler, settings.get("unsafe_split_only", False)) as executor:
            settings.setdefault("executor", executor)
            ran = grade(submissions, out, version, progress=progress, **settings)
    except (OSError, GradeError, WorkerError, KeyboardInterrupt) as problem:
        progress.end()
        if isinstance(problem, KeyboardInterrupt):
            _stopped("Stopped. What was graded is kept: run the same command again to go on.")
            raise
        named = isinstance(problem, OSError) and problem.filename
        return _stopped(f"{problem.filename}: {problem.strerror}" if named else problem)
    return _told(ran, out)


def _finite(text):
    points = float(text)
    if not math.isfinite(points):
        raise ValueError
    return points


def _stopped(problem):
    print(f"kmcourse: {problem}", file=sys.stderr)
    return STOPPED


def _executor(scheduler, unsafe_split_only):
    if scheduler is None:
        return contextlib.nullcontext()
    from kmcourse.classroom.grading.dask_workers import dask_executor

    return dask_executor(scheduler, unsafe_split_only, lambda line: print(line, file=sys.stderr))


def _told(ran, out):
    """Say what came of it; return the exit code."""
    troubles = [one for one in ran.class_ if one.trouble]
    for one in troubles:
        print(f"{one.student}: {one.trouble}", file=sys.stderr)
    for change in ran.changes:
        print(f"{change.student}: {change.exercise} has {change.is_now:g} points now, and had {change.was:g}.")
    if ran.departed:
        print(DEPARTED.format(names=", ".join(ran.departed)))
    print(f"Students: {len(ran.class_)}. Marked now: {ran.fresh}. With a trouble of their own: {len(troubles)}.")
    print(UNSAFE if "split-only" in ran.tiers else f"Tier of the sandbox: {', '.join(ran.tiers) or 'none was needed'}.")
    print(f"Results: {out}")
    if all(one.failure for one in ran.class_):
        return STOPPED
    return SOME_NOT if troubles else ALL_GRADED


class Progress:
    """Says how many are marked, and how long the rest will take: by what came after the first, when all had started."""

    def __init__(self, stream=None, clock=time.monotonic):
        self.stream = sys.stderr if stream is None else stream
        self.clock = clock
        self.first = None  # when the first was marked
        self.last = clock()
        self.is_open = False  # whether a line is begun that changes

    def __call__(self, done, count):
        """Say it: in one line that changes, or where that is a file or a pipe, in a line now and then."""
        now = self.clock()
        line = f"{done} of {count} marked"
        if self.first is None:
            self.first = now if done else None
        elif now - self.first >= SETTLED and done < count:
            line += f", {in_words((now - self.first) * (count - done) / (done - 1))} left"
        if self.stream.isatty():
            self.is_open = done < count
            bar = "#" * (20 * done // count)
            self.stream.write(f"\r[{bar:<20}] {line:<50}" + ("\n" if done == count else ""))
        elif done in (0, count) or now - self.last >= EVERY:
            self.last = now
            self.stream.write(f"{line}\n")
        self.stream.flush()

    def end(self):
        """End a line that is begun, so that nothing is said on it."""
        if self.is_open:
            self.stream.write("\n")
            self.is_open = False


def in_words(seconds):
    """Return a time that is left.

    Examples
    --------
    >>> in_words(4.2), in_words(150)
    ('5 s', '3 min')
    """
    return f"{-int(-seconds // 1)} s" if seconds <= 90 else f"{round(seconds / 60 + 0.49)} min"
