"""What a terminal would show of the bytes that a program sends it: text, without looks."""

import re
import unicodedata

_TOKEN = re.compile(
    rb"\x1b\[(?P<params>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"
    rb"|\x1b[()*+][A-Za-z0-9]"
    rb"|\x1b(?P<escape>[78MDEc=>])"
    rb"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)"
)
# A sequence, or a character of UTF-8, of which the rest hasn't come yet.
_UNFINISHED = re.compile(
    rb"(?:\x1b(?:\[[ -?]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[()*+]?)?"
    rb"|[\xc0-\xff][\x80-\xbf]{0,2})$"
)


def _width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self._rest = b""
        self._last = " "
        self._saved = (0, 0)
        self._reset()

    def _reset(self):
        self.cells = [[" "] * self.columns for _ in range(self.rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, self.rows - 1

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def text(self):
        return "\n".join(self.lines())

    def feed(self, data):
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished and _is_partial(data[unfinished.start() :]) else len(data)
        self._rest = data[end:]
        place = 0
        while place < end:
            token = _TOKEN.match(data, place, end)
            if not token:
                place += 1
                continue
            place = token.end()
            if token["text"] is not None:
                self._write(token["text"].decode("utf-8", "replace"))
            elif token["final"] is not None:
                self._sequence(token["params"].decode(), token["final"].decode())
            elif token["control"] is not None:
                self._control(token["control"])
            elif token["escape"] is not None:
                self._escape(token["escape"])

    def _write(self, text):
        for character in text:
            width = _width(character)
            if width == 0:
                place = self.x - 1 if self.x > 0 else 0
                self.cells[self.y][place] += character
                continue
            if self.x + width > self.columns:
                self.x = 0
                self._index()
            self.cells[self.y][self.x] = character
            if width == 2:
                self.cells[self.y][self.x + 1] = ""
            self.x += width
            self._last = character

    def _control(self, control):
        if control == b"\r":
            self.x = 0
        elif control in b"\n\x0b\x0c":
            self._index()
        elif control == b"\b":
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif control == b"\t":
            self.x = min(self.columns - 1, (self.x // 8 + 1) * 8)

    def _escape(self, final):
        if final == b"7":
            self._saved = (self.x, self.y)
        elif final == b"8":
            self.x, self.y = self._saved
        elif final == b"M":
            self._reverse_index()
        elif final == b"D":
            self._index()
        elif final == b"E":
            self.x = 0
            self._index()
        elif final == b"c":
            self._reset()

    def _index(self):
        if self.y == self.bottom:
            self._scroll(1)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def _reverse_index(self):
        if self.y == self.top:
            self._scroll(-1)
        else:
            self.y = max(0, self.y - 1)

    def _scroll(self, count, top=None):
        """Up by so many rows, or down where negative, from a row of the region on."""
        top = self.top if top is None else top
        blank = lambda: [" "] * self.columns
        for _ in range(min(abs(count), self.bottom - top + 1)):
            if count > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, blank())
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, blank())

    def _sequence(self, params, final):
        if params[:1] == "?":
            if final == "h" and {"1049", "1047", "47"} & set(params[1:].split(";")):
                self._reset()
            return
        if params[:1] in ("<", "=", ">"):
            return
        numbers = [int(n) if n.isdigit() else 0 for n in params.split(";")] if params else []
        first = numbers[0] if numbers else 0
        count = max(1, first)
        row = self.cells[self.y]
        x = min(self.x, self.columns - 1)
        if final in "Hf":
            self.y = min(self.rows, max(1, first)) - 1
            self.x = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == "A":
            self.y = max(0, self.y - count)
        elif final in "Be":
            self.y = min(self.rows - 1, self.y + count)
        elif final in "Ca":
            self.x = min(self.columns - 1, x + count)
        elif final == "D":
            self.x = max(0, x - count)
        elif final in "G`":
            self.x = min(self.columns, count) - 1
        elif final == "d":
            self.y = min(self.rows, count) - 1
        elif final == "J":
            self._erase(0 if first == 1 or first >= 2 else self.y * self.columns + x,
                        self.y * self.columns + x + 1 if first == 1 else self.rows * self.columns)
        elif final == "K":
            start = 0 if first else x
            end = x + 1 if first == 1 else self.columns
            row[start:end] = [" "] * (end - start)
        elif final == "X":
            end = min(self.columns, x + count)
            row[x:end] = [" "] * (end - x)
        elif final == "P":
            self.cells[self.y] = (row[:x] + row[x + count :] + [" "] * count)[: self.columns]
        elif final == "@":
            self.cells[self.y] = (row[:x] + [" "] * count + row[x:])[: self.columns]
        elif final == "L":
            self._scroll(-count, self.y)
        elif final == "M":
            self._scroll(count, self.y)
        elif final == "S":
            self._scroll(count)
        elif final == "T":
            self._scroll(-count)
        elif final == "b":
            self._write(self._last * count)
        elif final == "r":
            self.top = max(1, first) - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.x = self.y = 0

    def _erase(self, start, end):
        for place in range(start, end):
            self.cells[place // self.columns][place % self.columns] = " "


def _is_partial(tail):
    """Whether bytes that might be the beginning of something are no whole character."""
    if tail[:1] == b"\x1b":
        return True
    wanted = 2 if tail[0] < 0xE0 else 3 if tail[0] < 0xF0 else 4
    return len(tail) < wanted
