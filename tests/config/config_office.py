"""An office: a folder with schemes and configurations, and the command line in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from kpi_audit.cli.app import run

SCHEME = """\
标题: 某县2026年度乡镇考核办法
指标:
  - 编号: A1
    名称: 会议台账
    分值: 40
    评分标准: 每月召开例会，查阅会议记录和台账，缺一次扣1分。
  - 编号: A2
    名称: 人居环境
    分值: 30
    评分标准: 进一步加强整治，打造样板，得30分。
  - 编号: A3
    名称: 群众满意度
    分值: 30
    评分标准: 第三方电话调查，按满意率折算。
"""


@dataclass(frozen=True)
class Office:
    """A folder, and the command line in it."""

    folder: Path
    call: Callable[..., tuple[int, str, str]]

    def write(self, name: str, text: str) -> Path:
        """A file of the office; folders on the way are made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
        return path

    def settings(self, text: str) -> None:
        """The configuration of the office."""
        self.write("kpi-audit.toml", text)

    def found(self, *argv: str) -> list[tuple[str, str, str]]:
        """Path, code and severity of every finding of a check."""
        code, out, err = self.call("check", *(argv or ("scheme.yaml",)), "--format", "json")
        assert code in (0, 1), err
        return [
            (document["path"], one["code"], one["severity"])
            for document in json.loads(out)["documents"]
            for one in document["findings"]
        ]

    def codes(self, *argv: str) -> set[str]:
        """The codes of the findings of a check."""
        return {code for _, code, _ in self.found(*argv)}

    def faults(self, text: str, lang: str = "zh") -> list[str]:
        """What a check says of a configuration that cannot be used, without the word before it."""
        self.settings(text)
        code, out, err = self.call("check", "scheme.yaml", "--lang", lang)
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        word = {"zh": "错误：", "en": "error: "}[lang]
        return [line.removeprefix(word) for line in err.splitlines()]


@pytest.fixture(name="office")
def an_office(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with one scheme and no configuration yet."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> tuple[int, str, str]:
        code = run(list(argv))
        said = capfd.readouterr()
        return code, said.out, said.err

    made = Office(tmp_path, call)
    made.write("scheme.yaml", SCHEME)
    return made
