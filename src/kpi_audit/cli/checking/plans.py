"""From the options of a request to the plans and the auditor of its run."""

from __future__ import annotations

from ...audit import Auditor
from ...config.layers import Given
from ...importers.door import FileImporter
from ...planning.planner import Planner
from ...scheme.library import Library
from ..auditing import extras_of
from ..inputs.settings import planner_of
from .request import Choice, Request, listed
from .setting_aside import aside_of


def planner_for(request: Choice) -> Planner:
    """The plans that a request asks for; a baseline is held against the report only by `check`."""
    checking = isinstance(request, Request)
    given = Given(
        request.profile,
        listed(request.select),
        listed(request.extend_select),
        listed(request.ignore),
        request.fail_on if isinstance(request, Request) else None,
        request.force_exclude,
    )
    extras = extras_of(
        request.upper or [],
        request.duty_list,
        request.previous,
        paths=request.paths,
        allow_outside=request.allow_outside,
    )
    aside = aside_of(
        today=request.today,
        baseline=request.baseline if isinstance(request, Request) else None,
        comments=not request.no_suppressions,
        recorded=checking,
    )
    return planner_of(request.config, isolated=request.no_config, given=given, extras=extras, aside=aside)


def auditor_of(planner: Planner, request: Choice, lang: str) -> Auditor:
    """The auditor that a request asks for; office files are imported with keys in ``lang``."""
    library = Library(importer=FileImporter(lang))
    auditor = Auditor(plans=planner.plan, extras=planner.extras, library=library, reraise=request.traceback)
    auditor.jobs = request.jobs
    return auditor
