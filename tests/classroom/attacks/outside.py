"""By somebody from outside, who had seen what a student sees, and no line of what they attack."""

from tests.classroom.attacks import COST, EXERCISES, FULL, SETUP, Attack, body, instead, right_beside

RIGHT = "((X - centroids[labels]) ** 2).sum() / len(X)"
ANY = dict.fromkeys(EXERCISES)
# Numbers of system calls, of the one kind of processor that they are known for here.
WAYS_TO_OTHERS = """
import ctypes, os
call = ctypes.CDLL(None, use_errno=True).syscall
tried = () if os.uname().machine != "x86_64" else (
    (248, b"user", b"left", b"answer", 6, -3),  # the ring of keys, which outlives a process
    (250, 0, -3, 0),
    (29, 4711, 4096, 0o1666),  # shared memory, messages, semaphores of System V
    (68, 4711, 0o1666),
    (64, 4711, 1, 0o1666),
    (240, b"/left", 0o102, 0o666, 0),
    (319, b"left", 0),  # memory with a name
    (425, 8, ctypes.create_string_buffer(120)),  # io_uring, which opens files past a filter of calls
    (323, 0), (321, 0, 0, 0), (298, 0, 0, -1, -1, 0),  # userfaultfd, bpf, perf
    (310, os.getppid(), 0, 0, 0, 0, 0), (438, 3, 3, 0),  # the memory and the files of another
    (157, 4, 1, 0, 0, 0), (73, 3, 2),  # to be looked into again; a lock on a file
)
held = all(call(*(ctypes.c_long(a) if type(a) is int else a for a in one)) == -1 for one in tried)
"""
SAY = """
def say(self, *a): return "x" * 10**6
class Liar(type):
    __name__ = property(lambda self: ["passed", {"points": 10}])
    __mro__ = property(lambda self: [self] * 10**5)
class Lie(Exception, metaclass=Liar):
    __str__ = __repr__ = say
"""
FIND = """
import sys
def find():
    frame = sys._getframe()
    while "channel" not in frame.f_locals: frame = frame.f_back
    return frame.f_locals["channel"]
"""

