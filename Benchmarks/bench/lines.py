"""The lines of the table: what was measured, against which limit, within which budget."""


def percentile(values, percent):
    values = sorted(value for value in values if value is not None)
    if not values:
        return None
    place = (len(values) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def number(value):
    if value is None:
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


class Line:
    """One figure.

    `times`: at most so many times the limit; `share`: at least such a part of it; `most`: at most that.
    """

    def __init__(self, group, name, ours, unit, limit=None, times=None, share=None, most=None):
        self.group, self.name, self.ours, self.unit = group, name, ours, unit
        self.limit, self.times, self.share, self.most = limit, times, share, most

    @property
    def ratio(self):
        return self.ours / self.limit if self.ours is not None and self.limit else None

    @property
    def budget(self):
        parts = []
        if self.times is not None:
            parts.append(f"≤ {self.times:g}×")
        if self.share is not None:
            parts.append(f"≥ {self.share:.0%}")
        if self.most is not None:
            parts.append(f"≤ {self.most:,g} {self.unit}".rstrip())
        return ", ".join(parts)

    @property
    def is_within(self):
        """None where nothing is asked for."""
        if not self.budget:
            return None
        if self.ours is None:
            return False
        return (
            (self.times is None or (self.ratio or 0) <= self.times)
            and (self.share is None or (self.ratio or 0) >= self.share)
            and (self.most is None or self.ours <= self.most)
        )

    def json(self):
        return {
            "group": self.group, "name": self.name, "ours": self.ours, "unit": self.unit,
            "limit": self.limit, "ratio": self.ratio, "budget": self.budget or None,
            "within": self.is_within,
        }


def cells(line):
    """Of a line as JSON has it."""
    return [
        line["name"], f"{number(line['ours'])} {line['unit']}".rstrip(),
        number(line["limit"]) if line["limit"] is not None else "",
        f"{line['ratio']:.2f}×" if line["ratio"] is not None else "",
        line["budget"] or "", {None: "", True: "yes", False: "NO"}[line["within"]],
    ]


HEAD = ["", "ours", "limit", "ratio", "budget", "within"]


def table(lines):
    """As text, in columns."""
    rows = [HEAD] + [cells(line) for line in lines]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    out = []
    for row in rows:
        left = [row[0].ljust(widths[0])] + [row[i].rjust(widths[i]) for i in range(1, 4)]
        out.append("  ".join(left + [row[4].ljust(widths[4]), row[5]]).rstrip())
    return "\n".join(out)


def markdown(lines):
    rows = [HEAD, ["---"] + ["--:"] * 3 + ["---"] * 2] + [cells(line) for line in lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
