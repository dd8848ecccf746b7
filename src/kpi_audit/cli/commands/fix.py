"""`kpi-audit fix`: apply what can be put right without asking, show what cannot."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ..options import Config, Lang, NoConfig, Paths, helped
from ..speech import complain, fail, note, say


def command(
    paths: Paths,
    unsafe: Annotated[bool, typer.Option("--unsafe", help=helped("unsafe"))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=helped("diff"))] = False,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Lang = None,
) -> int:
    """Fix files in place, or only show the changes; 1 when ``--diff`` has any to show, 2 when a file was not usable."""
    from datetime import date

    from ...planning.baselines import Aside
    from ..fixing import examine, rewrite, tell
    from ..inputs.settings import planner_of, voice_for
    from ..inputs.unreadable import found_files
    from ..writing.diffs import show_diff

    planner = planner_of(config, isolated=no_config, aside=Aside(date.today()))
    voice = voice_for(planner, lang, paths)
    files, unreadable = found_files(paths, planner, voice)
    changed = broken = 0
    for path in files:
        if not path.is_file():  # a pipe has nothing to write back to
            broken += 1
            complain(voice.lang, "not_a_file", {"path": path.as_posix()})
            continue
        state = examine(path, planner.plan(path), unsafe=unsafe)
        if state is None:
            broken += 1
            complain(voice.lang, "not_fixable", {"file": path.as_posix()})
            continue
        try:
            if diff:
                show_diff(state)
            elif state.text != state.before:
                rewrite(state)
        except UsageError as error:  # the others can be fixed all the same
            broken += 1
            fail(voice.lang, error)
            continue
        changed += bool(state.fixed.applied)
        for sentence in tell(state, voice, diff=diff):
            say(sentence)
        if state.broken:
            broken += 1
            complain(voice.lang, "fixed_in_part", {"file": path.as_posix()})
    note(voice, "fixed_diff" if diff else "fixed", n=changed, files=len(files))
    if unreadable or broken:
        return 2
    return int(diff and changed > 0)
