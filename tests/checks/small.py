"""A small exercise for tests of the engine, and a way to ask it."""

import json
import subprocess
import sys

import numpy as np

from kmcourse.checks import Exercise, Guard, expect, judge
from kmcourse.checks.calls import Call, Trouble


def doubled():
    """Return an exercise that asks for twice a number: three checks, two known mistakes."""
    exercise = Exercise(
        name="double",
        notebook="99",
        asks="Return twice x.",
        reference=lambda x: 2 * x,
        telling=[(3.0,), (np.array([1.0, 5.0]),)],
        hints=("Add x to itself.",),
    )

    @exercise.check("Twice a number", points=3)
    def number(answer):
        expect.number(answer(4), 8)

    @exercise.check("Twice an array", points=1)
    def array(answer, rng):
        values = rng.integers(9, size=3) + 1.0
        expect.array(answer(values), 2 * values)

    @exercise.check("The array stays as it was", points=1)
    def stays(answer):
        expect.array(answer([1.0, 2.0]), [2.0, 4.0])
        expect.unchanged(answer)

    exercise.mistake("squared", "Is x * x twice x? Only for 2.", lambda x: x * x)
    exercise.mistake("half", "Is x / 2 larger than x?", lambda x: x / 2)

    @exercise.mistake("in_place", "Write into a copy.")
    def in_place(x):
        x *= 2
        return x

    return exercise


def report_of(answer, seed=0):
    """Return the report of an answer to the small exercise."""
    return judge(doubled(), Guard(answer), seed)


class OtherProcess:
    """A runner whose function lives in another process; only numbers and lists of numbers cross, as JSON."""

    untouched = False
    PROGRAM = """
import json, sys, numpy as np
def answer(x):
    {body}
for line in sys.stdin:
    arguments = [np.array(a) if isinstance(a, list) else a for a in json.loads(line)]
    try:
        value = answer(*arguments)
        given = {{"value": value.tolist() if isinstance(value, np.ndarray) else value}}
    except Exception as error:
        given = {{"error": [type(error).__name__, str(error)]}}
    given["left"] = [a.tolist() if isinstance(a, np.ndarray) else a for a in arguments]
    print(json.dumps(given), flush=True)
"""

    def __init__(self, body):
        command = [sys.executable, "-c", self.PROGRAM.format(body=body)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, arguments):
        sent = [a.tolist() if isinstance(a, np.ndarray) else a for a in arguments]
        self.process.stdin.write(json.dumps(sent) + "\n")
        self.process.stdin.flush()
        given = json.loads(self.process.stdout.readline())
        trouble = Trouble("raised", *given["error"]) if "error" in given else None
        left = tuple(np.array(a) if isinstance(a, list) else a for a in given["left"])
        return Call(given.get("value"), trouble, left)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.communicate(timeout=10)
