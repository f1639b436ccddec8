"""The stores that are measured, and the program on them."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from session import Session

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build" / "bench"
# The moment at which the stores end; see PressOfWork.
NOW = "2026-11-23T09:00:00Z"
# A full frame: the last row of the list is there, and the line of keys below it.
READY = r"^[> ]  \+\d[^\n]*\n[^\n]*\n[^\n]*\? help"


def _sources():
    """What a store depends on."""
    files = sorted((ROOT / "Benchmarks" / "StoreMaker").glob("*.swift"))
    return files + [ROOT / "Sources" / "PortStoreSQLite" / "Schema.swift"]


def store(size, maker):
    """The folder of a store of so many requests, made now unless it is there."""
    content = hashlib.sha256(b"".join(path.read_bytes() for path in _sources())).hexdigest()
    folder = FOLDER / "stores" / str(size)
    made = folder / "made"
    if made.exists() and made.read_text() == content:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "keys").mkdir(parents=True)
    print(f"Making a store of {size:,} requests", file=sys.stderr)
    start = time.time()
    subprocess.run([maker, "make", folder / "desk.db", folder / "keys", str(size)], check=True)
    print(f"\n  {size / (time.time() - start):,.0f} requests a second", file=sys.stderr)
    made.write_text(content)
    return folder


class Desk:
    """A copy of a store, with a home of its own, so that what is measured may change it."""

    def __init__(self, program, store=None, name="desk"):
        self.program = str(program)
        self.home = FOLDER / "homes" / name
        shutil.rmtree(self.home, ignore_errors=True)
        keys = self.home / "config" / "porttui" / "keys"
        keys.mkdir(parents=True)
        self.database = self.home / "desk.db"
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.home), "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_DATA_HOME": str(self.home / "data"),
            "PORTTUI_DB": str(self.database), "LC_ALL": "C.UTF-8", "TZ": "UTC",
        }
        if store is None:
            self.run("init", "--sandbox")
        else:
            subprocess.run(["cp", "--reflink=auto", store / "desk.db", self.database], check=True)
            for key in (store / "keys").iterdir():
                shutil.copy(key, keys)

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def command(self, *words):
        return [self.program, *map(str, words), "--now", NOW]

    def open(self, *words, size=(80, 24)):
        return Session(self.command(*words), self.environment, size)

    def run(self, *words, input=None):
        """Runs a command to its end; its output and how long it took in milliseconds."""
        start = time.perf_counter()
        run = subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, input=input
        )
        took = (time.perf_counter() - start) * 1e3
        if run.returncode not in (0, 1):
            raise SystemExit(f"{words[:3]}: {run.stderr.decode()}")
        return run.stdout.decode(), took

    def json(self, *words):
        return json.loads(self.run(*words, "--json")[0])

    def peak(self, *words):
        """Runs a command: milliseconds by the clock and of processor time, megabytes at most."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command(*words), env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        used = (usage.ru_utime + usage.ru_stime) * 1e3
        return (time.perf_counter() - start) * 1e3, used, usage.ru_maxrss / 1024
