"""Suppressions at work: which findings the comments of a file set aside, and which comments are at fault."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ..findings.finding import Finding
from ..findings.report import FILE, INLINE, DocumentReport, Located, Suppressed
from ..source.document import Comment, Document
from ..source.location import Place
from ..startup import patterns as re
from ..startup.records import dataclass, field, replace
from .binding import Bindings, Scope
from .comments import parse_comment, parse_piece
from .directives import Directive, Selector, Slip
from .notices import EXPIRED, FIXED, MALFORMED, MISPLACED, NO_REASON, UNKNOWN, UNUSED, notice
from .policy import Policy
from .reach import Reach

# (?i)kpi|audit|no-?qa|ignor|disable|suppress|skip|忽略|豁免|屏蔽|跳过|排除|不检查|免检: said as first letters and what
# follows them, for which a whole file is searched twelve times as fast
_HINT = re.compile(
    "[aAdDiIkKnNsS\u0130\u0131\u017f\u212a忽豁屏跳排不免]"
    r"(?i:(?<=k)pi|(?<=a)udit|(?<=n)o-?qa|(?<=i)gnor|(?<=d)isable|(?<=s)(?:uppress|kip)"
    r"|(?<=忽)略|(?<=豁)免|(?<=屏)蔽|(?<=跳)过|(?<=排)除|(?<=不)检查|(?<=免)检)"
)
_NAMED = re.compile(r"(?i)(?<![#＃])[#＃]+[ \t\u3000]*kpi[ \t_.-]*audit[^\n\r]*")
_SHOWN = 24  # characters of the line that a suppression is about


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of a file with what was found in it; ``ran``: the codes of the rules that looked at it."""

    document: Document
    report: DocumentReport
    ran: frozenset[str]


@dataclass(slots=True)
class _Use:
    """A suppression that holds, and what became of it."""

    directive: Directive
    sheet: Sheet
    scope: Scope
    codes: Mapping[Selector, frozenset[str]]
    used: set[Selector] = field(default_factory=set)
    refused: set[Selector] = field(default_factory=set)

    def reaches(self, sheet: Sheet) -> bool:
        """Whether it may cover findings of a sheet of the same file."""
        return self.sheet is sheet or (self.directive.whole_file and self.sheet.document.number == 0)


def suppress(sheets: Sequence[Sheet], policy: Policy) -> list[tuple[DocumentReport, list[Finding]]]:
    """The sheets of one file after their comments were obeyed, each with the findings on those comments."""
    judged = [_Comments(sheet, policy) for sheet in sheets]
    uses = [use for comments in judged for use in comments.uses]
    after = [_set_aside(sheet, [use for use in uses if use.reaches(sheet)], policy) for sheet in sheets]
    for comments in judged:
        for use in comments.uses:
            reached = [sheet for sheet in sheets if use.reaches(sheet) and sheet.report.summary is not None]
            comments.findings += _left_over(use, reached, policy)
    return [
        (report, [finding for finding in comments.findings if finding.code not in policy.muted])
        for report, comments in zip(after, judged, strict=True)
    ]


