"""A TOML file as located data: what it says is ``tomllib``'s, where it stands is ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import ConfigError, ConfigFault, DocumentError
from ..findings.finding import Term
from ..source.decode import decode
from ..source.lines import Lines
from ..startup import patterns as re
from ..startup.records import dataclass
from .origin import Origin
from .scan import KeyPath, Scan

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_DIGITS = re.compile("[0-9_]+")
_WHOLE = re.compile("[-+]?(?:0[xob][0-9A-Fa-f]+|[0-9]+)")
_LIMIT = 2**63
_CHAIN = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){200}""")
"""A key of many parts (``a.b.c``); none of ours has more than four."""
_HAN = re.compile("[\u3400-\u9fff]")
_FULLWIDTH = (
    dict.fromkeys("“”‘’", "quote") | dict.fromkeys("，、；", "comma") | dict.fromkeys("［］【】｛｝", "bracket")
)
_FULLWIDTH |= {"＝": "equals", "＃": "hash"}
_COMPLAINTS = {
    "Invalid statement": "statement",
    "Expected '=' after": "equals",
    "Expected newline": "newline",
    "Expected ']": "header",
    "Expected": "string",
    "Invalid value": "value",
    "Unterminated string": "string",
    "Illegal character": "string",
    "Unescaped": "escape",
    "Invalid hex": "escape",
    "Escaped": "escape",
    "Unclosed array": "array",
    "Unclosed inline": "inline",
    "Invalid initial": "key",
    "Found invalid": "character",
    "Cannot declare": "twice",
    "Cannot": "twice",
    "Duplicate": "twice",
    "Invalid date": "date",
}
"""What ``tomllib`` complains of, by how it begins; the catalogue has the words (``toml.value`` …)."""


@dataclass(frozen=True, slots=True)
class Toml:
    """The data of a TOML file, with the places of its keys and values."""

    name: str
    folder: Path
    data: Mapping[str, Any]
    scan: Scan
    lines: Lines

    def at(self, path: KeyPath) -> Origin:
        """Where the value at ``path`` stands; where it begins with its key (``a.b = 1``), that."""
        stretch = self.scan.values.get(path) or self.scan.keys.get(path, (0, 0))
        return self._origin(stretch[0])

    def key_at(self, path: KeyPath) -> Origin:
        """Where the key at the end of ``path`` stands, or its value if it has none."""
        stretch = self.scan.keys.get(path)
        return self.at(path) if stretch is None else self._origin(stretch[0])

    def _origin(self, offset: int) -> Origin:
        return Origin("file", self.name, *self.lines.position(offset), self.folder)


def read_toml(file: Path, name: str, data: bytes) -> Toml:
    """The located data of a file. Raises ConfigError where it is no TOML."""
    import tomllib

    try:
        text = decode(data).text
    except DocumentError as error:
        lines = Lines(data.decode("utf-8", "replace"))
        raise ConfigError([ConfigFault(name, *lines.position(error.offset), "config_encoding")]) from error
    deep = _CHAIN.search(text)
    if deep is not None:  # time grows with the square of its length
        raise ConfigError([ConfigFault(name, *Lines(text).position(deep.start()), "config_too_deep")])
    try:
        parsed = tomllib.loads(text)
        scan = Scan(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_syntax(name, text, str(error))]) from error
    except ValueError as error:  # a whole number of more digits than Python reads
        longest = max(_DIGITS.finditer(text), key=lambda found: found.end() - found.start())
        raise ConfigError([_too_large(name, text, longest.start())]) from error
    except RecursionError as error:
        raise ConfigError([ConfigFault(name, 1, 1, "config_too_deep")]) from error
    _check_sizes(name, text, scan)
    return Toml(name, file.parent, parsed, scan, Lines(text))


def _syntax(name: str, text: str, said: str) -> ConfigFault:
    """A fault of syntax; characters that a Chinese keyboard gives in place of the right ones are named."""
    found = _PLACE.search(said)
    lines = Lines(text)
    line, column = lines.position(len(text.rstrip()))
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    written = lines.line_text(line)
    for at, char in enumerate(written):
        if char in _FULLWIDTH and _outside(written, at):
            return ConfigFault(name, line, at + 1, f"config_fullwidth_{_FULLWIDTH[char]}", {"character": char})
    problem = _PLACE.sub("", said)
    kind = next((kind for start, kind in _COMPLAINTS.items() if problem.startswith(start)), None)
    margin = len(written) - len(written.lstrip())
    if kind == "statement" and _HAN.match(written, margin):
        key = written.partition("=")[0].strip()
        return ConfigFault(name, line, margin + 1, "config_bare_chinese", {"key": key})
    if kind == "twice":  # told at the end of the line that comes second
        column = margin + 1
    args = {"problem": problem if kind is None else Term(f"toml.{kind}")}
    return ConfigFault(name, line, column, "config_syntax", args)


def _check_sizes(name: str, text: str, scan: Scan) -> None:
    """Raises ConfigError for a whole number of more than 64 bits, which TOML does not know."""
    for start, end in scan.values.values():
        written = text[start:end].replace("_", "")
        if _WHOLE.fullmatch(written) and abs(int(written, 0)) >= _LIMIT:
            raise ConfigError([_too_large(name, text, start)])


def _too_large(name: str, text: str, at: int) -> ConfigFault:
    return ConfigFault(name, *Lines(text).position(at), "config_syntax", {"problem": Term("toml.number")})


def _outside(line: str, at: int) -> bool:
    """Whether a place of a line is outside of its quotation marks and its comment."""
    before = line[:at]
    return "#" not in before and before.count('"') % 2 == 0 and before.count("'") % 2 == 0
