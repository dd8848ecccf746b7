"""`kpi-audit lsp`: findings, rule pages and fixes in an editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...words.voice import Voice
from ..language import language
from ..options import Config, Lang, NoConfig, Profile
from ..speech import voice_of

if TYPE_CHECKING:
    from ...planning.planner import Planner


def command(profile: Profile = None, config: Config = None, no_config: NoConfig = False, lang: Lang = None) -> int:
    """Serve on standard input and output."""
    try:
        from ...lsp.server import Desk, serve
    except ModuleNotFoundError as error:
        raise UsageError("missing_extra", module=error.name or "pygls", extra="lsp") from error
    from datetime import date

    from ...config.layers import Given
    from ...planning.baselines import Aside
    from ..inputs.settings import planner_of, voice_for

    def planner() -> Planner:  # a configuration may change while the editor is open
        return planner_of(config, isolated=no_config, given=Given(profile), aside=Aside(date.today()))

    def voice(path: Path) -> Voice:
        now = planner()
        try:
            now.prepared(path)
            return voice_for(now, lang, [path.as_posix()])
        except UsageError:
            return voice_of(lang or language())

    serve(Desk(lambda path: planner().plan(path), voice, lambda code, path: _page(code, path, planner(), voice(path))))
    return 0


def _page(code: str, path: Path, planner: Planner, voice: Voice) -> str:
    from ...reporters.manual.rule_page import markdown_page
    from ..rule_sheets import sheet

    return markdown_page(sheet(code, planner.prepared(path)), voice)
