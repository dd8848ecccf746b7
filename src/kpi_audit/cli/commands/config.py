"""`kpi-audit config`: the settings in effect and where each comes from; the word lists that may be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import UsageError
from .. import options as o

if TYPE_CHECKING:
    from ...planning.planner import Planner
    from ...planning.prepared import Prepared
    from ...reporters.settings.overview import Overview

FORMATS = ("rich", "json")


def command(
    path: Annotated[str, typer.Argument(help=o.helped("config_path"), metavar="PATH")] = ".",
    lexicons: Annotated[bool, typer.Option("--lexicons", help=o.helped("lexicons"))] = False,
    lexicon: Annotated[str | None, typer.Option("--lexicon", help=o.helped("lexicon"), metavar="NAME")] = None,
    config: o.Config = None,
    no_config: o.NoConfig = False,
    profile: o.Profile = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    fail_on: o.FailOn = None,
    format_: Annotated[str, typer.Option("--format", help=o.helped("config_format"), metavar="rich|json")] = "rich",
    lang: o.Lang = None,
    width: Annotated[int | None, typer.Option("--width", help=o.helped("width"), min=40)] = None,
    color: o.Color = "auto",
) -> int:
    """Show the settings, or the word lists."""
    from ...config.layers import Given
    from ...reporters.settings import json_view, rich_view
    from ..inputs.settings import place_of, planner_of, voice_for
    from ..output import write_stdout
    from ..screen import console

    if format_ not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=format_, allowed="、".join(FORMATS))
    given = Given(profile, o.listed(select), o.listed(extend_select), o.listed(ignore), fail_on)
    planner = planner_of(config, isolated=no_config, given=given)
    here = planner.prepared(place_of(path))
    voice = voice_for(planner, lang, [path])
    lists = _lists(lexicon) if lexicons or lexicon else {}
    if format_ == "json":
        write_stdout(json_view.lists_json(lists) if lists else json_view.settings_json(overview(planner, here, path)))
    elif lexicon is not None:
        rich_view.print_list(lexicon, lists[lexicon], _own(here, lexicon), voice, console(color, width))
    elif lexicons:
        rich_view.print_lists(lists, voice, console(color, width))
    else:
        rich_view.print_overview(overview(planner, here, path), voice, console(color, width))
    return 0


def overview(planner: Planner, here: Prepared, path: str) -> Overview:
    """What there is to tell of the settings for a path."""
    from ... import EDITIONS
    from ...reporters.settings.overview import Overview
    from ..inputs.settings import place_of

    plan = planner.plan(place_of(path))
    asked, aside = [rule.code for rule in plan.rules], [rule.code for rule in plan.set_aside]
    rules = here.book.rules
    return Overview(
        path=path,
        settings=here.settings,
        edition=EDITIONS[-1],
        asked=asked,
        set_aside=aside,
        idle=[code for code in rules if code not in {*asked, *aside}],
        defaults={
            (name, option): field.get_default()
            for rule in rules.values()
            for name in (rule.code, rule.slug)
            for option, field in rule.Options.model_fields.items()
        },
        packages={
            chapter.source: [rule.code for rule in chapter.rules] for chapter in here.book.chapters if chapter.package
        },
        excluded=planner.left_out(place_of(path)),
    )


def _lists(name: str | None) -> dict[str, Mapping[str, Sequence[str]]]:
    """One word list, or all of them. Raises UsageError for an unknown one."""
    from ...config.reader import nearest
    from ...reading.word_lists import LISTS, classes_of

    if name is not None and name not in LISTS:
        raise UsageError("unknown_list", said=name, nearest=nearest(name, LISTS), allowed=list(LISTS))
    return {each: classes_of(each) for each in (LISTS if name is None else (name,))}


def _own(here: Prepared, name: str) -> dict[str, str]:
    """What the office changes of each class of a list."""
    changes = here.plan.vocabulary.changed(name)
    return {
        each: " ".join([*(f"+{word}" for word in change.add), *(f"-{word}" for word in change.drop)])
        for each, change in changes.items()
    }
