"""Against those who are graded before or after: take their work, spoil what they are graded with."""

from tests.classroom.attacks import COST, body, instead, right_beside

ATTACKS = {
    "copies the answer of another student": instead("exec(open(f'{FOLDER}/peer.py').read())"),
    "tells what another student wrote": body("raise ValueError(open(f'{FOLDER}/peer.py').read())"),
    "overwrites another student's work": right_beside("open(f'{FOLDER}/peer.py', 'w').write('nothing')"),
    "replaces numpy's functions": instead(
        "import numpy as np\nfor name in ('mean', 'sum', 'array_equal', 'allclose', 'isclose', 'asarray'):\n"
        "    setattr(np, name, lambda *a, **k: True)\n" + COST,
        None,
    ),
    "replaces built-in functions": instead(
        COST + "import builtins\nbuiltins.len = lambda x: 1\nbuiltins.isinstance = lambda *a: True\n", None
    ),
    "replaces modules": right_beside("import sys\nsys.modules['json'] = sys.modules['struct'] = None"),
    "writes into numpy on disk": right_beside("open(np.__file__, 'a').write('\\nmean = None\\n')"),
    "writes into Python on disk": right_beside("import os\nopen(os.__file__, 'a').write('\\n')"),
    "leaves a file for the next": right_beside("open('/tmp/kmcourse-left', 'w').write('x')"),
    "leaves shared memory for the next": right_beside(
        "from multiprocessing.shared_memory import SharedMemory\nkept = SharedMemory('kmcourse-left', True, 100)"
    ),
    "looks for the socket of its parent": right_beside(
        "import os\nfor fd in range(4, 256):\n    try: os.write(fd, b'fork')\n    except OSError: pass\n"
        "    else: open(f'{FOLDER}/written', 'w')"
    ),
    "stops its parent": right_beside("import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)"),
    "writes into its parent's memory": right_beside(
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nassert libc.ptrace(16, os.getppid(), 0, 0) == 0"
    ),
    "lowers the limits of its parent": right_beside(
        "import os, resource\nresource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (0, 0))"
    ),
    "makes its parent slow": right_beside("import os\nos.setpriority(os.PRIO_PROCESS, os.getppid(), 19)"),
    "binds its parent to one processor": right_beside("import os\nos.sched_setaffinity(os.getppid(), {0})"),
    "changes the randomness": right_beside("import random\nrandom.seed(1)\nnp.random.seed(1)\nnp.random.rand = None"),
    "changes how numpy prints": right_beside("np.set_printoptions(precision=0)\nnp.seterr(all='raise')"),
}
