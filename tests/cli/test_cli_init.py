"""`init`: the starter scheme is in order, and nothing is overwritten unasked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kpi_audit.cli.app import run
from kpi_audit.scheme.load import load
from kpi_audit.source.document import read_documents
from kpi_audit.words.starter import starter


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_starter_is_a_good_scheme(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """No fault of form, and no rule warns; remarks of the lowest kind are let pass."""
    assert run(["init", "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "kpi-audit check scheme.yaml" in err
    code = run(["check", "scheme.yaml", "--select", "ALL", "--fail-on", "warning", "--format", "json"])
    [document] = json.loads(capsys.readouterr().out)["documents"]
    loud = [(one["code"], one["message"]) for one in document["findings"] if one["severity"] != "info"]
    assert loud == []
    assert code == 0


def test_both_starters_hold_the_same_scheme() -> None:
    models = [load(read_documents("x", starter(lang).encode())[0]).model for lang in ("zh", "en")]
    assert models[0] is not None
    assert models[0] == models[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_commented_out_can_be_used_as_it_stands(lang: str) -> None:
    """Removing the ``# `` of a key gives a valid key."""
    text = re.sub(r"(?m)^( *)# (?=( |- )*([\u4e00-\u9fff]+|[a-z_]+): *[^ ]|(一票否决|vetoes):)", r"\1", starter(lang))
    [document] = read_documents("x", text.encode())
    assert load(document).faults == ()
    assert text.count("# ") < starter(lang).count("# ") - 8


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_tells_how_editors_come_to_know_the_format(lang: str) -> None:
    first, second, *_ = starter(lang).splitlines()
    assert first == "# # yaml-language-server: $schema=kpi-audit.schema.json"
    assert "kpi-audit schema -o kpi-audit.schema.json" in second


def test_a_file_that_exists_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    mine = Path("mine.yaml")
    mine.write_text("标题: 我的\n", "utf-8")
    assert run(["init", "mine.yaml"]) == 2
    assert "--force" in capsys.readouterr().err
    assert mine.read_text("utf-8") == "标题: 我的\n"
    assert run(["init", "mine.yaml", "--force"]) == 0
    assert mine.read_text("utf-8") == starter("zh")
    assert [path.name for path in Path().iterdir()] == ["mine.yaml"]


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "-", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (starter("en"), "")
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("argv", [["."], ["no/such/folder.yaml"], ["a.yaml", "--lang", "fr"]])
def test_a_wrong_place_is_told(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert run(["init", *argv]) == 2
    assert capsys.readouterr().err.startswith("错误：")
    assert list(Path().iterdir()) == []
