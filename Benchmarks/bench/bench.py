"""Measures every budget; see script/bench."""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

import limits
import record
import screens
import stores
from desk import FOLDER, Desk, store
from lines import table

SMALL = 1_000
GROUPS = {
    "start": screens.start, "step": screens.step, "page": screens.page, "burst": screens.burst,
    "find": screens.find, "filter": screens.filters, "sort": screens.sort, "open": screens.open_,
    "others": screens.others, "memory": screens.memory, "idle": screens.idle,
    "growth": screens.growth, "commands": stores.commands, "verify": stores.verify,
    "size": stores.size, "disk": stores.disk, "change": stores.change, "bulk": stores.bulk,
    "import": stores.import_,
}


class Bench:
    """One run: a copy of the store that is measured, one of the smallest, and their limits."""

    def __init__(self, options):
        self.size, self.quick = options.size, options.quick
        self._maker = options.maker
        self.store = store(self.size, options.maker)
        self.small_store = store(SMALL, options.maker)
        self.desk = Desk(options.program, self.store)
        self.small = Desk(options.program, self.small_store, name="small")
        self.open = max(600, self.size // 20)
        self.bare_reads = limits.rows("reads", self.desk.database, 100 if self.quick else 400)

    def times(self, many, few):
        return few if self.quick else many

    def maker(self, *words):
        run = subprocess.run([self._maker, *map(str, words)], capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(run.stderr)
        return [float(figure) for figure in run.stdout.split()]

    def end(self):
        self.desk.remove()
        self.small.remove()


def machine():
    with open("/proc/cpuinfo") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return {
        "processors": os.cpu_count(), "model": models[0] if models else platform.machine(),
        "system": platform.release(), "load": os.getloadavg()[0],
    }


def main():
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures every budget.")
    parser.add_argument("--program", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--maker", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, default=100_000, help="requests: 1000, 100000, 1000000")
    parser.add_argument("--quick", action="store_true", help="a few of each only")
    parser.add_argument("--only", nargs="+", choices=GROUPS, metavar="NAME", help=", ".join(GROUPS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="else .build/bench/SIZE.json")
    parser.add_argument("--record", action="store_true", help="writes the tables of docs/PERFORMANCE.md")
    options = parser.parse_args()
    if options.record and (options.only or options.quick):
        parser.error("--record takes a whole run")
    began = time.time()
    limits.build()
    bench = Bench(options)
    lines = []
    try:
        for name in options.only or GROUPS:
            print(f"  {name} …", end="\r", file=sys.stderr, flush=True)
            lines += [line.json() for line in GROUPS[name](bench)]
    finally:
        bench.end()
    print(table(lines))
    outside = [line for line in lines if line["within"] is False]
    print(
        f"\n{bench.size:,} requests, {bench.open:,} of them open; {len(outside)} of"
        f" {sum(line['within'] is not None for line in lines)} budgets not kept;"
        f" {time.time() - began:.0f} s, load {os.getloadavg()[0]:.1f}"
    )
    file = options.json or FOLDER / f"{bench.size}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    result = {
        "size": bench.size, "open": bench.open, "quick": bench.quick, "machine": machine(),
        "day": time.strftime("%F", time.gmtime()), "lines": lines,
    }
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    if options.record:
        record.write(result)


if __name__ == "__main__":
    main()
