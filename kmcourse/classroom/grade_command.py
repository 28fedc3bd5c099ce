"""`kmcourse grade`: what it prints, and the code that it ends with."""

import sys
import time

ALL_GRADED, SOME_NOT, NOTHING = 0, 1, 2  # exit codes
EVERY = 10.0  # seconds between lines, where nobody watches a line change
WITHOUT_LINUX = (
    "Other people's notebooks can only be graded safely on Linux: on Windows run this in WSL2, on macOS in a Linux "
    "container or virtual machine."
)
UNSAFE = "Tier split-only: the marks are sound, but files, network and other submissions were not protected."


def run(submissions, out, version, **settings):
    """Grade a class, and say how far it is and what came of it.

    Returns
    -------
    int
        The exit code: 0 when everybody was graded, 1 when somebody's notebook could not be, 2 when nothing was graded.
    """
    if not sys.platform.startswith("linux"):
        print(f"kmcourse: {WITHOUT_LINUX}", file=sys.stderr)
        return NOTHING
    from kmcourse.classroom.grade import GradeError, grade

    try:
        ran = grade(submissions, out, version, progress=Progress(), **settings)
    except (GradeError, OSError) as problem:
        named = isinstance(problem, OSError) and problem.filename
        print(f"kmcourse: {f'{problem.filename}: {problem.strerror}' if named else problem}", file=sys.stderr)
        return NOTHING
    troubles = [one for one in ran.class_ if one.trouble]
    for one in troubles:
        print(f"{one.student}: {one.trouble}", file=sys.stderr)
    for change in ran.changes:
        print(f"{change.student}: {change.exercise} has {change.is_now:g} points now, and had {change.was:g}.")
    print(f"Students: {len(ran.class_)}. Marked now: {ran.fresh}. With a trouble of their own: {len(troubles)}.")
    print(UNSAFE if "split-only" in ran.tiers else f"Tier of the sandbox: {', '.join(ran.tiers) or 'none was needed'}.")
    print(f"Results: {out}")
    return SOME_NOT if troubles else ALL_GRADED


class Progress:
    """Says how many are marked, and how long the rest will take."""

    def __init__(self, stream=None, clock=time.monotonic):
        self.stream = sys.stderr if stream is None else stream
        self.clock = clock
        self.began = self.last = clock()

    def __call__(self, done, count):
        """Say it: in one line that changes, or where that is a file or a pipe, in a line now and then."""
        now = self.clock()
        left = (now - self.began) * (count - done) / done
        line = f"{done} of {count} marked, {in_words(left)} left"
        if self.stream.isatty():
            bar = "#" * (20 * done // count)
            self.stream.write(f"\r[{bar:<20}] {line:<50}" + ("\n" if done == count else ""))
        elif done == count or now - self.last >= EVERY:
            self.last = now
            self.stream.write(f"{line}\n")
        self.stream.flush()


def in_words(seconds):
    """Return a time that is left.

    Examples
    --------
    >>> in_words(4.2), in_words(150)
    ('5 s', '3 min')
    """
    return f"{-int(-seconds // 1)} s" if seconds <= 90 else f"{round(seconds / 60 + 0.49)} min"
