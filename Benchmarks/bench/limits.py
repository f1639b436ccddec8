"""What can't be beaten: a bare list in C, bare SQLite, the disk, the hash."""

import hashlib
import resource
import subprocess
import time

from desk import FOLDER, ROOT
from session import Session

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def build():
    for name, libraries in (("list", ["-lncursesw", "-ltinfo"]), ("rows", ["-lsqlite3"])):
        source = ROOT / "Benchmarks" / "limits" / f"{name}.c"
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", FOLDER / name, source, *libraries], check=True)


def bare_list(rows, size=(80, 24)):
    return Session([str(FOLDER / "list"), str(rows)], ENVIRONMENT, size)


def rows(*words):
    """Figures of bare SQLite by name."""
    run = subprocess.run([FOLDER / "rows", *map(str, words)], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(run.stderr)
    lines = [line.split() for line in run.stdout.splitlines()]
    return {name: [float(figure) for figure in figures] for name, *figures in lines}


def used(*words):
    """Seconds of processor time that a run of bare SQLite uses, and its figures."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = rows(*words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, figures


def hash_rate():
    """Bytes of SHA-256 a second of processor time."""
    block = b"x" * (1 << 20)
    start = time.process_time()
    for _ in range(64):
        hashlib.sha256(block).digest()
    return 64 * len(block) / (time.process_time() - start)
