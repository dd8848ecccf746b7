"""A plain call of `check` is read as the parser of command lines reads it, and nothing else is taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.cli.checking.request import Request
from kpi_audit.cli.command_line import parser
from kpi_audit.cli.inputs import plain_call

WORDS = st.sampled_from(
    [
        *(
            "a.yaml",
            "-",
            "考核 方案.yaml",
            "",
            " ",
            "--",
            "-q",
            "-v",
            "-qv",
            "-o",
            "-j",
            "-j2",
            "-x",
            "2",
            "0",
            "39",
            "40",
        ),
        *(
            "120",
            "007",
            "1e3",
            "４０",
            "100000",
            "-1",
            "check",
            "--help",
            "--verb",
            "--select",
            "--select=PRC101",
            "PRC101,VET",
        ),
        *("--ignore", "--extend-select", "--upper", "--upper=", "--output", "json:x.json", "--format", "--format=json"),
        *(
            "--format-",
            "--format_",
            "--profile",
            "strict",
            "--fail-on",
            "never",
            "--lang",
            "en",
            "--lang=en",
            "--since",
        ),
        *("HEAD", "--today", "2026-01-02", "--color", "always", "--config", "c.toml", "--duty-list", "d.yaml"),
        *("--previous", "--baseline", "--stdin-filename", "--width", "--width=80", "--jobs", "--no-config"),
        *("--force-exclude", "--exit-zero", "--allow-outside", "--no-suppressions", "--statistics", "--quiet"),
        *("--quiet=1", "--verbose", "--tree", "--allow-empty", "--no-cache", "--traceback", "--unknown"),
    ]
)


@pytest.fixture(scope="module")
def typed() -> Any:
    """The request that the parser makes of a call; None for a call that it refuses or answers itself."""
    from kpi_audit.cli.checking import verdict

    asked: list[Request] = []
    patch = pytest.MonkeyPatch()

    def check(request: Request) -> int:
        asked.append(request)
        return 0

    patch.setattr(verdict, "check", check)

    def read(argv: list[str]) -> Request | None:
        asked.clear()
        app = parser.build(argv)
        try:
            app(argv, prog_name="kpi-audit", standalone_mode=False)
        except Exception:
            return None
        return asked[0] if asked else None

    yield read
    patch.undo()


def _both(typed: Any, argv: list[str]) -> bool:
    """Whether the call is plain; if it is, both have read the same."""
    plain = plain_call.read(argv)
    if plain is not None:
        assert Request(**plain) == typed(argv), argv
        assert repr(Request(**plain)) == repr(typed(argv))
    return plain is not None


@given(words=st.lists(WORDS, max_size=6))
def test_as_the_parser(typed: Any, words: list[str]) -> None:
    """Any call: what is taken for plain means the same to the parser."""
    _both(typed, ["check", *words])


@pytest.mark.parametrize(
    "call",
    [
        "a.yaml",
        "a.yaml b.yaml -",
        "a.yaml --format json --select PRC101,VET2 --select SCO -o x.md -o json:y",
        "--config c.toml a.yaml --width 80 -j 2 --today 2026-01-01 --upper u.yaml --upper v.yaml",
        "a.yaml -q --verbose --tree --no-cache --exit-zero --color=never --lang=en --stdin-filename=s.yaml",
    ],
)
def test_plain(typed: Any, call: str) -> None:
    """The calls of every day are plain."""
    assert _both(typed, ["check", *call.split()])


@pytest.mark.parametrize(
    "call",
    [
        "",
        "--help",
        "a.yaml --help",
        "a.yaml --form json",
        "a.yaml --width 39",
        "a.yaml --config a --config b",
        "-- a.yaml",
    ],
)
def test_not_plain(call: str) -> None:
    """Help, mistakes and what is rare are left to the parser."""
    assert plain_call.read(["check", *call.split()]) is None
    assert plain_call.read(["explain", "PRC101"]) is None


def test_every_option_is_known(typed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new option of the command must be said here as well; the environment is minded."""
    import inspect

    from kpi_audit.cli.commands.check import command

    assert {"paths", *plain_call._DEFAULTS} == set(inspect.signature(command).parameters)
    monkeypatch.setenv("KPI_AUDIT_TODAY", "2026-05-06")
    assert _both(typed, ["check", "a.yaml"])
    monkeypatch.setenv("_KPI_AUDIT_COMPLETE", "bash_complete")
    assert plain_call.read(["check", "a.yaml"]) is None
