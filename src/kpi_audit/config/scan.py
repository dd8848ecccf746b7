"""Where every key and value of a TOML text stands; its meaning is ``tomllib``'s, which has accepted it before."""

from __future__ import annotations

from ..startup import patterns as re

KeyPath = tuple[str | int, ...]
Stretch = tuple[int, int]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*[^,\]}#\s]")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG_BASIC = re.compile(r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?'''(?:'{0,2})", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class Scan:
    """The stretches (offsets, end exclusive) of keys and values, by path; items of arrays go by their number."""

    def __init__(self, text: str) -> None:
        self.keys: dict[KeyPath, Stretch] = {}
        self.values: dict[KeyPath, Stretch] = {}
        self._text = text
        self._at = 0
        self._tables: dict[KeyPath, int] = {}  # arrays of tables, with how many there are so far
        self._document()

    def _document(self) -> None:
        base: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                base = self._header()
            else:
                self._entry(base)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        assert found is not None
        self._at = found.end()

    def _header(self) -> KeyPath:
        start = self._at
        many = self._text.startswith("[[", start)
        self._at += 2 if many else 1
        parts = self._key()
        self._at += 2 if many else 1
        path: KeyPath = ()
        for number, (name, stretch) in enumerate(parts, 1):
            path = (*path, name)
            self.keys.setdefault(path, stretch)
            if many and number == len(parts):
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                self.values.setdefault(path, (start, self._at))
                path = (*path, self._tables[path] - 1)
                self.keys.setdefault(path, stretch)
        self.values.setdefault(path, (start, self._at))
        return path

    def _key(self) -> list[tuple[str, Stretch]]:
        parts: list[tuple[str, Stretch]] = []
        while True:
            self._skip(_SPACE)
            start = self._at
            for pattern in (_BARE_KEY, _BASIC, _LITERAL):
                found = pattern.match(self._text, start)
                if found:
                    break
            assert found is not None
            self._at = found.end()
            parts.append((_name(found[0]), (start, self._at)))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _entry(self, base: KeyPath) -> None:
        path = base
        for name, stretch in self._key():
            path = (*path, name)
            self.keys.setdefault(path, stretch)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        start = self._at
        first = self._text[start]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline(path)
        else:
            self._scalar()
        self.values.setdefault(path, (start, self._at))

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        number = 0
        self._skip(_BLANK)
        while self._text[self._at] != "]":
            self._value((*path, number))
            number += 1
            self._separator()
        self._at += 1

    def _inline(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_BLANK)
        while self._text[self._at] != "}":
            self._entry(path)
            self._separator()
        self._at += 1

    def _separator(self) -> None:
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)

    def _scalar(self) -> None:
        for pattern in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL, _BARE_VALUE):
            found = pattern.match(self._text, self._at)
            if found:
                self._at = found.end()
                return
        raise AssertionError("tomllib accepts no such value")


def _name(written: str) -> str:
    """A key without its quotation marks."""
    if written[0] == "'":
        return written[1:-1]
    if written[0] == '"':
        return _ESCAPE.sub(_unescaped, written[1:-1])
    return written


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[3])
