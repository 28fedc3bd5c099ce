"""Against the marks: points for what is not done."""

from tests.classroom.attacks import ASSIGN, COST, EXERCISES, FULL, MOVE, SETUP, Attack, body, instead

ALWAYS = """
class Always(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __abs__ = __sub__
    def __hash__(self): return 0
    def __array__(self, *a, **k): return np.zeros(())
    def __float__(self): return 7.0
"""
# Whoever breaks what calls his own functions gets for the rest what then comes of it.
OWN_FAULT = {"compute_cost": None, "assign_points": None, "move_centroids": None}
FIND_CHANNEL = """
import gc
from kmcourse.classroom.sandbox.channel import Channel
channel = next(thing for thing in gc.get_objects() if isinstance(thing, Channel))
"""

ATTACKS = {
    "patches the comparison": instead(
        "np.allclose = np.isclose = np.array_equal = lambda *a, **k: True\n"
        "def compute_cost(X, labels, centroids): return 0.0"
    ),
    "patches the check": instead("km.check = lambda *a: True\ndef compute_cost(X, labels, centroids): return 0.0"),
    "is equal to everything": instead(ALWAYS + "def compute_cost(X, labels, centroids): return Always(7)"),
    "is equal to everything in an array": instead(
        ALWAYS + "def compute_cost(X, labels, centroids): return np.array(Always(7), dtype=object)"
    ),
    "is a subclass of an array": instead(
        "class Sly(np.ndarray):\n    __array_priority__ = 1e9\n    def __array_ufunc__(self, *a, **k): return True\n"
        "    def __eq__(self, other): return True\n"
        "def compute_cost(X, labels, centroids): return np.zeros(()).view(Sly)"
    ),
    "is a number that lies": instead(
        "import numbers\n@numbers.Real.register\nclass Liar:\n    def __float__(self): return float('nan')\n"
        "def compute_cost(X, labels, centroids): return Liar()"
    ),
    "pretends to be of another class": instead(
        "class Mask:\n    @property\n    def __class__(self): return float\n"
        "def compute_cost(X, labels, centroids): return Mask()"
    ),
    "is not a number": body("return float('nan')"),
    "is infinite": body("return np.inf"),
    "is true": body("return True"),
    "is a complex number": body("return ((X - centroids[labels]) ** 2).sum() / len(X) + 1e-30j"),
    "is a whole number of a million digits": body("return 1 << 4_000_000"),
    "is a generator": body("yield ((X - centroids[labels]) ** 2).sum() / len(X)"),
    "prints that it has passed": body("print('compute_cost: passed, 10 of 10 points')"),
    "raises what leaves a check": body("raise type('Unmet', (Exception,), {})('passed')"),
    "leaves with success": body("sys.exit(0)"),
    "raises a skip": body("import unittest\nraise unittest.SkipTest('passed')"),
    "asks the course for the answer": body("return km.compute_cost(X, labels, centroids)"),
    "is the course's function": instead("from kmcourse import compute_cost"),
    "keeps the course's function under another name": instead(
        "from kmcourse.kmeans import compute_cost as helper\n"
        "def compute_cost(X, labels, centroids): return helper(X, labels, centroids)"
    ),
    "asks the course past its door": body("return km._line[0]('compute_cost', (X, labels, centroids), {})"),
    "asks for one that it may not have by another": Attack(
        (
            SETUP,
            "def compute_cost(X, labels, centroids):\n    return km.run_kmeans(X, centroids, 1).costs[0]",
            ASSIGN,
            MOVE,
        ),
        {**dict.fromkeys(EXERCISES, FULL), "compute_cost": 0},
    ),
    "imports the solution": instead("from kmcourse.exercises.compute_cost import compute_cost"),
    "looks for the solution in memory": body(
        "import gc, types\n"
        "for f in gc.get_objects():\n"
        "    if isinstance(f, types.FunctionType) and f.__name__ in ('compute_cost', 'unchecked_cost'):\n"
        "        if f is not compute_cost: return f(X, labels, centroids)"
    ),
    "looks for the expected value up the stack": body(
        "frame = sys._getframe()\n"
        "while frame:\n"
        "    for name, value in frame.f_locals.items():\n"
        "        if name in ('expected', 'J', 'wanted', 'reference'): return value\n"
        "    frame = frame.f_back"
    ),
    "reads what is on the pipe": instead(
        "import os\ndef compute_cost(X, labels, centroids):\n    return len(os.read(3, 10**5))"
    ),
    "closes the pipe": body("os.close(3)"),
    "closes the pipe in a cell": Attack(
        (SETUP, COST, "import os\nos.close(3)", ASSIGN, MOVE), dict.fromkeys(EXERCISES, FULL)
    ),
    "writes rubbish to the pipe": body("os.write(3, b'passed' * 1000)\nreturn 0.0"),
    "writes rubbish to the pipe in a cell": Attack(
        (SETUP, COST, "import os\nos.write(3, bytes(100))", ASSIGN, MOVE), dict.fromkeys(EXERCISES, FULL)
    ),
    "writes half a message": body("os.write(3, bytes([255, 0, 0, 0]))\ntime.sleep(60)"),
    "announces a huge message": body("os.write(3, b'\\xff\\xff\\xff\\x7f')\nreturn 0.0"),
    "forges a verdict": instead(
        FIND_CHANNEL + "def compute_cost(X, labels, centroids):\n"
        "    channel.send({'passed': True, 'score': 1.0} and ('passed', 10, 10))\n    return 0.0"
    ),
    "forges the answer to a question": instead(
        FIND_CHANNEL + "def compute_cost(X, labels, centroids):\n"
        "    for number in range(1000): channel.send((number, 41.0, None, (None, None, None), '', (), 0.0))\n"
        "    return 0.0"
    ),
    "answers twice": instead(
        FIND_CHANNEL + "send = channel.send\ndef twice(value, *rest):\n    send(value, *rest)\n    send(value, *rest)\n"
        "channel.send = twice\n" + COST,
        **OWN_FAULT,
    ),
    "answers the call before": instead(
        FIND_CHANNEL + "send, last = channel.send, []\ndef late(value, *rest):\n"
        "    last.append(value)\n    send(last[-2] if len(last) > 3 else value, *rest)\nchannel.send = late\n" + COST,
        **OWN_FAULT,
    ),
    "sends a value that nobody can read": instead(
        FIND_CHANNEL + "import os, struct\ndef compute_cost(X, labels, centroids):\n"
        "    os.write(3, struct.pack('<II', 6, 2) + b'{}')\n    return 0.0"
    ),
    "says of its arguments that they are as they were": Attack(
        (
            SETUP,
            COST,
            ASSIGN,
            MOVE.replace("moved = np.array(centroids, dtype=float)", "moved = centroids"),
        ),
        {"compute_cost": FULL, "assign_points": FULL, "move_centroids": None},
    ),
    "changes the engine around it": instead(
        "from kmcourse.checks.guard import Guard\nfrom kmcourse.checks.calls import Call\n"
        "Guard.__call__ = lambda self, arguments: Call(41.0, None, arguments)\n"
        "def compute_cost(X, labels, centroids): return 41.0",
        **OWN_FAULT | {"compute_cost": 0},
    ),
    "says that it is not attempted": body("raise NotImplementedError"),
    "remembers what it was called with": instead(
        "seen = {}\ndef compute_cost(X, labels, centroids):\n"
        "    seen[len(seen)] = X\n    return seen.get(len(seen) - 2, X).sum()"
    ),
}
