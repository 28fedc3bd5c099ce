"""Against files, the environment and the network: read what is not theirs, change what is there."""

from tests.classroom.attacks import COST, body, instead, right_beside

TELL = "raise ValueError(open({}).read())"

ATTACKS = {
    "reads the key": body("raise ValueError(open(f'{FOLDER}/key.txt').read())"),
    "reads the key in a cell": right_beside("print(open(f'{FOLDER}/key.txt').read())"),
    "reads the key with numpy": body("return np.fromfile(f'{FOLDER}/key.txt', dtype=np.uint8)"),
    "reads the key past Python": body(
        "import ctypes\nc = ctypes.CDLL(None)\nb = ctypes.create_string_buffer(100)\n"
        "fd = c.open(f'{FOLDER}/key.txt'.encode(), 0)\nc.read(fd, b, 100)\nraise ValueError(b.raw.decode())"
    ),
    "maps the key into memory": body(
        "import mmap\nf = os.open(f'{FOLDER}/key.txt', os.O_RDONLY)\n"
        "raise ValueError(mmap.mmap(f, 0, prot=mmap.PROT_READ)[:].decode())"
    ),
    "reads the environment": body("raise ValueError(str(dict(os.environ)))"),
    "reads the environment of the checker": body(
        "told = open(f'/proc/{CHECKER}/environ').read()\nplace = told.index('PATH=')\n"
        "raise ValueError(told[place : place + 20])"
    ),
    "reads the environment of its parent": body("raise ValueError(open(f'/proc/{os.getppid()}/environ').read())"),
    "reads every open file": body(
        "found = b''\nfor fd in range(4, 100):\n    try: found += os.pread(fd, 1000, 0)\n    except OSError: pass\n"
        "raise ValueError(found.decode())"
    ),
    "lists the folder of the class": body("raise ValueError(str(os.listdir(FOLDER)))"),
    "lists every folder": body("raise ValueError(str([n for _, _, names in os.walk('/home') for n in names]))"),
    "imports from the folder of the class": right_beside("import sys\nsys.path.insert(0, FOLDER)\nimport peer"),
    "deletes the folder of the class": right_beside("import shutil\nshutil.rmtree(FOLDER)"),
    "deletes the key": right_beside("import os\nos.remove(f'{FOLDER}/key.txt')"),
    "deletes the key when called": body("os.remove(f'{FOLDER}/key.txt')"),
    "empties the key": right_beside("open(f'{FOLDER}/key.txt', 'w')"),
    "cuts the key off": right_beside("import os\nos.truncate(f'{FOLDER}/key.txt', 0)"),
    "renames the key": right_beside("import os\nos.rename(f'{FOLDER}/key.txt', f'{FOLDER}/mine')"),
    "makes the key readable for all": right_beside("import os\nos.chmod(f'{FOLDER}/key.txt', 0o777)"),
    "sets the key's date": right_beside("import os\nos.utime(f'{FOLDER}/key.txt', (0, 0))"),
    "writes beside it": right_beside("np.savetxt(f'{FOLDER}/notes.txt', np.eye(3))"),
    "makes a folder": right_beside("import os\nos.mkdir(f'{FOLDER}/new')"),
    "makes a link out": right_beside("import os\nos.symlink('/etc/passwd', f'{FOLDER}/link')"),
    "runs a shell line": right_beside("import os\nassert os.system(f'touch {FOLDER}/shell') == 0"),
    "becomes another program": right_beside("import os\nos.execv('/bin/touch', ['touch', f'{FOLDER}/became'])"),
    "keeps a temporary file": right_beside("import tempfile\nkept = tempfile.mkstemp(dir=FOLDER)"),
    "keeps a database": right_beside("import sqlite3\nsqlite3.connect(f'{FOLDER}/db').execute('create table t(x)')"),
    "mounts over the folder": right_beside(
        "import ctypes\nassert ctypes.CDLL(None).mount(b'none', FOLDER.encode() + b'/nowhere', b'tmpfs', 0, None) == 0"
    ),
    "calls home": body(
        "import socket\ns = socket.create_connection(('127.0.0.1', PORT), 1)\ns.sendall(b'called')\ns.close()\nreturn 0"
    ),
    "asks a name server": right_beside("import socket\nsocket.gethostbyname('localhost')"),
    "fetches a page": right_beside("import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{PORT}/')"),
    "loads a pickle that runs code": instead(
        COST + "import pickle\nclass Run:\n    def __reduce__(self):\n"
        "        return open, (f'{FOLDER}/pickled', 'w')\npickle.loads(pickle.dumps(Run()))\n",
        10,
    ),
}
