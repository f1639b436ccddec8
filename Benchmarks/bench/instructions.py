"""Counts what actions cost the processor, in instructions, and fails where one costs more than it may.

A count is the same on a busy machine and on a quick one. It is the difference of two runs under
callgrind: one that does a thing so many times and one that only starts and ends. Refreshing is paused
in both, so that no look at the store by the clock is counted.
"""

import concurrent.futures
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk import NOW, READY
from session import KEYS, Session

# Millions of instructions, somewhat above what each cost when this was last written down: a frame more or
# less is drawn as the machine is busy or not, which makes a page 2.5 to 3 and a step 0.23 to 0.45. Less is
# always fine; write it down then. More needs a reason.
MOST = {
    "start": 147.0,
    "step": 0.6,
    "page": 3.4,
    "open": 27.0,
    "character": 15.0,
}
STEPS, PAGES, OPENS = 20, 8, 6
WORD = b"okonkwo"


def steps(session):
    for _ in range(STEPS // 2):
        press(session, KEYS["down"])
    for _ in range(STEPS // 2):
        press(session, KEYS["up"])


def pages(session):
    for _ in range(PAGES // 2):
        press(session, KEYS["page"])
        press(session, KEYS["page up"])


def opens(session):
    for _ in range(OPENS):
        press(session, KEYS["enter"])
        press(session, KEYS["escape"])


def characters(session):
    press(session, b"/")
    for place in range(len(WORD)):
        press(session, WORD[place : place + 1])
    press(session, KEYS["escape"])


def nothing(session):
    pass


def finding(session):
    """What `characters` does besides."""
    press(session, b"/")
    press(session, KEYS["escape"])


def press(session, keys):
    session.press(keys, quiet=0.5, patience=20)


class Counting:
    def __init__(self, program, folder):
        self.folder = Path(folder)
        self.program = self.folder / "porttui"
        # This debug information is newer than some versions of valgrind can read.
        subprocess.run(["strip", "-g", "-o", self.program, program], check=True)
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "PORTTUI_DB": f"{folder}/desk.db",
        }
        self.words = ["--now", NOW]
        subprocess.run(
            [self.program, "demo", "--no-open", "--db", f"{folder}/desk.db", *self.words],
            env=self.environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    def count(self, keys):
        """Instructions from start to end of a session in which these keys are pressed."""
        out = self.folder / f"{keys.__name__}.out"
        session = Session(
            [shutil.which("valgrind"), "--tool=callgrind", "--quiet", f"--callgrind-out-file={out}",
             str(self.program), *self.words],
            self.environment,
        )
        if session.start(READY, patience=60).match is None:
            session.close()
            raise SystemExit(f"script/instructions: no frame came; {session.screen.text()}")
        session.drain(1)
        press(session, b"Z")
        keys(session)
        press(session, b"q")
        session.finish()
        total = re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)
        return int(total[1]) / 1e6


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        counting = Counting(program, folder)
        runs = [nothing, steps, pages, opens, finding, characters]
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            counts = dict(zip([run.__name__ for run in runs], pool.map(counting.count, runs)))
    start = counts["nothing"]
    costs = {
        "start": start,
        "step": (counts["steps"] - start) / STEPS,
        "page": (counts["pages"] - start) / PAGES,
        "open": (counts["opens"] - start) / OPENS,
        "character": (counts["characters"] - counts["finding"]) / len(WORD),
    }
    isFine = True
    for name, cost in costs.items():
        verdict = "" if cost <= MOST[name] else "  TOO MANY"
        isFine = isFine and not verdict
        print(f"{name:10} {cost:8.2f} million instructions, at most {MOST[name]:g}{verdict}")
    if not isFine:
        sys.exit(1)


if __name__ == "__main__":
    main()
