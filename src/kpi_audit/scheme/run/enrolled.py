"""The documents of a run: their names, what options say of each, the folders that are open to references."""

from __future__ import annotations

from pathlib import Path

from ...startup.records import dataclass, field, replace
from .extras import NOTHING, Extras
from .header import Header
from .nearby import Nearby
from .outline import Outline
from .reach import Reach, resolved


@dataclass(slots=True)
class Enrolled:
    """Whoever looks at a scheme of the run must know all of them. ``extras`` hold for those without their own."""

    extras: Extras = NOTHING
    reach: Reach = field(init=False)
    names: set[str] = field(default_factory=set)
    nearby: Nearby = field(default_factory=Nearby)
    _own: dict[str, Extras] = field(default_factory=dict)
    _folders: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        folders = [*self.extras.reach.folders, *(file.parent for file in self.extras.files)]
        self.reach = Reach.within(folders, anywhere=self.extras.reach.anywhere)

    def add(self, header: Header, extras: Extras | None = None) -> None:
        """One more document: the options hold for it, its folder is open; ``extras`` in place of those of the run."""
        if header.name in self.names:
            return
        self.names.add(header.name)
        if header.sound and header.outline is None:
            self.nearby.add(header)
        self._open(header.file)
        if extras is not None and extras != self.extras:
            self._own[header.name] = extras
            for file in extras.files:
                self._open(file)

    def extras_of(self, name: str) -> Extras:
        """What options and settings say of a document; nothing of one that is not of the run."""
        return self._own.get(name, self.extras) if name in self.names else NOTHING

    def _open(self, file: Path) -> None:
        """Let references lead to the folder of a file."""
        if file.parent not in self._folders:
            self._folders.add(file.parent)
            self.reach = self.reach.with_folder(file.parent)


def with_options(one: Outline, extras: Extras) -> Outline:
    """The outline of a scheme that is held against what options name, too, where it names nothing itself."""
    uppers = one.uppers or tuple(dict.fromkeys(resolved(file).as_posix() for file in extras.uppers))
    previous = one.previous
    if previous is None and extras.previous is not None:
        previous = resolved(extras.previous).as_posix()
    return replace(one, uppers=uppers, previous=previous)
