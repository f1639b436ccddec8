"""What is measured at the screen: frames, keys, bytes, memory."""

import os
import time

import limits
from desk import READY
from lines import Line, percentile
from session import KEYS, cpu_seconds


class Pair:
    """The desk and the bare list beside each other, so that both see the same machine."""

    BLOCK = 10

    def __init__(self, desk, rows, size=(80, 24)):
        self.ours = desk.open(size=size)
        self.ours.start(READY)
        self.bare = limits.bare_list(rows, size)
        self.bare.start(READY)

    def close(self):
        self.ours.close()
        self.bare.close()

    def press(self, count, *keys, quiet=0.025):
        """Presses keys in turn, so many times at each, by blocks; the samples of each key."""
        ours, bare = [[] for _ in keys], [[] for _ in keys]
        left, turn = count, 0
        while left > 0:
            block = min(left, Pair.BLOCK)
            sides = [(self.ours, ours), (self.bare, bare)]
            for session, samples in sides if turn % 2 == 0 else reversed(sides):
                for _ in range(block):
                    for key, sample in zip(keys, samples):
                        sample.append(session.press(KEYS[key], quiet))
                session.drain(0.03)
            left, turn = left - block, turn + 1
        return ours, bare

    def rest(self, key):
        """Both at the first or the last row."""
        for session in (self.ours, self.bare):
            session.press(KEYS[key], quiet=0.1)
            session.drain(0.1)


def last(samples, percent=50):
    return percentile([sample.last for sample in samples], percent)


def rows(samples, percent=50):
    """Until the rows are there; how many fit is counted after them."""
    return percentile([sample.rows or sample.first for sample in samples], percent)


def size(samples, percent=50):
    return percentile([sample.bytes for sample in samples if sample.bytes], percent)


def start(bench):
    ours, bare, counts = [], [], []
    for _ in range(bench.times(20, 8)):
        for side in ("ours", "bare"):
            session = bench.desk.open() if side == "ours" else limits.bare_list(bench.size)
            sample = session.start(READY)
            if side == "ours":
                ours.append(sample.match)
                counts.append(sample.last)
            else:
                bare.append(sample.match)
            session.close()
    yield Line("start", "first full frame", percentile(ours, 50), "ms", percentile(bare, 50), times=3)
    yield Line("start", "  95th of a hundred", percentile(ours, 95), "ms", percentile(bare, 95))
    yield Line("start", "counts of the views", percentile(counts, 50), "ms", most=200)


