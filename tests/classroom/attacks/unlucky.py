"""Honest work with something in it that trips a grader up: no deserved mark may be lost."""

from tests.classroom.attacks import ASSIGN, COST, EXERCISES, FULL, MOVE, SETUP, Attack, body, instead, right_beside

RIGHT = "return ((X - centroids[labels]) ** 2).sum() / len(X)"

ATTACKS = {
    "has nothing wrong": right_beside("1 + 1"),
    "has a cell that is no Python": right_beside("this is not python"),
    "has a cell with a magic": right_beside("%timeit compute_cost()"),
    "has a cell that fails": right_beside("1 / 0"),
    "has a cell that uses what is not there": right_beside("plot_everything(X)"),
    "has a cell that asks": right_beside("name = input('Your name? ')"),
    "has a cell that draws": right_beside(
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nkm.figures.terms([[1]], [0], [[2]])"
    ),
    "draws in the cell of the answer": instead(f"import matplotlib.pyplot as plt\n{COST}\nplt.scatter([1], [2])", FULL),
    "tries the answer in its cell": instead(
        COST + "assert compute_cost(np.array([[1.0], [11.0]]), np.array([0, 0]), np.array([[2.0]])) == 41\n"
        "assert km.compute_cost([[1], [11]], [0, 0], [[2]]) == 41\nkm.check(compute_cost)\n",
        FULL,
    ),
    "tries the answer and fails in its cell": instead(COST + "assert compute_cost(1, 2, 3) == 4\n", FULL),
    "reads a file of its own": right_beside("data = np.loadtxt('my_points.csv')"),
    "writes a file of its own": right_beside("np.savetxt('my_points.csv', np.eye(2))"),
    "reads a page": right_beside("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:1/')"),
    "uses a library that is not there": right_beside("import torch"),
    "computes with other processes": right_beside(
        "from concurrent.futures import ProcessPoolExecutor\nlist(ProcessPoolExecutor(2).map(abs, [1]))"
    ),
    "computes with threads": right_beside(
        "from concurrent.futures import ThreadPoolExecutor\nlist(ThreadPoolExecutor(2).map(abs, [1]))"
    ),
    "leaves by exit": right_beside("exit()"),
    "prints in the answer": body(f"print('X is', X)\n{RIGHT}", FULL),
    "prints to the error stream": body(f"print('hm', file=sys.stderr)\n{RIGHT}", FULL),
    "warns": body(f"np.array([0.0]) / 0\n{RIGHT}", FULL),
    "gives a list": body("return [((X - centroids[labels]) ** 2).sum() / len(X)][0].tolist()", FULL),
    "gives a small float": body("return np.float32(((X - centroids[labels]) ** 2).sum() / len(X))", FULL),
    "is a lambda": instead(
        "compute_cost = lambda X, labels, centroids: ((X - centroids[labels]) ** 2).sum() / len(X)", FULL
    ),
    "is an object": instead(
        f"class Cost:\n    def __call__(self, X, labels, centroids):\n        {RIGHT}\ncompute_cost = Cost()",
        FULL,
    ),
    "is remembered": instead(
        "import functools\ndef _cost(X, labels, centroids):\n    "
        + RIGHT
        + "\ncompute_cost = functools.partial(_cost)",
        FULL,
    ),
    "uses a name of another cell": Attack(
        (
            SETUP,
            "def square(a):\n    return a * a",
            COST.replace("(X - centroids[labels]) ** 2", "square(X - centroids[labels])"),
            ASSIGN,
            MOVE,
        ),
        dict.fromkeys(EXERCISES, FULL),
    ),
    "is written twice, right the second time": Attack(
        (SETUP, "def compute_cost(X, labels, centroids): return 0", COST, ASSIGN, MOVE), dict.fromkeys(EXERCISES, FULL)
    ),
    "is written twice, wrong the second time": Attack(
        (SETUP, COST, "def compute_cost(X, labels, centroids): return 0", ASSIGN, MOVE),
        {**dict.fromkeys(EXERCISES, FULL), "compute_cost": 0},
    ),
    "is a stub": instead("def compute_cost(X, labels, centroids):\n    raise NotImplementedError"),
    "is not there": Attack((SETUP, ASSIGN, MOVE), {"compute_cost": 0, "assign_points": FULL, "move_centroids": FULL}),
    "is a number": instead("compute_cost = 41"),
    "is empty": Attack((), dict.fromkeys(EXERCISES, 0)),
    "waits for a debugger": body(f"breakpoint()\n{RIGHT}"),
    "guards its main part": instead(COST + "if __name__ == '__main__':\n    print(compute_cost.__name__)\n", FULL),
    "is in Chinese": instead(
        "def compute_cost(X, labels, centroids):\n    差 = X - centroids[labels]  # 每个点\n"
        "    return (差**2).sum() / len(X)",
        FULL,
    ),
    "has typed parameters": instead(
        "from typing import Annotated\ndef compute_cost(X: 'np.ndarray', labels: np.ndarray, centroids) -> float:\n    "
        + RIGHT,
        FULL,
    ),
    "fills memory and is saved by an exception": right_beside(
        "try:\n    np.zeros(10**12)\nexcept MemoryError:\n    pass"
    ),
    "takes a second": body(f"time.sleep(0.05)\n{RIGHT}", FULL),
    "ends the process after the answer": Attack(
        (SETUP, COST + "\nimport os\nos._exit(0)", ASSIGN, MOVE),
        {**dict.fromkeys(EXERCISES, FULL), "compute_cost": 0},
    ),
    "shadows numpy later": Attack((*(SETUP, COST, ASSIGN, MOVE), "X = labels = 3"), dict.fromkeys(EXERCISES, FULL)),
    "has ten thousand lines": instead(COST + "\n".join(f"a{i} = {i}" for i in range(10_000)), FULL),
    "has strange characters": right_beside("print('\\ud800\\x00\\u202e')\nraise ValueError('\\ud800\\x00')"),
    "has half a pair of code units in an error": body("raise ValueError('\\ud800 \\x00 \\u202e')"),
}
