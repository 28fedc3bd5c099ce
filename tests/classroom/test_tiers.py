"""Which tier is used: the best that holds when somebody really tries to get out; the others are named with a reason."""

import contextlib
import dataclasses
import os
import signal
import stat
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from kmcourse import kmeans
from kmcourse.classroom.sandbox import seccomp, tiers
from kmcourse.classroom.sandbox.proof import ATTEMPTS, BECOME_ANOTHER, EXECUTE, got_out
from kmcourse.classroom.sandbox.sandbox import SAFE_TIERS, Sandbox, SandboxError
from kmcourse.classroom.sandbox.tiers import TIERS
from tests.classroom.attacks import EXERCISES, FULL, HONEST
from tests.classroom.attacks.grading import adopting, descendants, grade

ALL_RIGHT = dict.fromkeys(EXERCISES, FULL)


def refusal(*arguments, **named):
    with pytest.raises(SandboxError) as refused:
        Sandbox(*arguments, **named)
    return str(refused.value)


def sandbox_or_refusal(*arguments):
    try:
        return Sandbox(*arguments), ""
    except SandboxError as refused:
        return None, str(refused)


@pytest.mark.parametrize("tier", [*SAFE_TIERS, "other-user"])
def test_a_tier_grades_or_is_refused_with_a_reason(tier):
    sandbox, words = sandbox_or_refusal(tier)
    if sandbox is None:
        assert f"Tier {tier}: It " in words
        return
    with sandbox:
        assert sandbox.tier == tier
        assert grade(sandbox, HONEST).points == ALL_RIGHT


OPEN = """
import os
found = []
for number in range(2000):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass
"""


@pytest.mark.parametrize("tier", SAFE_TIERS)
def test_a_submission_has_its_one_socket_also_where_the_checker_has_many_files_open(tier):
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            stack.enter_context(Path(os.devnull).open("rb"))
        sandbox, _ = sandbox_or_refusal(tier)
        if sandbox is None:
            return
        with sandbox, sandbox.submission() as student:
            assert student.run_cell(OPEN, "cell").ok
            assert student.runner("found", is_value=True)(()).value == [0, 1, 2, 3]


@pytest.mark.slow
def test_the_best_tier_that_holds_is_used_and_the_others_are_named():
    with Sandbox() as sandbox:
        better = SAFE_TIERS[: SAFE_TIERS.index(sandbox.tier)]
        assert set(sandbox.reasons) == set(better)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_told_what_to_use(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)

    for unsafe in (False, True):
        words = refusal(unsafe_split_only=unsafe)
        assert "WSL2" in words
        assert "Linux container" in words


def test_a_tier_of_another_name_is_refused():
    assert "the tiers are full, landlock, split-only" in refusal("best")


def test_split_only_has_to_be_accepted_as_unsafe():
    assert "accepted as unsafe" in refusal("split-only")

    with Sandbox("split-only", unsafe_split_only=True) as sandbox:
        assert sandbox.tier == "split-only"
        assert grade(sandbox, HONEST).points == ALL_RIGHT


def without(tier, **changes):
    """Return how to start a tier with something of it left out."""
    return lambda shipped, fd: dataclasses.replace(TIERS_AS_THEY_ARE[tier](shipped, fd), **changes)


TIERS_AS_THEY_ARE = dict(TIERS)


def one_folder_too_many(shipped, fd):
    start = TIERS_AS_THEY_ARE["landlock"](shipped, fd)
    return dataclasses.replace(start, readable=("/", *start.readable))


def all_allowed():
    with seccomp.rules(seccomp.ALLOW) as rules:
        return rules.steps()


def without_filter(tier, number):
    """Return how to start a tier with one of its filters of system calls refusing nothing."""

    def start(shipped, fd):
        whole = TIERS_AS_THEY_ARE[tier](shipped, fd)
        filters = [all_allowed() if n == number else steps for n, steps in enumerate(whole.filters)]
        return dataclasses.replace(whole, filters=filters)

    return start


