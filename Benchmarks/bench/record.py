"""Writes what was measured into docs/PERFORMANCE.md."""

import json
import re

from desk import FOLDER, ROOT
from lines import markdown, number

PAGE = ROOT / "docs" / "PERFORMANCE.md"
SIZES = [1_000, 100_000, 1_000_000]


def write(result):
    """The table of this run, and how costs grow from size to size in the last runs of each."""
    size = result["size"]
    machine = result["machine"]
    head = (
        f"{size:,} requests, {result['open']:,} of them open; {result['day']},"
        f" {machine['processors']} processors ({machine['model']}), load {machine['load']:.1f}."
    )
    text = PAGE.read_text()
    text = _put(text, f"table {size}", f"{head}\n\n{markdown(result['lines'])}")
    PAGE.write_text(_put(text, "growth", _growth(result)))


def _put(text, mark, content):
    pattern = re.compile(f"<!-- {mark} -->.*?<!-- /{mark} -->", re.S)
    if not pattern.search(text):
        raise SystemExit(f"docs/PERFORMANCE.md has no place for: {mark}")
    return pattern.sub(lambda _: f"<!-- {mark} -->\n{content}\n<!-- /{mark} -->", text)


def _growth(newest):
    runs = []
    for size in SIZES:
        file = FOLDER / f"{size}.json"
        if size == newest["size"]:
            runs.append(newest)
        elif file.exists():
            runs.append(json.loads(file.read_text()))
    rows = [
        [""] + [f"{run['size']:,}" for run in runs], ["---"] + ["--:"] * len(runs),
    ]
    figures = [{_name(line): line for line in run["lines"]} for run in runs]
    for name, line in figures[-1].items():
        if line["group"] in ("growth", "size", "disk") or line["name"].startswith("  "):
            continue
        cells = [figure.get(name) for figure in figures]
        if all(cells):
            rows.append([line["name"]] + [f"{number(c['ours'])} {c['unit']}".rstrip() for c in cells])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _name(line):
    return line["group"], line["name"]
