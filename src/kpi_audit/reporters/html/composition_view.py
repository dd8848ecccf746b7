"""What the page says of the composition of a scheme: by kind, and by chapter."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from markupsafe import Markup

from ...findings.report import DocumentReport
from ...startup.records import dataclass
from ...words.phrase import number, percent
from ...words.voice import Voice
from ..outline import composition, counted_by_leaves
from .charts import Bar, single, stacked, swatch


@dataclass(frozen=True)
class CompositionView:
    """Kinds of indicators of one document as tables and charts."""

    document: DocumentReport
    voice: Voice

    @property
    def by_kind(self) -> list[tuple[Markup, str, str, str, str]]:
        """The composition: sample, kind, leaves, points, share."""
        return [
            (
                swatch(part.kind),
                self.voice.text(f"kind.{part.kind}"),
                str(part.leaves),
                number(part.points),
                percent(part.share),
            )
            for part in composition(self.document)
        ]

    @property
    def title(self) -> str:
        """By points, by leaves, or partly estimated."""
        summary = self.document.summary
        key = "_leaves" if counted_by_leaves(self.document) else "_estimated" if summary and summary.estimated else ""
        return self.voice.text(f"report.composition{key}")

    @property
    def drawn(self) -> Markup:
        """One bar of the whole."""
        parts = [(part.kind, part.share) for part in composition(self.document)]
        said = "，".join(f"{self.voice.text(f'kind.{kind}')} {percent(share)}" for kind, share in parts)
        return single(parts, f"{self.title}：{said}")

    @cached_property
    def chapters(self) -> list[Bar]:
        """First-level nodes with the kinds of their lines, as shares of the scheme."""
        bars: list[tuple[str, Counter[str]]] = []
        for row in self.document.tree:
            if row.depth == 1:
                bars.append((row.name, Counter()))
            if row.leaf and not row.role and bars:
                bars[-1][1][row.kind] += row.share  # type: ignore[assignment]
        order = [part.kind for part in composition(self.document)]
        return [
            Bar(name, tuple((kind, kinds[kind]) for kind in order if kinds[kind] > 0), percent(sum(kinds.values())))
            for name, kinds in bars
            if sum(kinds.values()) > 0
        ]

    @property
    def chapters_drawn(self) -> Markup:
        """A bar a chapter."""
        return stacked(self.chapters, self.voice.text("html.chapters"))
