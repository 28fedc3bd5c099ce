"""Attack the sandbox and print a table: python -m tests.classroom.attacked [--tier TIER] [WORD …].

For every submission of the corpus: what it got and deserved, what harm it did, how long it took, and how an honest
submission fared right after it. Words choose attacks by kind or by part of their names.
"""

import argparse
import os
import sys

from kmcourse.classroom.sandbox.sandbox import SAFE_TIERS, Sandbox, SandboxError
from tests.classroom.attacks import attacks
from tests.classroom.attacks.grading import SECRET, adopting, try_on


def main():
    """Print the table; exit with 1 if something went wrong or no tier could be attacked."""
    parser = argparse.ArgumentParser(prog="python -m tests.classroom.attacked", description=__doc__.splitlines()[0])
    parser.add_argument("--tier", choices=SAFE_TIERS, action="append", help="attack this tier only")
    parser.add_argument("word", nargs="*", help="a kind of attack, or part of a name")
    arguments = parser.parse_args()
    os.environ["KMCOURSE_TEST_SECRET"] = SECRET
    chosen = {key: attack for key, attack in attacks().items() if _is_chosen(key, arguments.word)}
    counts = [_attack(tier, chosen) for tier in arguments.tier or SAFE_TIERS]
    attacked = [count for count in counts if count is not None]
    return 0 if attacked and not any(attacked) else 1


def _is_chosen(key, words):
    kind, name = key
    return not words or any(word == kind or word in name for word in words)


def _attack(tier, chosen):
    """Print the table of a tier; return how many attacks did something, or None if the tier is not offered here."""
    try:
        sandbox = Sandbox(tier)
    except SandboxError as refused:
        print(f"Tier {tier} is refused. {refused}\n")
        return None
    bad = 0
    print(f"Tier {tier}")
    print(f"{'attack':66} {'marks':>6} {'deserved':>8} {'harm':6} {'s':>5} {'peer':>5} {'s':>5}")
    with adopting(), sandbox:
        for (kind, name), attack in chosen.items():
            tried = try_on(sandbox, attack)
            deserved = sum(points or 0 for points in attack.earns.values())
            if None in attack.earns.values():
                deserved = "any"
            bad += not tried.went_well
            harm = ", ".join(tried.harm) or "none"
            end = "" if tried.went_well else "  !"
            print(
                f"{kind + ': ' + name:66} {tried.points:6} {deserved:>8} {harm:6} {tried.seconds:5.1f} "
                f"{30 - tried.peer_lost:5} {tried.peer_seconds:5.2f}{end}"
            )
    print(f"{len(chosen)} submissions, {bad} of them with a wrong mark or harm\n")
    return bad


if __name__ == "__main__":
    sys.exit(main())
