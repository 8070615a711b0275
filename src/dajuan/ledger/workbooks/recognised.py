"""A sheet read as one ledger: which column is which field, how sure that is, and what nobody took."""

from dataclasses import dataclass, field

from dajuan.ledger.definition import Column, LedgerDefinition
from dajuan.ledger.workbooks.header import Header
from dajuan.ledger.workbooks.titles import plain_title

FEWEST_TITLES = 3
_FEWEST_SURE = 2  # below a heading that fits
COVERED = 0.5  # of a sheet's titles must mean something to the ledger
_COVERED_BY_GUESSES = 0.66
SERIALS = frozenset(
    plain_title(t) for t in ("序号", "编号", "序", "NO.", "№", "项次", "顺序", "顺序号", "行号", "项目序号")
)
_NOISE_TITLES = SERIALS | {"备注", "说明", "联系电话", "电话", "联系人"}


@dataclass
class Recognition:
    """A sheet read as one ledger. ``guessed`` fields were found by likeness, ``unknown`` columns not at all,
    ``needless`` ones a person said are not to be read; ``words`` counts the ledger's words in the heading,
    or else inside; ``headed`` says they are in the heading."""

    definition: LedgerDefinition
    header: Header
    places: dict[str, int]
    score: float
    words: int = 0
    headed: bool = False
    guessed: set[str] = field(default_factory=set)
    needless: set[int] = field(default_factory=set)

    @property
    def missing(self) -> list[Column]:
        return [c for c in self.definition.columns if c.required and c.field not in self.places]

    @property
    def unknown(self) -> list[int]:
        """Columns with a title of their own that no field took."""
        taken = {*self.places.values(), *self.needless}
        leaves = self.header.leaves
        return [
            i
            for i, leaf in enumerate(leaves)
            if leaf and i not in taken and plain_title(leaf) not in _NOISE_TITLES
        ]

    @property
    def convincing(self) -> bool:
        """Whether enough of the sheet means something to the ledger, and it bears the ledger's marks."""
        titles = (leaf for i, leaf in enumerate(self.header.leaves) if leaf and i not in self.needless)
        titled = sum(plain_title(leaf) not in _NOISE_TITLES for leaf in titles)
        sure = self.places.keys() - self.guessed
        # A guess convinces only below a heading that fits; guesses alone must cover more of the sheet.
        known = self.places.keys() if self.headed else sure
        marks = sum(mark in known for mark in self.definition.marks)
        marks += self.words if self.definition.by_heading else 0
        covered = COVERED if len(sure) >= _FEWEST_SURE else _COVERED_BY_GUESSES
        return marks >= self.definition.fewest_marks and len(known) >= max(FEWEST_TITLES, titled * covered)


def merit(reading: Recognition) -> tuple[bool, float, int, int, int]:
    """How good a reading is beside others of the same sheet; more is better."""
    header = reading.header
    complete = not reading.missing and reading.convincing
    return complete, reading.score, len(reading.guessed), header.first - header.last, -header.first


def nearly(reading: Recognition) -> bool:
    """Whether a sheet with required columns missing is still worth saying which."""
    required = sum(column.required for column in reading.definition.columns)
    return reading.convincing and len(reading.missing) * 2 <= required and len(reading.places) > FEWEST_TITLES