def step(bench):
    pair = Pair(bench.desk, bench.size)
    count = bench.times(150, 40)
    ours, bare = pair.press(count, "down", "up")
    ours, bare = ours[0] + ours[1], bare[0] + bare[1]
    yield Line("step", "a step", last(ours), "ms", last(bare), times=1.3)
    yield Line("step", "  99th of a hundred", last(ours, 99), "ms", last(bare, 99), most=1.5)
    yield Line("step", "  bytes", size(ours), "B", size(bare), most=80)
    for _ in range(pair.ours.screen.rows):
        pair.ours.press(KEYS["down"])
        pair.bare.press(KEYS["down"])
    (ours,), (bare,) = pair.press(count // 2, "down")
    yield Line("step", "a step that scrolls", last(ours), "ms", last(bare), times=1.3)
    yield Line("step", "  bytes", size(ours), "B", size(bare), most=260)
    pair.close()
    slow = bench.desk.open("--slow")
    slow.start(READY)
    samples = [slow.press(KEYS[key]) for _ in range(10) for key in ("down", "up")]
    yield Line("step", "a step on a slow link, bytes", size(samples), "B", most=40)
    slow.close()


def page(bench):
    pair = Pair(bench.desk, bench.size)
    # Not beyond the end of a small list.
    count = min(bench.times(60, 20), bench.open // 25)
    (ours,), (bare,) = pair.press(count, "page")
    yield Line("page", "a page", last(ours), "ms", last(bare), times=2)
    yield Line("page", "  99th of a hundred", last(ours, 99), "ms", last(bare, 99), most=5)
    yield Line("page", "  bytes", size(ours), "B", size(bare), most=1700)
    ours, bare = pair.press(bench.times(20, 8), "end", "home", quiet=0.06)
    for place, name in ((1, "home"), (0, "end")):
        yield Line("page", name, last(ours[place]), "ms", last(bare[place]), times=2)
        yield Line("page", "  99th of a hundred", last(ours[place], 99), "ms", last(bare[place], 99), most=5)
        yield Line("page", "  bytes", size(ours[place]), "B", size(bare[place]), most=1700)
    pair.close()
    wide = bench.desk.open(size=(160, 50))
    wide.start(r"\? help")
    samples = [wide.press(KEYS["page"]) for _ in range(min(8, bench.open // 60))]
    yield Line("page", "a page at 160x50, bytes", size(samples), "B")
    wide.close()


def burst(bench):
    ours, bare, wrong = [], [], 0
    walk = bench.desk.open()
    walk.start(READY)
    # Where the row lies that 500 single keys lead to.
    for _ in range(500):
        walk.press(KEYS["down"], quiet=0.002)
    walk.drain(0.2)
    wanted = cursor_row(walk)
    walk.close()
    pair = Pair(bench.desk, bench.size)
    for _ in range(bench.times(7, 3)):
        pair.rest("home")
        ours.append(pair.ours.burst(KEYS["down"] * 500))
        wrong += cursor_row(pair.ours) != wanted
        bare.append(pair.bare.burst(KEYS["down"] * 500))
    pair.close()
    yield Line("burst", "500 keys at once", last(ours), "ms", last(bare), most=8)
    yield Line("burst", "  bytes", size(ours), "B", size(bare), most=2500)
    yield Line("burst", "  times it ended on another row", wrong, "", most=0)


def cursor_row(session):
    """The row that the marker stands at, without what may change meanwhile."""
    rows = [line for line in session.screen.lines() if line.startswith(">")]
    return rows[0][:30] if rows else None


def find(bench):
    """Each character typed behind `/`, until what it finds is there, and until that is counted."""
    bare = limits.bare_list(bench.size)
    bare.start(READY)
    bare.press(b"/")
    floor = last([bare.press(key) for key in (b"8", b"0", b"2", b" ", b"0")])
    bare.close()
    reads = bench.bare_reads
    session = bench.desk.open()
    session.start(READY)
    every = []
    for kind, words, limit in (
        ("a name", ["okonkwo", "mensah", "lagos", "flowers"], "word"),
        ("a common name", ["gulf"], "word"),
        ("a number", ["+23480312", "+2771002", "+9715003"], "prefix"),
        ("inner digits", ["35190", "71271"], "digits"),
    ):
        samples = []
        for word in words * bench.times(3, 1):
            session.press(b"/", quiet=0.1)
            samples += [session.press(c.encode(), quiet=0.06) for c in word]
            session.press(KEYS["escape"], quiet=0.15)
            session.drain(0.1)
        every += samples
        yield Line("find", f"find, a character of {kind}", rows(samples), "ms", floor + reads[limit][0])
    yield Line("find", "find, a character", rows(every), "ms", floor, most=2)
    yield Line("find", "  95th of a hundred", rows(every, 95), "ms", most=5)
    yield Line("find", "  counted, 95th of a hundred", last(every, 95), "ms", most=200)
    session.close()


FILTERS = [
    ("one field of open requests", 30, [
        "status:rejected", "country:NG", "carrier:mtn", "owner:ada", "owner:none", "turn:carrier",
        "docs:missing", "port:today", "age>10d", "due<3d", "priority:high", "late", "overdue",
        "next:papers", "attempt>1", "created>=mon", 'customer:"Lagos Trading"',
    ]),
    ("one field of closed requests", 30, [
        "status:completed", "reason:pin_incorrect", "activated:2026-10", "status:cancelled",
    ]),
    ("fields of open requests together", 30, [
        "status:rejected country:NG", "owner:ada late", "carrier:mtn priority:high",
    ]),
    ("free combinations over closed ones", 300, [
        "status:completed country:NG carrier:mtn", "status:cancelled owner:ada",
        "reason:pin_incorrect or owner:ngozi", "not status:completed country:GH", "gulf status:completed",
    ]),
]


def filters(bench):
    """A filter typed and entered at once, until what fits is there, and until that is counted."""
    session = bench.desk.open()
    session.start(READY)
    every = []
    for name, most, texts in FILTERS:
        samples, worst = [], (0, "")
        for text in texts:
            for _ in range(bench.times(3, 1)):
                session.press(b"f", quiet=0.1)
                sample = session.burst(text.encode() + KEYS["enter"], quiet=0.12)
                samples.append(sample)
                worst = max(worst, (sample.rows or sample.first or 0, text))
                session.press(KEYS["escape"], quiet=0.15)
                session.drain(0.15)
        every += samples
        yield Line("filter", f"filter, {name}", rows(samples), "ms")
        yield Line("filter", "  95th of a hundred", rows(samples, 95), "ms", most=most)
        yield Line("filter", f"  slowest: {worst[1]}", worst[0], "ms")
    yield Line("filter", "filter, counted", last(every), "ms", most=200)
    yield Line("filter", "  95th of a hundred", last(every, 95), "ms")
    session.close()


def sort(bench):
    session = bench.desk.open()
    session.start(READY)
    samples, worst = [], (0, "")
    for _ in range(bench.times(4, 1)):
        for key in "dcuntrmspwx":
            session.press(b"o", quiet=0.06)
            sample = session.burst(key.encode(), quiet=0.06)
            samples.append(sample)
            worst = max(worst, (sample.last or 0, key))
    yield Line("sort", "sort by another column", last(samples), "ms", bench.bare_reads["page"][0])
    yield Line("sort", "  95th of a hundred", last(samples, 95), "ms", most=10)
    yield Line("sort", f"  slowest: o {worst[1]}", worst[0], "ms")
    session.close()


def open_(bench):
    """A request, its papers, what it was rejected for; each left again."""
    session = bench.desk.open()
    session.start(READY)
    bare = bench.bare_reads["open"][0]
    for name, view, key in (
        ("a request", b"0", KEYS["enter"]), ("its papers", b"0", b"d"), ("a rejection", b"5", b"r"),
    ):
        session.press(view, quiet=0.15)
        session.drain(0.15)
        samples = []
        for _ in range(bench.times(40, 10)):
            samples.append(session.press(key, quiet=0.05))
            session.press(KEYS["escape"], quiet=0.05)
            session.press(KEYS["down"], quiet=0.05)
        yield Line("open", f"open {name}", last(samples), "ms", bare)
        yield Line("open", "  95th of a hundred", last(samples, 95), "ms", most=2)
        yield Line("open", "  bytes", size(samples), "B")
    session.close()


def memory(bench):
    """At the start, and when all of what a day brings was pressed for a while."""
    session = bench.desk.open()
    session.start(READY)
    session.drain(0.5)
    now, peak = session.resident()
    yield Line("memory", "resident at the start", now, "MB", most=25)
    yield Line("memory", "  at most until then", peak, "MB")
    for round in range(bench.times(12, 2)):
        for keys in ([KEYS["page"]] * 40, [KEYS["end"], KEYS["home"]], [b"1", b"2", b"3", b"5", b"0"]):
            for key in keys:
                # At the end of a small list nothing comes.
                session.press(key, quiet=0.01, patience=0.1)
        for keys in (KEYS["enter"], b"d", b"h"):
            session.press(keys, quiet=0.05)
            session.press(KEYS["escape"], quiet=0.05)
        session.press(b"/", quiet=0.05)
        session.press(f"+2348{round % 10}".encode(), quiet=0.1)
        session.press(KEYS["escape"], quiet=0.1)
    session.drain(0.5)
    now, peak = session.resident()
    yield Line("memory", "resident after much work", now, "MB", most=40)
    yield Line("memory", "  at most", peak, "MB")
    session.close()


def idle(bench):
    """Desks that nobody touches."""
    seconds = bench.times(10, 3)
    count = bench.times(30, 3)
    desks = [bench.desk.open() for _ in range(count)]
    for session in desks:
        session.start(READY)
    # Until all have counted their views, which takes longer for many at once.
    for _ in range(60):
        if sum(session.drain(1 / count) for session in desks) == 0:
            break
    before = sum(cpu_seconds(session.pid) for session in desks)
    time.sleep(seconds)
    used = sum(cpu_seconds(session.pid) for session in desks) - before
    sent = sum(session.drain(0.01) for session in desks)
    resident = percentile([session.resident()[0] for session in desks], 50)
    yield Line("idle", f"bytes of {count} desks in {seconds} s", sent, "B", most=0)
    yield Line("idle", "processor time of each", used / count / seconds * 100, "%", most=0.1)
    yield Line("idle", "memory of each", resident, "MB", most=25)
    for session in desks:
        session.close()


def others(bench):
    """A change made elsewhere to a row that is shown."""
    session = bench.desk.open()
    session.start(READY)
    ids = [row["id"] for row in bench.desk.json("list", "--limit", "10")]
    times, sizes = [], []
    for index, request in enumerate(ids[: bench.times(8, 3)]):
        session.drain(0.05)
        bench.desk.run("set", request, f"owner=eve{index}")
        start = time.perf_counter()
        sample = session.listen(start, 0.05, 5)
        times.append(sample.last)
        sizes.append(sample.bytes)
        session.show()
    yield Line("others", "another's change on the screen", percentile(times, 100), "ms", most=2000)
    yield Line("others", "  bytes", percentile(sizes, 50), "B")
    session.close()


def growth(bench):
    """The same keys on the smallest store and on this one, in turn."""
    desks = [bench.small, bench.desk]
    starts = [[], []]
    for _ in range(bench.times(15, 5)):
        for side, desk in enumerate(desks):
            session = desk.open()
            starts[side].append(session.start(READY).match)
            session.close()
    sessions = [desk.open() for desk in desks]
    for session in sessions:
        session.start(READY)
    found = {"a step": [[], []], "a page": [[], []], "open a request": [[], []]}
    for _ in range(bench.times(5, 2)):
        for side, session in enumerate(sessions):
            session.press(KEYS["home"], quiet=0.1)
            for _ in range(15):
                found["a step"][side].append(session.press(KEYS["down"]).last)
            # Every fifth or so reads another stretch; the smallest list has 25 pages.
            for _ in range(20):
                found["a page"][side].append(session.press(KEYS["page"]).last)
            for _ in range(5):
                found["open a request"][side].append(session.press(KEYS["enter"], quiet=0.05).last)
                session.press(KEYS["escape"], quiet=0.05)
    for session in sessions:
        session.close()
    found = {"first full frame": starts, **found}
    for name, (small, large) in found.items():
        yield Line(
            "growth", f"{name}: {bench.size:,} against 1,000", percentile(large, 50), "ms",
            percentile(small, 50), times=1.3,
        )
