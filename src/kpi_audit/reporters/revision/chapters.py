"""The chapters of a comparison: verdict, figures, indicators, lists, findings; the same for every format of text."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.comparison import Comparison, Edit, IndicatorChange, ListChange, Status
from ...findings.finding import Severity
from ...findings.report import DocumentReport, Located, Summary
from ...startup.records import dataclass, field
from ...words.phrase import number, percent
from ...words.voice import Voice
from .wording import differing, in_chinese, same_words

STATUSES: tuple[Status, ...] = ("added", "removed", "changed")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed, with the particulars below it; ``status`` gives its mark."""

    status: str
    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with items, or with rows of three cells."""

    title: str
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Revision:
    """A comparison in words."""

    comparison: Comparison
    voice: Voice

    def verdict(self) -> str:
        """What the revision did, in two sentences: to the scheme, and to the findings."""
        one = self.comparison
        if one.same:
            return self._text("same", kept=one.kept)
        counts = {status: sum(each.leaf and each.status == status for each in one.indicators) for status in STATUSES}
        leaves = [_summary(each).leaves for each in (one.old, one.new)]
        still = not one.indicators and leaves[0] == leaves[1]
        said = self._text("unchanged" if still else "changes", old=leaves[0], new=leaves[1], **counts)
        findings = self._text(
            "findings", cleared=len(one.cleared), added=len(one.added), kept=one.kept + len(one.shifted)
        )
        return said + self.voice.text("markdown.gap") + findings

    def chapters(self) -> Iterator[Chapter]:
        """Those that have something to say."""
        yield Chapter(self._text("figures"), rows=tuple(self._figures()))
        for status in STATUSES:
            whole = status == "changed"  # of what came or went, the lines; their groups are named with them
            changed = [each for each in self.comparison.indicators if each.status == status and (whole or each.leaf)]
            if changed:
                title = self._count(status, changed)
                yield Chapter(title, tuple(self._indicator(each) for each in changed))
        if self.comparison.lists:
            yield Chapter(self._text("lists"), tuple(self._entry(each) for each in self.comparison.lists))
        for status, found in (("added", self.comparison.added), ("cleared", self.comparison.cleared)):
            if found:
                ordered = sorted(found, key=lambda one: (one.finding.severity.rank, one.order))
                title = self._text(f"findings_{status}", n=len(found))
                yield Chapter(title, tuple(self._finding(one, status) for one in ordered))

        if self.comparison.shifted:
            title = self._text("findings_shifted", n=len(self.comparison.shifted))
            yield Chapter(title, tuple(self._shift(*pair) for pair in self.comparison.shifted))

    def _count(self, status: Status, changed: list[IndicatorChange]) -> str:
        """How many lines, as the verdict counts them, and how many groups besides."""
        groups = sum(not each.leaf for each in changed)
        title = self._text(f"indicators_{status}", n=len(changed) - groups)
        return title + self._text("and_groups", n=groups) if groups else title

    def _figures(self) -> Iterator[tuple[str, str, str]]:
        old, new = self.comparison.old, self.comparison.new
        before, after = _summary(old), _summary(new)
        yield self._text("figure"), self._text("old"), self._text("new")
        yield self._text("file"), old.path, new.path
        if old.year != new.year:
            yield self._text("year"), self._year(old), self._year(new)
        yield self._text("leaves"), str(before.leaves), str(after.leaves)
        yield self._text("points"), number(before.points), number(after.points)
        yield self._text("process"), self._share(before), self._share(after)
        yield self._text("vetoes"), str(before.vetoes), str(after.vetoes)
        yield self._text("depth"), str(before.max_depth), str(after.max_depth)
        for severity in Severity:
            yield self.voice.text(f"severity.{severity}"), str(old.count(severity)), str(new.count(severity))

    def _year(self, document: DocumentReport) -> str:
        return self.voice.text("value.absent") if document.year is None else str(document.year)

    def _share(self, summary: Summary) -> str:
        share = summary.process_share
        return self.voice.text("value.absent") if share is None else percent(share)

    def _indicator(self, change: IndicatorChange) -> Item:
        head = f"{change.id} {change.name}"
        if change.points is not None:
            head += self._text("worth", n=change.points)
        if change.status != "changed" and len(change.path) > 1:
            head += self._text("under", group=change.path[-2])
        return Item(change.status, head, tuple(self._edit(edit) for edit in change.edits))

    def _edit(self, edit: Edit) -> str:
        before, after = (self._value(value, edit.field) for value in (edit.before, edit.after))
        if isinstance(edit.before, str) and isinstance(edit.after, str):
            if same_words(before, after):
                return self._text("edit_blanks", field=self._field(edit.field))
            before, after = differing(before, after)
            if not before or not after:
                key = "edit_added" if after else "edit_removed"
                return self._text(key, field=self._field(edit.field), text=after or before)
        elif edit.before is None or edit.after is None:
            key = "edit_new" if edit.before is None else "edit_gone"
            return self._text(key, field=self._field(edit.field), text=after if edit.before is None else before)
        trend = "" if edit.trend is None else self._text(f"trend_{edit.trend}")
        return self._text("edit", field=self._field(edit.field), before=before, after=after) + trend

    def _value(self, value: str | float | None, field: str) -> str:
        if value in ("true", "false"):
            return self.voice.text("value.positive" if value == "true" else "value.negative")
        if isinstance(value, str):
            return in_chinese(value, field) if self.voice.lang == "zh" else value
        return "" if value is None else number(value)

    def _field(self, name: str) -> str:
        return self.voice.term("revision_field", name)

    def _entry(self, change: ListChange) -> Item:
        room, _, detail = change.room.partition(".")
        named = self.voice.term("revision_room", room)
        if detail:
            named += self.voice.text("page.colon") + self.voice.term("safeguard", detail)
        text = self.voice.text("report.joiner").join(self._part(*part) for part in change.parts) or change.text
        return Item(change.status, self._text("entry", room=named, text=text))

    def _part(self, name: str, value: str | float) -> str:
        """One field of an entry: names of the format in words, figures with what they count."""
        said = self._value(value, name)
        key = f"revision_part.{name}.{value}" if value in ("true", "false") else f"revision_part.{name}"
        return self.voice.text(key, text=said) if key in self.voice.terms else said

    def _finding(self, located: Located, status: str) -> Item:
        finding = located.finding
        severity = self.voice.text(f"severity.{finding.severity}")
        title = self.voice.title(finding.code)
        about = "" if finding.indicator is None else f"{finding.indicator.id} {finding.indicator.name}"
        where = self.voice.place(located.region)
        head = " ".join(filter(None, (severity, finding.code, title, about, where)))
        said = [self.voice.say(finding)]
        advice = self.voice.advice(finding)
        if status == "added" and advice:
            said.append(self.voice.text("report.advice") + advice)
        return Item(status, head, tuple(said))

    def _shift(self, before: Located, after: Located) -> Item:
        item = self._finding(after, "changed")
        was, now = before.finding.severity, after.finding.severity
        if was is now:
            return item
        degrees = {"before": self.voice.text(f"severity.{was}"), "after": self.voice.text(f"severity.{now}")}
        return Item("changed", item.head + self._text("shift", **degrees), item.lines)

    def _text(self, key: str, **args: object) -> str:
        return self.voice.text(f"revision.{key}", **args)


def _summary(document: DocumentReport) -> Summary:
    return document.summary or Summary()
