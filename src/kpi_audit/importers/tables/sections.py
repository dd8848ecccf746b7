"""Rows over the full width: ordinary sections of the tree, and those whose lines stand outside of the total."""

from __future__ import annotations

from ...source.location import Origin
from ...startup.records import dataclass, field
from ..draft import Branch, Draft, Said, Section, said
from ..paper import Cell
from ..values.lead_ins import consequence_in, is_plain_opening, opens_list
from ..values.names import label_of, name_from
from ..values.points import limit_in, takes_away, tight
from .knots import Knot
from .rows import UNNUMBERED, Line, is_bare_heading, rank_of
from .worth import named, set_worth

_SECTIONS: dict[str, Section] = {"penalty": "penalties", "veto": "vetoes", "bonus": "bonus", "adjust": "bonus"}
_MATTER = 8
"""Characters behind the colon of a heading that are more than a remark."""


@dataclass(slots=True)
class Sections:
    """Where in the tree the next row belongs: the open sections, outermost first."""

    draft: Draft
    roots: list[tuple[Section, Knot]] = field(default_factory=list)
    open: list[Knot] = field(default_factory=list)
    kept: int = 0  # that stay open for the whole table
    now: Section = "indicators"
    consequence: str | None = None  # of the vetoes that follow
    mixed: bool = False  # bonus and penalties under one heading

    def begin(self, branch: Branch) -> None:
        """Everything in the table stands under one heading, which is outside of it."""
        self.push(Knot(branch, -1, ("caption",), rank=1))
        self.kept = len(self.open)

    @property
    def top(self) -> Knot | None:
        """The innermost open section."""
        return self.open[-1] if self.open else None

    def push(self, knot: Knot) -> None:
        """Open a section, closing those that are not above it."""
        while len(self.open) > self.kept and self.open[-1].rank >= knot.rank:
            self.open.pop()
        self.attach(knot, self.top)
        self.open.append(knot)

    def attach(self, knot: Knot, above: Knot | None) -> None:
        """Hang a knot into the tree."""
        knot.above = above
        if above is None:
            self.roots.append((self.now, knot))
        else:
            above.below.append(knot)

    def heading(self, line: Line, head: Cell) -> None:
        """A row over the full width."""
        if line.role is not None:
            self._special(line, head)
            return
        if self.now != "indicators" and not line.inner:
            self.now, self.mixed, self.open = "indicators", False, self.open[: self.kept]
        name, points = named(head)
        branch = Branch(said(name, head.origin))
        set_worth(branch, points, head.origin)
        rank = rank_of(name) or (self.open[-1].rank if len(self.open) > self.kept else UNNUMBERED)
        self.push(Knot(branch, -1, ("section", line.row), rank=rank))

    def _special(self, line: Line, head: Cell) -> None:
        """加分项, 扣分项, 一票否决; words after a colon are the first line."""
        self.open, self.mixed = [], line.role == "adjust"
        self.kept, self.consequence = 0, None
        self.now = _SECTIONS[line.role or "bonus"]
        _, _, rest = head.text.replace(":", "：").partition("：")
        limit = limit_in(tight(head.text.removesuffix(rest) if len(rest) > _MATTER * 3 else head.text))
        if limit is not None and self.now != "vetoes":
            self.draft.limits.setdefault(self.now, said(limit, head.origin))
        if len(tight(rest)) > _MATTER:
            self.loose(rest.strip(), head.origin)
        elif not is_bare_heading(head.text):
            self.draft.note("passage", head.origin, text=head.text)

    def loose(self, text: str, origin: Origin) -> None:
        """A line of a special section that is one text."""
        if self.now == "vetoes" and opens_list(text):
            self.consequence = consequence_in(text)
            if not is_plain_opening(text):
                self.draft.note("passage", origin, text=text)
        elif self.now == "vetoes":
            self.attach(
                Knot(self.matter(said(text[len(label_of(text)) :].rstrip("；;。"), origin)), 0, ("loose",)), None
            )
        else:
            self._choose(text)
            branch = Branch(said(name_from(text), origin), {"criteria": said(text, origin)})
            self.attach(Knot(branch, 0, ("loose",)), None)

    def matter(self, name: Said) -> Branch:
        """A veto as a branch, with what the opening sentence of its section says will follow."""
        follows = {} if self.consequence is None else {"consequence": said([self.consequence], name.origin)}
        return Branch(name, follows)

    def _choose(self, text: str) -> None:
        """Under a heading of both, a line is what its own words make it."""
        if self.mixed:
            self.now = "penalties" if takes_away(text) else "bonus"

    def choose(self, cells: list[Cell]) -> None:
        """Look at the words of a row under a heading of both."""
        self._choose("".join(cell.text for cell in cells))
