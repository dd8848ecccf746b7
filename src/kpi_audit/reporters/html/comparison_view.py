"""What the page of a comparison says: verdict, the composition before and after, the chapters."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from ...findings.comparison import Comparison
from ...startup.records import dataclass
from ...words.phrase import percent
from ...words.voice import Voice
from ..outline import composition
from ..revision.chapters import Chapter, Revision
from .charts import Bar, stacked, swatch
from .patterns import KINDS


@dataclass(frozen=True)
class ComparisonView:
    """A comparison on a page."""

    comparison: Comparison
    voice: Voice

    @property
    def title(self) -> str:
        """The title of the new version, or its path."""
        return self.comparison.new.title or self.comparison.new.path

    @property
    def verdict(self) -> str:
        """Two sentences."""
        return Revision(self.comparison, self.voice).verdict()

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Those that have something to say."""
        return list(Revision(self.comparison, self.voice).chapters())

    @cached_property
    def _shares(self) -> tuple[dict[str, float], dict[str, float]]:
        old, new = self.comparison.old, self.comparison.new
        before, after = ({part.kind: part.share for part in composition(one)} for one in (old, new))
        return before, after

    @property
    def bars(self) -> list[tuple[Markup, str, str, str]]:
        """Kinds that either version has: sample, name, share before and after."""
        before, after = self._shares
        return [
            (swatch(kind), self.voice.text(f"kind.{kind}"), percent(before.get(kind, 0)), percent(after.get(kind, 0)))
            for kind in KINDS
            if kind in before or kind in after
        ]

    @property
    def drawn(self) -> Markup:
        """A bar for each version."""
        labels = [self.voice.text("revision.old"), self.voice.text("revision.new")]
        bars = [
            Bar(label, tuple((kind, shares[kind]) for kind in KINDS if kind in shares), "")
            for label, shares in zip(labels, self._shares, strict=True)
        ]
        said = "; ".join(f"{kind} {before} → {after}" for _, kind, before, after in self.bars)
        return stacked(bars, f"{self.voice.text('report.composition')}: {said}")
