"""Writes a run's table into docs/PERFORMANCE.md."""

import re
import time

from desk import ROOT
from lines import markdown

PAGE = ROOT / "docs" / "PERFORMANCE.md"


def write(bench, lines, machine):
    mark = f"table {bench.size}"
    text = PAGE.read_text()
    head = (
        f"{bench.size:,} requests, {bench.open:,} of them open; {time.strftime('%F', time.gmtime())},"
        f" {machine['processors']} processors ({machine['model']})."
    )
    new = f"<!-- {mark} -->\n{head}\n\n{markdown(lines)}\n<!-- /{mark} -->"
    pattern = re.compile(f"<!-- {mark} -->.*?<!-- /{mark} -->", re.S)
    if not pattern.search(text):
        raise SystemExit(f"docs/PERFORMANCE.md has no place for a {mark}")
    PAGE.write_text(pattern.sub(lambda _: new, text))
