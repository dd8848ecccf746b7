"""What options and settings add to the materials that schemes name themselves."""

from __future__ import annotations

from pathlib import Path

from ...startup.records import dataclass
from .reach import Reach

OWN_FOLDER = Reach()
"""No folder but those of the schemes themselves."""


@dataclass(frozen=True, slots=True)
class Extras:
    """Materials named on the command line, for schemes that do not name their own, and how far references may lead."""

    uppers: tuple[Path, ...] = ()
    duty_list: Path | None = None
    previous: Path | None = None
    reach: Reach = OWN_FOLDER

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file named."""
        return (*self.uppers, *(file for file in (self.duty_list, self.previous) if file is not None))


NOTHING = Extras()
