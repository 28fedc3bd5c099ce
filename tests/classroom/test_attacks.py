"""Every submission of the corpus, graded beside an honest one: no wrong mark, no harm, no long wait."""

import pytest

from kmcourse.classroom.sandbox.sandbox import SAFE_TIERS, Sandbox, SandboxError
from tests.classroom.attacks import KINDS, attacks
from tests.classroom.attacks.grading import SECRET, adopting, try_on

CORPUS = attacks()
MOST_SECONDS = 65  # sixty on the clock for a submission, and a moment to replace its process
# What depends on the tier is tried in both; what does not, in the better one.
TRIED = {"full": KINDS, "landlock": ("machine", "files", "peers", "outside")}
EACH = [(tier, kind, name) for tier in SAFE_TIERS for kind, name in CORPUS if kind in TRIED[tier]]
QUICK = [
    "deletes the folder of the class",
    "forks without end when called",
    "closes the pipe",
    "asks the course for the answer",
]
# Attacks that harm nothing but the throw-away folder when there is no sandbox, and the harm that is then seen.
SEEN_WITHOUT = {
    "reads the key": "secret told",
    "reads the key past Python": "secret told",
    "reads the environment of the checker": "secret told",
    "tells what another student wrote": "secret told",
    "deletes the folder of the class": "files",
    "deletes the key when called": "files",
    "empties the key": "files",
    "renames the key": "files",
    "makes the key readable for all": "files",
    "makes a link out": "files",
    "overwrites another student's work": "files",
    "calls home": "network",
    "tells the key by the name of what it raises": "secret told",
    "tells the key by the names that it defines": "secret told",
    "gives another's work a name of its own": "files",
    "makes another's work ten years old": "files",
}


@pytest.fixture(autouse=True)
def _secret(monkeypatch):
    monkeypatch.setenv("KMCOURSE_TEST_SECRET", SECRET)


@pytest.fixture(scope="module")
def sandboxes():
    """Give the sandbox of each tier, or what it says where it is not offered."""
    found = {}
    with adopting():
        for tier in SAFE_TIERS:
            try:
                found[tier] = Sandbox(tier)
            except SandboxError as refused:
                found[tier] = refused
        yield found
        for sandbox in found.values():
            if isinstance(sandbox, Sandbox):
                sandbox.close()


def assert_held(sandboxes, tier, kind, name, attacked, refused):
    sandbox = sandboxes[tier]
    if isinstance(sandbox, SandboxError):
        refused[tier] = str(sandbox)
        assert f"Tier {tier}:" in str(sandbox), "a tier that is not offered has to be refused with a reason"
        return
    tried = try_on(sandbox, CORPUS[kind, name])

    assert tried.went_well, tried
    assert tried.seconds < MOST_SECONDS
    assert tried.peer_seconds < MOST_SECONDS / 2
    attacked[tier] = attacked.get(tier, 0) + 1


@pytest.mark.slow
@pytest.mark.parametrize(("tier", "kind", "name"), EACH)
def test_an_attack_gains_nothing_and_harms_nobody(sandboxes, tier, kind, name, attacked, refused):
    assert_held(sandboxes, tier, kind, name, attacked, refused)


@pytest.mark.parametrize("tier", SAFE_TIERS)
def test_a_few_attacks_gain_nothing_and_harm_nobody(sandboxes, tier, attacked, refused):
    for kind, name in CORPUS:
        if name in QUICK:
            assert_held(sandboxes, tier, kind, name, attacked, refused)


def test_at_least_one_tier_holds_here(sandboxes):
    assert any(isinstance(sandbox, Sandbox) for sandbox in sandboxes.values()), sandboxes


@pytest.mark.slow
def test_without_a_sandbox_the_harm_is_seen():
    by_name = {name: attack for (_, name), attack in CORPUS.items()}
    with adopting(), Sandbox("split-only", unsafe_split_only=True) as none:
        harm = {name: try_on(none, by_name[name]).harm for name in SEEN_WITHOUT}

    assert {name: [seen] for name, seen in SEEN_WITHOUT.items()} == harm


@pytest.mark.slow
def test_without_a_sandbox_no_mark_is_forged():
    with adopting(), Sandbox("split-only", unsafe_split_only=True) as none:
        for (kind, name), attack in CORPUS.items():
            if kind == "marks" and "pipe" not in name and "half a message" not in name:
                tried = try_on(none, attack)
                assert not tried.wrong, name
                assert not tried.peer_lost, name
