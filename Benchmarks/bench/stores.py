"""What is measured without a screen: changes, import, reports, verification, size."""

import csv
import io
import shutil

import limits
from desk import FOLDER, READY, Desk
from lines import Line, percentile


def change(bench):
    """One change that is on the disk when it is acknowledged, through the store and at the desk."""
    count = bench.times(200, 40)
    other = Desk(bench.desk.program, bench.small_store, name="bare")
    keys = bench.desk.home / "config" / "porttui" / "keys"
    ours, bare, sync = [], [], []
    for _ in range(4):
        found = limits.rows("changes", other.database, count // 4)
        bare.append(found["change"])
        sync.append(found["sync"])
        ours.append(bench.maker("change", bench.desk.database, keys, count // 4))
    other.remove()
    median = lambda runs, place: percentile([run[place] for run in runs], 50)
    yield Line("change", "durable change", median(ours, 0), "ms", median(bare, 0), times=2)
    yield Line("change", "  95th of a hundred", median(ours, 1), "ms", median(bare, 1))
    yield Line("change", "  write and fdatasync alone", median(sync, 0), "ms")
    session = bench.desk.open()
    session.start(READY)
    samples = []
    for _ in range(bench.times(20, 5)):
        # Taking a request and taking that back.
        samples += [session.press(key, quiet=0.08) for key in (b"A", b"u")]
    yield Line(
        "change", "change at the desk, seen", percentile([s.last for s in samples], 50), "ms",
        median(bare, 0),
    )
    session.close()


def bulk(bench):
    ids = [row["id"] for row in bench.desk.json("list", "--limit", "1000")]
    runs = []
    for owner in ["bulk1", "bulk2", "bulk3"][: bench.times(3, 1)]:
        runs.append(bench.desk.peak("set", *ids, f"owner={owner}"))
    took, used, _ = min(runs)
    yield Line("bulk", f"bulk of {len(ids):,}", took, "ms", most=1000)
    yield Line("bulk", "  processor time", used, "ms")


def rows_of_import(count):
    """A table as customers send them."""
    out = io.StringIO()
    write = csv.writer(out).writerow
    write([
        "phone_number", "country", "current_carrier", "account_number", "account_pin", "authorized_name",
        "authorized_title", "authorized_date", "billing_name", "billing_address", "organization_name",
        "contact_name", "contact_email",
    ])
    for index in range(count):
        firm = ["Okonkwo Freight", "Kano Leather Works", "Ọ̀ṣun Foods", "Gulf Star"][index % 4]
        name = ["Chinedu Okonkwo", "Aisha Bello", "Fúnmiláyò Ògúndélé"][index % 3]
        write([
            f"+234806{index * 7919 % 10_000_000:07}", "NG", ["mtn", "airtel", "glo"][index % 3],
            f"ACC{100_000 + index}", "4711" if index % 3 == 0 else "", name, "Director", "2026-11-02",
            f"{firm} {index % 97} Ltd", f"{index % 90 + 1} Awolowo Road, Lagos", f"{firm} {index % 97} Ltd",
            name, f"ports@{index}.example",
        ])
    return out.getvalue()


# What an import gives a transaction, in milliseconds, so that nobody waits long for the lock; see ImportPace.
TRANSACTION = 20


def import_(bench):
    """Into an empty desk; bare SQLite then takes the very rows that came of it, as many at once."""
    count = bench.times(20_000, 3_000)
    peaks, times = [], []
    for part in (count // 4, count):
        desk = Desk(bench.desk.program, name="import")
        file = desk.home / "rows.csv"
        file.write_text(rows_of_import(part))
        took, used, peak = desk.peak("import", file)
        peaks.append(peak)
        times.append((took, used))
    target = FOLDER / "bare.db"
    clear(target)
    took, used = times[1]
    batch = max(1, round(TRANSACTION * count / took))
    bare = limits.rows("inserts", desk.database, target, batch)["inserts"][0]
    clear(target)
    yield Line("import", f"import of {count:,} rows", count / took * 1e3, "rows/s", bare, share=0.25)
    yield Line("import", "  processor time, a row", used / count * 1e3, "µs")
    yield Line("import", "  memory at most", peaks[1], "MB", most=40)
    yield Line("import", "  against a quarter of the rows", peaks[1], "MB", peaks[0], times=1.2)
    desk.remove()


def clear(path):
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


COMMANDS = [
    (["list"], 60), (["list", "status:completed"], 60), (["list", "status:rejected country:NG"], 60),
    (["list", "reason:pin_incorrect"], 60), (["list", "gulf"], 100),
    (["report", "work"], 500), (["report", "durations"], 500), (["report", "reasons"], 500),
    (["report", "carriers"], 500), (["report", "customers"], 500), (["report", "desk"], 500),
    (["order", "list"], None), (["chase"], None),
]


def commands(bench):
    version = min(bench.desk.run("--version")[1] for _ in range(5))
    yield Line("commands", "a command that reads nothing", version, "ms")
    for words, most in COMMANDS:
        runs = []
        for _ in range(bench.times(5, 1)):
            runs.append(bench.desk.peak(*words))
            if runs[-1][0] > 3000:
                break
        # The best says most where others are at work.
        took, _, peak = min(runs)
        yield Line("commands", " ".join(words), took, "ms", most=most)
        if peak > 40:
            yield Line("commands", "  memory at most", peak, "MB")


def verify(bench):
    """Against reading the same rows bare and hashing their bytes once."""
    took, used, peak = bench.desk.peak("audit", "verify")
    seconds, figures = limits.used("scan", bench.desk.database)
    bare = seconds + figures["scan"][1] / limits.hash_rate()
    # Ten seconds for a million.
    yield Line("verify", "audit verify", took / 1e3, "s", most=max(1.0, bench.size / 1e5))
    yield Line("verify", "  processor time", used / 1e3, "s", bare)
    yield Line("verify", "  memory at most", peak, "MB", most=40)


def size(bench):
    """On the disk, by what it is for."""
    database = bench.store / "desk.db"
    yield Line("size", "on disk, a request", database.stat().st_size / bench.size, "B")
    for name, (total,) in limits.rows("sizes", database).items():
        if total / bench.size >= 10:
            yield Line("size", f"  {name}", total / bench.size, "B")


def disk(bench):
    """Bare SQLite, to hold the rest against."""
    for name, (p50, p95, _) in bench.bare_reads.items():
        yield Line("disk", f"bare SQLite: {name}", p50, "ms")
