"""Which duty of the list backs which indicator, and whether the line scores the part that the list gives the unit."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..reading.line import Words
from ..reading.similarity import Index, grams
from ..reading.thesaurus import thesaurus
from ..reading.wording import Wording, read_text, read_wording
from ..scheme.duty import Duty, DutyList
from .hierarchy import Node
from .readings import line_of