OF_THE_WARM_PROCESS = {"send a signal to itself", "raise its limits"}
HALF = {
    "nothing at all": ("full", tiers.start_split_only, {"read the course", "write a file", BECOME_ANOTHER}),
    "no filter in full": ("full", without("full", filters=()), {"send a signal to itself", "make a world of its own"}),
    "no Landlock": ("landlock", without("landlock", readable=None), {"read the course", "look into the home folder"}),
    "no filter in landlock": ("landlock", without("landlock", filters=()), {"open a socket to this machine"}),
    "no filter of the warm process": ("full", without_filter("full", 0), {"open a socket to this machine"}),
    "no filter of the submission": ("full", without_filter("full", 1), OF_THE_WARM_PROCESS),
    "no filter of the submission in landlock": ("landlock", without_filter("landlock", 1), OF_THE_WARM_PROCESS),
    "one folder too many": ("landlock", one_folder_too_many, {"read the course", "look into the home folder"}),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", HALF)
def test_a_tier_that_can_be_broken_out_of_is_not_used(what, monkeypatch):
    tier, start, managed = HALF[what]
    try:
        Sandbox(tier).close()
    except SandboxError as refused:
        words = str(refused)  # the kernel does not even offer the whole of it
    else:
        monkeypatch.setitem(TIERS, tier, start)
        words = refusal(tier)
        managed = {"It does not hold here. In it a program could still ", *managed}
        assert managed <= {part for part in managed if part in words}

    assert f"Tier {tier}: It " in words


# What the kernel itself refuses to a plain user; for root, as in many containers, all of it succeeds.
BY_KERNEL = """
    become another user, change a file's rights, make a world of its own, mount a file system, send a signal to the
    first process, start a process, start a program, start a thread, write into Python
"""


@pytest.mark.slow
def test_without_a_sandbox_the_proof_gets_out_in_every_way(tmp_path):
    refused = " ".join(BY_KERNEL.split()).split(", ") if os.geteuid() else []
    none = Sandbox("split-only", unsafe_split_only=True)
    with adopting(), none, none.submission() as student:
        # Its own world is made like that of a program that nobody has shut in.
        student.run_cell(f"import os\nos.environ['A'] = 'b'\nos.chdir({str(tmp_path)!r})", "world")

        managed = got_out(student)

    assert set(managed) >= {*ATTEMPTS, BECOME_ANOTHER} - set(refused)


def test_the_proof_attempts_what_the_research_of_escapes_knows():
    for word in ("socket", "fork", "execv", "ptrace", "kill(", "O_TMPFILE", "syscall(425"):
        assert word in " ".join([*ATTEMPTS.values(), EXECUTE])


def test_without_bubblewrap_landlock_is_used_and_says_why(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "bubblewrap is not installed: install the package bubblewrap." in refusal("full")
    sandbox, words = sandbox_or_refusal()
    if sandbox is None:
        assert "Tier landlock:" in words
        return
    with sandbox:
        assert sandbox.tier == "landlock"
        assert "bubblewrap" in sandbox.reasons["full"]


def test_a_bubblewrap_that_may_not_make_worlds_is_quoted(monkeypatch, tmp_path):
    barred = tmp_path / "bwrap"
    barred.write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
    barred.chmod(barred.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    assert "It does not start: bwrap: setting up uid map: Permission denied." in refusal("full")


def test_without_libseccomp_no_safe_tier_is_used(monkeypatch):
    monkeypatch.setattr(seccomp, "LIBRARY", "libnothing.so.7")
    seccomp.warm_filter.cache_clear()
    try:
        words = refusal()
    finally:
        seccomp.warm_filter.cache_clear()

    assert words.count("libseccomp is not installed") == 2
    assert "nothing is graded" in words


def test_the_filter_allows_nothing_by_name_that_reaches_out():
    reaching = {"socket", "connect", "fork", "clone", "execve", "kill", "ptrace", "unlink", "rename", "mkdir", "ioctl"}

    assert not reaching & set(seccomp.ALLOWED.split())


def test_a_warm_process_that_its_filter_keeps_from_working_is_refused(monkeypatch):
    monkeypatch.setattr(seccomp, "FORKING", seccomp.FORKING.replace("recvmsg ", ""))
    monkeypatch.setattr(seccomp, "warm_filter", seccomp.warm_filter.__wrapped__)

    assert "It starts and does not go on" in refusal("landlock")


@pytest.mark.slow
def test_nothing_of_a_sandbox_is_left_when_it_is_closed():
    before, files = descendants(), set(Path(tempfile.gettempdir()).glob("kmcourse-*"))
    with Sandbox() as sandbox, sandbox.submission() as student:
        student.run_cell("x = 1", "cell")
        assert descendants() - before

    assert descendants() == before
    assert set(Path(tempfile.gettempdir()).glob("kmcourse-*")) <= files


@pytest.mark.slow
def test_a_sandbox_whose_warm_process_is_killed_starts_again_and_proves_itself():
    with Sandbox() as sandbox:
        assert grade(sandbox, HONEST).points == ALL_RIGHT
        for process in descendants():
            if "kmcourse.classroom.sandbox.inside.zygote" in Path(f"/proc/{process}/cmdline").read_text():
                os.kill(process, signal.SIGKILL)

        assert grade(sandbox, HONEST).points == ALL_RIGHT


@pytest.mark.slow
def test_a_sandbox_outlives_the_thread_that_made_it():
    made = []
    thread = threading.Thread(target=lambda: made.append(Sandbox()))
    thread.start()
    thread.join()

    with made[0] as sandbox:
        assert grade(sandbox, HONEST).points == ALL_RIGHT


@pytest.mark.slow
def test_two_sandboxes_do_not_disturb_each_other():
    with Sandbox() as one, Sandbox() as other, one.submission() as student:
        student.run_cell("x = 1", "cell")

        assert grade(other, HONEST).points == ALL_RIGHT
        assert student.run_cell("assert x == 1", "cell").ok


def test_the_course_itself_is_not_inside():
    with Sandbox() as sandbox, sandbox.submission() as student:
        for line in (
            "import kmcourse.exercises",
            "import kmcourse.oracle; kmcourse.oracle.certify_assign",
            "from kmcourse.checks import judge",
            f"open({kmeans.__file__!r})",
            "import tests",
        ):
            assert not student.run_cell(line, "look").ok, line