ATTACKS = {
    # what comes back, and the checker looks at
    "gives thousands of lists of nothing": body("return [()] * 20_000"),
    "gives rows of text for a page": body("return [['<script>alert(1)</script>\\u202e' * 400] * 6] * 4"),
    "gives an object of a class with a page for a name": instead(
        "class Named: pass\nNamed.__name__ = '<img src=x onerror=alert(1)>' * 30_000\n"
        "def compute_cost(X, labels, centroids): return Named()"
    ),
    "gives the largest numbers that there are": Attack(
        (
            SETUP,
            "def compute_cost(X, labels, centroids): return 1.7e308",
            "def assign_points(X, centroids): return np.full(len(X), 2**64 - 1, dtype=np.uint64)",
            "def move_centroids(X, labels, centroids): return np.full(np.shape(centroids), -1.7e308)",
        ),
        dict.fromkeys(EXERCISES, 0),
    ),
    "gives the smallest numbers that there are": Attack(
        (
            SETUP,
            "def compute_cost(X, labels, centroids): return 5e-324",
            "def assign_points(X, centroids): return np.full(len(X), -(2**63))",
            "def move_centroids(X, labels, centroids): return np.full(np.shape(centroids), 5e-324)",
        ),
        dict.fromkeys(EXERCISES, 0),
    ),
    "gives whatever the others would not": instead(
        "class Sly(list):\n    def __len__(self): return 1\n    def __iter__(self): return iter([25.0])\n"
        "    def __array__(self, *a, **k): return np.array(25.0)\n    def __float__(self): return 41.0\n"
        "    __eq__ = lambda self, other: True\n    __hash__ = None\n"
        "def compute_cost(X, labels, centroids): return Sly([41.0])"
    ),
    # what is said of it
    "lies about the class of what it raises": instead(
        SAY + "def compute_cost(X, labels, centroids): raise Lie('passed')"
    ),
    "speaks in halves of letters and moves the cursor": body(
        "print('\\ud800\\x1b]0;owned\\x07\\x1b[2J')\nimport warnings\nwarnings.warn('\\udc80=cmd|x!A0')\n"
        "raise ValueError('\\ud800 \\udfff \\x00 \\x1b[31m \\u202e')"
    ),
    "prints what a table computes and a terminal obeys": right_beside(
        "print('=cmd|\\' /C calc\\'!A0,\\x1b]0;owned\\x07\\x1b[2J\\r\\n' * 1000)\nraise SystemExit('\\ud800')"
    ),
    # the course's own functions, which are computed outside
    "asks the course for a trillion runs in NumPy's words": instead(
        FIND + "from kmcourse.classroom.sandbox.wire import State\n"
        "line = find()\n"
        "state = State.of(np.random.default_rng(0))\n"
        "line.send(('ask', 'best_run', (np.eye(50, 2), np.int64(2), np.int64(10**12), state), ()))\n"
        "line.receive()\n" + COST,
        FULL,
    ),
    "asks the course for many runs in another order": right_beside(
        "rng = np.random.default_rng(0)\n"
        "km.lowest_costs(Ks=list(range(1, 1000)), X=rng.random((1000, 1)), n_starts=1, rng=rng)"
    ),
    "asks the course for a run of many steps": right_beside(
        "rng = np.random.default_rng(0)\nkm.run_kmeans(rng.random((20_000, 5)), rng.random((290, 5)))"
    ),
    "steps into the course's loop to see what is behind it": instead(
        "import sys\ndef spy(*given):\n    frame = sys._getframe(1)\n"
        "    for name in ('unchecked_cost', 'compute_cost', '_cost'):\n"
        "        if name in frame.f_globals: stolen.append(frame.f_globals[name])\n    raise KeyError\n"
        "stolen = []\ntry: list(km.half_steps(np.eye(2), np.eye(2), assign=spy))\nexcept KeyError: pass\n"
        "def compute_cost(X, labels, centroids): return stolen[-1](X, labels, centroids)"
    ),
    "lets the right program among the six do it": Attack(
        (
            SETUP,
            "def compute_cost(X, labels, centroids):\n"
            "    return km.programs.run('D', X - centroids[labels], np.zeros((1, X.shape[1])))[0].cost",
            "def assign_points(X, centroids): return km.programs.run('D', X, centroids)[0].labels",
            "def move_centroids(X, labels, centroids):\n    far = 1e6 * np.eye(len(centroids))\n"
            "    both = np.hstack([X, far[labels]]), np.hstack([centroids, far])\n"
            "    return km.programs.run('D', *both)[1].centroids[:, : X.shape[1]]",
        ),
        dict.fromkeys(EXERCISES, 0),
    ),
    # the process and those around it
    "leaves word for the next by every way of the kernel": instead(
        WAYS_TO_OTHERS + f"def compute_cost(X, labels, centroids):\n    return {RIGHT} if held else 0.0", FULL
    ),
    "interrupts its parent as the keyboard does": right_beside(
        "import os, signal\nfor sign in (signal.SIGINT, signal.SIGUSR1, signal.SIGHUP): os.kill(os.getppid(), sign)"
    ),
    "lets nothing block on the line": right_beside(
        "import fcntl, os\nfcntl.fcntl(3, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)"
    ),
    "gives all functions of the engine another body": instead(
        "import types, kmcourse.checks.plain as a, kmcourse.checks.guard as b, kmcourse.classroom.sandbox.wire as c\n"
        "for module in (a, b, c):\n    for thing in list(vars(module).values()):\n"
        "        if isinstance(thing, types.FunctionType) and not thing.__code__.co_freevars:\n"
        "            thing.__code__ = (lambda *a, **k: 25.0).__code__\n"
        "def compute_cost(X, labels, centroids): return 25.0",
        **ANY | {"compute_cost": 0},
    ),
    "ends whatever is audited": instead(
        "import sys\nsys.addaudithook(lambda *given: sys.exit(0))\n" + COST,
        **ANY,
    ),
    # what is not theirs
    "tells the key by the name of what it raises": body(
        "raise type(open(f'{FOLDER}/key.txt').read().replace('-', '_'), (Exception,), {})"
        "(open(f'{FOLDER}/key.txt').read())"
    ),
    "tells the key by the names that it defines": instead(
        "globals()[open(f'{FOLDER}/key.txt').read()] = 1\ndef compute_cost(X, labels, centroids): return 0.0"
    ),
    "gives another's work a name of its own": right_beside(
        "import os\nos.link(f'{FOLDER}/peer.py', f'{FOLDER}/mine.py')"
    ),
    "makes another's work ten years old": right_beside("import os\nos.utime(f'{FOLDER}/peer.py', (1, 1))"),
    "makes the folder its own and closes it": right_beside("import os\nos.chmod(FOLDER, 0o500)\nos.rmdir(FOLDER)"),
}
