"""Against the machine: its time, memory, disk, processes."""

from tests.classroom.attacks import body, instead, right_beside

RIGHT = "return ((X - centroids[labels]) ** 2).sum() / len(X)"

ATTACKS = {
    "forks without end": right_beside("import os\nwhile True:\n    os.fork()"),
    "forks without end when called": body(
        f"for _ in range(50):\n    try: os.fork()\n    except OSError: pass\n{RIGHT}", None
    ),
    "starts a hundred threads": right_beside(
        "import threading, time\nfor _ in range(100):\n    threading.Thread(target=time.sleep, args=(60,)).start()"
    ),
    "leaves a process behind": right_beside(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(30)\n    os._exit(0)"
    ),
    "leaves a program behind": right_beside(
        "import subprocess\nsubprocess.Popen(['sleep', '30'], start_new_session=True)"
    ),
    "takes all memory": right_beside("kept = []\nwhile True:\n    kept.append(bytearray(10**7))"),
    "takes all memory when called": body("kept = []\nwhile True:\n    kept.append(np.ones(10**6))"),
    "asks for a thousand gigabytes": body("return np.zeros((10**12,)).sum()"),
    "makes a number without end": body("return 10 ** 10 ** 9"),
    "loops without end": right_beside("while True:\n    pass"),
    "loops without end when called": body("while True:\n    pass"),
    "loops without end and swallows what should stop it": body(
        "while True:\n    try:\n        while True: pass\n    except: pass"
    ),
    "loops without end outside Python": body("import itertools\nreturn sum(itertools.repeat(0))"),
    "takes the alarm away and loops": body(
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass"
    ),
    "sleeps for an hour": right_beside("import time\ntime.sleep(3600)"),
    "sleeps for an hour when called": body("time.sleep(3600)"),
    "waits for a lock that it holds": body("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"),
    "recurses without end": body("return compute_cost(X, labels, centroids)"),
    "recurses through the stack of C": body("sys.setrecursionlimit(10**9)\nreturn compute_cost(X, labels, centroids)"),
    "prints without end": right_beside("while True:\n    print('flood' * 1000)"),
    "prints a hundred megabytes when called": body(f"for _ in range(1000): print('x' * 100_000)\n{RIGHT}", 10),
    "writes a flood past Python": right_beside("import os\nfor _ in range(10**5):\n    os.write(1, b'x' * 1000)"),
    "warns a thousand times": body(
        f"import warnings\nfor i in range(1000): warnings.warn(f'again {{i}}' * 100)\n{RIGHT}", 10
    ),
    "returns a million lists": body("return [[] for _ in range(10**6)]"),
    "returns nested lists that multiply": body("a = [0] * 1000\nfor _ in range(3): a = [a] * 1000\nreturn a"),
    "returns a huge array": body("return np.zeros(5 * 10**7)"),
    "returns an array of a billion empty rows": body("return np.zeros((10**9, 0))"),
    "returns a huge text": body("return 'x' * 10**8"),
    "raises a huge message": body("raise ValueError('x' * 10**7)"),
    "raises an exception with a name of a megabyte": body("raise type('E' * 10**6, (Exception,), {})('x')"),
    "defines a hundred thousand names": right_beside("globals().update({f'name{i}': i for i in range(10**5)})"),
    "ends the process": right_beside("import os\nos._exit(0)"),
    "ends the process when called": body("os._exit(0)"),
    "kills itself": body("os.kill(os.getpid(), 9)"),
    "kills everybody": right_beside("import os\nos.kill(-1, 9)"),
    "kills its parent": right_beside("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"),
    "kills the checker": right_beside("import os\nos.kill(CHECKER, 9)"),
    "aborts": body("os.abort()"),
    "reads memory that is not there": body("import ctypes\nctypes.string_at(0)"),
    "writes all over its memory": body("import ctypes\nctypes.memset(id(X), 255, 10**6)"),
    "listens on a port": right_beside("import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()"),
    "opens a thousand files": right_beside("import os\nkept = [open(os.__file__) for _ in range(1000)]"),
    "fills the disk": right_beside("f = open(f'{FOLDER}/big', 'wb')\nfor _ in range(100): f.write(bytes(10**6))"),
    "loops without end when it is deleted": instead(
        "class Sticky(float):\n    def __del__(self):\n        while True: pass\n"
        "def compute_cost(X, labels, centroids):\n    return Sticky(1)"
    ),
    "loops without end when the process ends": right_beside(
        "import atexit, time, signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\natexit.register(time.sleep, 3600)"
    ),
    "is matched for ever": body("import re\nreturn re.match('(a+)+$', 'a' * 40 + 'b')"),
    "traces every step": body(f"sys.settrace(lambda *a: None)\n{RIGHT}", 10),
    "asks the course without end": right_beside(
        "while True:\n    km.run_kmeans(np.random.rand(300, 2), np.random.rand(30, 2))"
    ),
    "asks the course for too much": right_beside(
        "km.best_run(np.random.rand(10**5, 10), 900, 900, np.random.default_rng())"
    ),
}