class _Comments:
    """The comments of one document: the suppressions that hold, and findings on those that do not."""

    def __init__(self, sheet: Sheet, policy: Policy) -> None:
        self.sheet = sheet
        self.policy = policy
        self.bindings = Bindings(sheet.document)
        self.uses: list[_Use] = []
        self.findings: list[Finding] = []
        document = sheet.document
        if not _HINT.search(document.text, document.start, document.end):
            return
        comments = document.comments() if document.is_tree else []
        for comment in comments:
            for parsed in parse_comment(comment.text, comment.offset, policy.is_code):
                self._take(comment, parsed)
        self.findings += self._in_text(comments)

    def _take(self, comment: Comment, parsed: Directive | Slip) -> None:
        if isinstance(parsed, Slip):
            args = {"said": parsed.said, "corrected": parsed.corrected}
            self._note(MALFORMED, parsed.key, parsed.start, parsed.end, **args)
            return
        scope = self._scope(comment, parsed)
        if isinstance(scope, str):
            self._note(MISPLACED, scope, parsed.start, parsed.end)
            return
        known = [one for one in parsed.selectors if self._is_known(one)]
        if not parsed.has_reason:
            self._note(NO_REASON, "no_reason", parsed.start, parsed.end)
        elif parsed.until is not None and parsed.until < self.policy.today:
            self._note(EXPIRED, "expired", parsed.start, parsed.end, until=parsed.until.isoformat())
        elif known:
            codes = {one: self.policy.meant(one.text) for one in known}
            self.uses.append(_Use(replace(parsed, selectors=tuple(known)), self.sheet, scope, codes))

    def _scope(self, comment: Comment, directive: Directive) -> Scope | str:
        if not directive.whole_file:
            return self.bindings.bind(comment)
        document = self.sheet.document
        return Scope() if comment.alone and comment.offset < document.root.start else "not_at_head"

    def _is_known(self, selector: Selector) -> bool:
        """Whether a selector names rules that may be silenced; if not, a finding says why."""
        policy, said = self.policy, selector.text
        if policy.meant(said) - policy.mandatory:
            return True
        if policy.meant(said) or (policy.is_own(said) and policy.is_code(said)):
            key = "mandatory" if policy.meant(said) else "form" if said.startswith("FMT") else "own"
            self._note(FIXED, key, selector.start, selector.end, selector=said)
        elif said.upper() == "ALL":
            self._note(UNKNOWN, "all", selector.start, selector.end, selector=said)
        else:
            nearest = policy.nearest(said)
            key = "unknown_plain" if nearest is None else "unknown"
            self._note(UNKNOWN, key, selector.start, selector.end, selector=said, nearest=nearest)
        return False

    def _in_text(self, comments: Sequence[Comment]) -> Iterator[Finding]:
        """What looks like a suppression but belongs to the text of a value."""
        document = self.sheet.document
        starts = [comment.offset for comment in comments]
        for match in _NAMED.finditer(document.text, document.start, document.end):
            piece = match[0].replace("＃", "#")
            last = bisect_right(starts, match.start()) - 1
            inside = last >= 0 and match.start() < starts[last] + len(comments[last].text)
            if not document.is_tree:  # what no comment can be is a text, even where the rest cannot be read
                inside = match[0][0] == "#" and not document.text[max(0, match.start() - 1) : match.start()].strip()
            if not inside and parse_piece(piece, match.start(), self.policy.is_code) is not None:
                yield self._finding(MISPLACED, "in_text", match.start(), match.start() + len(piece.rstrip()))

    def _note(self, code: str, key: str, start: int, end: int, **args: str | None) -> None:
        self.findings.append(self._finding(code, key, start, end, **args))

    def _finding(self, code: str, key: str, start: int, end: int, **args: str | None) -> Finding:
        document = self.sheet.document
        return notice(code, key, Place(document.name, (), start, end, raw=True), document.text[start:end], **args)


def _set_aside(sheet: Sheet, uses: Sequence[_Use], policy: Policy) -> DocumentReport:
    """The report of a document with the findings that comments cover taken out of those that count."""
    if not uses:
        return sheet.report
    reach = Reach(sheet.document, [use.scope for use in uses])
    left: list[Located] = []
    aside: list[Located] = []
    for located in sheet.report.findings:
        code = located.finding.code
        near = [uses[number] for number in sorted(reach.covering(located))]
        covering = [(use, one) for use in near for one, codes in use.codes.items() if code in codes]
        if policy.is_fixed(located.finding):
            for use, selector in covering:
                use.refused.add(selector)
            covering = []
        for use, selector in covering:
            use.used.add(selector)
        if not covering:
            left.append(located)
            continue
        use, selector = min(covering, key=lambda pair: (pair[0].scope.size, pair[1].start))
        aside.append(replace(located, suppressed=_record(use, selector)))
    return replace(sheet.report, findings=tuple(left), suppressed=(*sheet.report.suppressed, *aside))


def _record(use: _Use, selector: Selector) -> Suppressed:
    directive, document = use.directive, use.sheet.document
    region = document.span(directive.start, directive.end)
    return Suppressed(
        kind=FILE if directive.whole_file else INLINE,
        path=document.path,
        line=region.line,
        column=region.column,
        selector=selector.text,
        reason=directive.reason,
        until=None if directive.until is None else directive.until.isoformat(),
    )


def _left_over(use: _Use, reached: Sequence[Sheet], policy: Policy) -> Iterator[Finding]:
    """Selectors that set nothing aside: in vain, or because nothing may."""
    document = use.sheet.document
    for selector in use.directive.selectors:
        place = Place(document.name, _path(use.scope), selector.start, selector.end, raw=True)
        if selector in use.refused:
            yield notice(FIXED, "mandatory", place, selector.text, selector=selector.text)
        codes = use.codes[selector] - policy.mandatory
        looked = bool(reached) and all(codes <= sheet.ran for sheet in reached)
        if selector not in use.used and selector not in use.refused and looked:
            key, args = _about(use)
            yield notice(UNUSED, key, place, selector.text, selector=selector.text, **args)


def _about(use: _Use) -> tuple[str, dict[str, str | int]]:
    entry = use.scope.entry
    if entry is None:
        return "unused_file", {}
    document = use.sheet.document
    line = document.lines.position(entry.start)[0]
    text = document.line_text(line).strip()
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return ("unused_tree" if use.scope.line is None else "unused_node"), {"target": line, "words": shown}


def _path(scope: Scope) -> tuple[str | int, ...]:
    return () if scope.entry is None else scope.entry.path
