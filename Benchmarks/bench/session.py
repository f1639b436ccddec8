"""A full-screen program in a pseudo-terminal of which every byte is timed."""

import fcntl
import gc
import os
import pty
import random
import re
import select
import signal
import struct
import termios
import time

from screen import Screen

KEYS = {
    "down": b"j", "up": b"k", "page": b"\x1b[6~", "page up": b"\x1b[5~", "home": b"g", "end": b"G",
    "enter": b"\r", "escape": b"\x1b", "tab": b"\t",
}


class Sample:
    """What one key came to; times in milliseconds from its sending.

    The rows of a list are there at `rows`, None where they stayed as they were.
    """

    def __init__(self, first, last, match, size, rows):
        self.first, self.last, self.match, self.bytes = first, last, match, size
        self.rows = rows


class Session:
    QUIET = 0.025

    def __init__(self, command, environment, size=(80, 24)):
        self.screen = Screen(*size)
        self._unshown = []
        self.received = 0
        columns, rows = size
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        ready, go = os.pipe()
        gc.collect()
        gc.disable()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(command, environment, slave, ready, go)
        gc.enable()
        os.close(slave)
        os.close(ready)
        os.set_blocking(self.master, False)
        # So that the fork is over when the clock starts.
        time.sleep(0.02)
        self.started = time.perf_counter()
        os.write(go, b"x")
        os.close(go)

    @staticmethod
    def _become(command, environment, slave, ready, go):
        try:
            os.close(go)
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            for number in (signal.SIGPIPE, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.read(ready, 1)
            os.closerange(3, 256)
            os.execve(command[0], command, environment)
        finally:
            os._exit(127)

    # What comes.

    def _read(self):
        """Takes what has come; None once the program is gone."""
        moment = time.perf_counter()
        try:
            data = os.read(self.master, 65536)
        except BlockingIOError:
            return False
        except OSError:
            return None
        if not data:
            return None
        self.received += len(data)
        self._unshown.append((moment, data))
        return True

    def _wait(self, seconds):
        return bool(select.select([self.master], [], [], max(0, seconds))[0])

    def show(self, until=None):
        """Brings the screen up to date; when it first matched, if it did."""
        matched = None
        for moment, data in self._unshown:
            self.screen.feed(data)
            if until and matched is None and until.search(self.screen.text()):
                matched = moment
        self._unshown = []
        return matched

    def _rows(self):
        """Brings the screen up to date; when a list's rows last became others, if they did."""
        rows = lambda: self.screen.lines()[3:-2]
        present, moment = rows(), None
        for came, data in self._unshown:
            self.screen.feed(data)
            if rows() != present:
                present, moment = rows(), came
        self._unshown = []
        return moment

    def listen(self, start, quiet, patience, until=None, after=0.0):
        """Reads until nothing has come for so long.

        Where there is something to wait for, until that is seen and so long after, or patience ends.
        """
        before = self.received
        first = last = matched = None
        while True:
            now = time.perf_counter()
            if now - start > patience:
                break
            waiting = until is not None and matched is None
            limit = 0.03 if waiting else (quiet if last else patience) - (now - (last or start))
            if self._wait(limit):
                state = self._read()
                if state is None:
                    break
                if state:
                    last = self._unshown[-1][0]
                    first = first or last
                continue
            if waiting:
                matched = self.show(until)
                if matched is None and until.search(self.screen.text()):
                    matched = start
                continue
            if until is None or time.perf_counter() - (last or start) >= max(quiet, after):
                break
        ms = lambda moment: None if moment is None else (moment - start) * 1e3
        rows = self._rows()
        return Sample(ms(first), ms(last), ms(matched), self.received - before, ms(rows))

    def drain(self, quiet=0.01):
        """Reads what comes unasked until it is quiet; the bytes."""
        before = self.received
        end = time.perf_counter() + 5
        while time.perf_counter() < end and self._wait(quiet):
            if self._read() is None:
                break
        self.show()
        return self.received - before

    # What is measured.

    def start(self, ready, patience=30):
        """Waits for the first full frame and for quiet."""
        sample = self.listen(self.started, 0.25, patience, re.compile(ready, re.S | re.M))
        self.show()
        return sample

    def press(self, keys, quiet=QUIET, until=None, patience=2.0):
        """Sends keys in one write and waits for their answer to end."""
        self.drain()
        # So that no timer of the program is locked on to.
        time.sleep(random.uniform(0, 0.005))
        self.drain(0)
        start = time.perf_counter()
        os.write(self.master, keys)
        pattern = re.compile(until, re.S | re.M) if until else None
        return self.listen(start, quiet, patience, pattern)

    def burst(self, keys, quiet=0.4):
        """Sends many keys in one write; ends when nothing comes any more and no time is used."""
        self.drain(0.05)
        start = time.perf_counter()
        rest, first, last, before = keys, None, None, self.received
        while True:
            writing = [self.master] if rest else []
            used = cpu_seconds(self.pid)
            reading, writing, _ = select.select([self.master], writing, [], quiet)
            if writing:
                try:
                    rest = rest[os.write(self.master, rest) :]
                except BlockingIOError:
                    pass
            if reading:
                if self._read() is None:
                    break
                last = self._unshown[-1][0]
                first = first or last
            elif not writing and cpu_seconds(self.pid) - used < 0.004:
                break
        ms = lambda moment: None if moment is None else (moment - start) * 1e3
        return Sample(ms(first), ms(last), None, self.received - before, ms(self._rows()))

    def resident(self):
        """Megabytes: now, and at most."""
        return _status(self.pid, "VmRSS") / 1024, _status(self.pid, "VmHWM") / 1024

    def finish(self, patience=60):
        """Waits for the program to end by itself."""
        end = time.time() + patience
        while time.time() < end:
            if self._wait(0.05):
                self._read()
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self.master)
                return
        self.close()
        raise SystemExit("the program didn't end")

    def close(self):
        try:
            os.close(self.master)
        except OSError:
            pass
        for number, patience in ((None, 0.5), (signal.SIGTERM, 0.5), (signal.SIGKILL, 3)):
            if number:
                os.kill(self.pid, number)
            end = time.time() + patience
            while time.time() < end:
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    return
                time.sleep(0.005)


def cpu_seconds(pid):
    """Processor time of a process, of its ended threads too."""
    # The clock of another process, as clock_getcpuclockid(3) makes it.
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def _status(pid, name):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1])
    return 0
