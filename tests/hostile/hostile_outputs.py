"""What each format promises, whatever stood in the files: valid, and nothing of a scheme acts or hides."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt

FORMATS = (
    *("rich", "concise", "json", "jsonl", "markdown", "html", "sarif", "sarif-active"),
    *("github", "gitlab", "junit", "junit-rules", "docx", "xlsx"),
)
_COMMAND = re.compile(r"^::|##[A-Za-z]*\[", re.MULTILINE)
_GITHUB = re.compile(r"::(error|warning|notice)( [A-Za-z]+=[^:,]*(,[A-Za-z]+=[^:,]*)*)?::.*")
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_VOID = {"meta", "input", "br", "path", "rect", "circle", "hr"}
_OWN_HTML = re.compile(r"</?(details|summary|br|a|sub|sup)\b[^<>]*>|<!--.*?-->", re.DOTALL)


@cache
def _of(*categories: str) -> re.Pattern[str]:
    """Any character of these categories but the line break."""
    some = (chr(one) for one in range(sys.maxunicode + 1) if unicodedata.category(chr(one)) in categories)
    return re.compile("[" + "".join(map(re.escape, (one for one in some if one != "\n"))) + "]")


def check_text(form: str, raw: bytes | str) -> None:
    """Assert that a report in a format is valid and harmless."""
    text = raw if isinstance(raw, str) else "" if form in ("docx", "xlsx") else raw.decode("utf-8")
    if form not in ("docx", "xlsx", "csv", "table", "diff"):
        hidden = _of("Cc", "Cf", "Cs", "Zl", "Zp").findall(text)
        assert not hidden or form in _ESCAPING or form == "html", (form, hidden[:5])
    if form in _ESCAPING:
        assert not _ACTING.search(text), form
        assert not _COMMAND.search(text), form
    _CHECKS.get(form, _terminal)(raw if form in ("docx", "xlsx") else text)


def _terminal(text: Any) -> None:
    assert not _COMMAND.search(text), text


def _diff(text: Any) -> None:
    """Byte by byte what stands in the file, save that no line of it is a command."""
    _terminal(text)
    assert not re.search(r"^[-+ ]?\s*::", text, re.MULTILINE), text


def _json(text: Any) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    json.loads(text, parse_constant=refuse)
    text.encode("utf-8")


def _jsonl(text: Any) -> None:
    for line in text.split("\n"):
        if line:
            _json(line)


def _sarif(text: Any) -> None:
    _json(text)
    data = json.loads(text)
    assert data["version"] == "2.1.0"
    for run in data["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run.get("results", ()):
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["message"]["text"]
            for location in result["locations"]:
                region = location["physicalLocation"].get("region", {})
                for name in ("startLine", "startColumn", "endLine", "endColumn"):
                    assert region.get(name, 1) >= 1
                assert re.fullmatch(r"[!-~]*", location["physicalLocation"]["artifactLocation"]["uri"])


def _github(text: Any) -> None:
    for line in text.splitlines():
        assert not line.startswith("::") or _GITHUB.fullmatch(line), line
        assert not line.startswith("##[")


def _gitlab(text: Any) -> None:
    _json(text)
    data = json.loads(text)
    assert len({one["fingerprint"] for one in data}) == len(data)
    for one in data:
        assert one["description"]
        assert one["location"]["path"]
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")


def _junit(text: Any) -> None:
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"


def _markdown(text: Any) -> None:
    """No HTML but ours, no picture, no link but to a norm or a place of the report."""
    for block in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text):
        for token in (block, *(block.children or ())):
            if token.type in ("html_inline", "html_block"):
                assert not _OWN_HTML.sub("", token.content).strip() or "<" not in _OWN_HTML.sub("", token.content)
                assert "onerror" not in token.content
                assert "<script" not in token.content.lower()
            assert token.type != "image"
            if token.type == "link_open":
                assert not str(token.attrs["href"]).lower().startswith(("javascript", "data", "vbscript"))


def _table(text: Any) -> None:
    """Nothing acts; tabs and what merely takes no room are kept, for an import to find them again."""
    assert not _ACTING.search(text)
    _markdown(text)


class _Page(HTMLParser):
    """Every tag is closed in order; no attribute acts but those of the page itself."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.scripts = 0
        self.feed(source)
        self.close()
        assert self.open == []
        assert self.scripts <= 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("img", "iframe", "object", "embed", "link", "base", "form", "svg:script")
        self.scripts += tag == "script"
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in ("srcdoc", "formaction", "srcset")
            if name in ("href", "src", "action", "xlink:href"):
                assert (value or "").startswith(("#", "https://", "http://")), value
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(text: Any) -> None:
    _Page(text)
    controls = _of("Cc", "Cs").findall(text)
    assert not controls, controls[:5]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ufeff]", text)


def _docx(data: Any) -> None:
    import docx

    docx.Document(io.BytesIO(data))


def _xlsx(data: Any) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value


def _csv(text: Any) -> None:
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")), cell
            assert not (cell.startswith(("+", "-")) and not re.fullmatch(r"[-+][0-9.]+", cell)), cell


_ESCAPING = ("json", "jsonl", "sarif", "sarif-active", "gitlab")
_CHECKS: dict[str, Callable[[Any], None]] = {
    "diff": _diff,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "sarif-active": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "junit-rules": _junit,
    "markdown": _markdown,
    "table": _table,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": _csv,
}
