"""What a room says about one ledger (台账): its typed columns, rules, and where its rows go."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol

from dajuan.kernel.shelf import Shelf
from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded
from dajuan.ledger.staged import Knowledge, StagedSheet

Kind = Literal[
    "text",
    "project_code",
    "credit_code",
    "money",
    "number",
    "integer",
    "date",
    "moment",
    "month",
    "flag",
    "round",
    "choice",
]
Row = Mapping[str, object]
#: What stands in place of a field where a person said that a column is not to be read.
NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Column:
    """One column: ``field`` is the name of the typed value, ``label`` the title an export writes.

    ``required`` columns must be on the sheet. ``on_fault`` says what an unreadable or negative cell
    takes with it; ``blank_mark`` what “/” means in it. ``carried`` cells are often written once for the
    rows below. ``choices`` map words to codes. Where the sheet names no year, a date without one takes
    that of the document number 〔2022〕 in the row's field ``year_in``. ``unit`` is the unit a number is kept
    in (米, 平方米); a title or cell in another unit of the same measure is converted. ``personal`` values never
    enter the ledger in the clear: the definition's ``conceal`` puts a mask and a reference in their place.
    ``place`` columns say where something is: a facility, a street, a community.
    ``counted`` are the codes of a choice under which a row counts in figures; a sheet without the column
    is taken for rows that count, unless a column nobody recognised may be it. ``assumed`` is the code its
    rows then have; without one other columns decide.
    A field called ``reported_on`` is the day on which the row itself was reported.
    """

    field: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: Kind = "text"
    required: bool = False
    on_fault: Literal["cell_rejected", "row_rejected"] = "cell_rejected"
    blank_mark: Literal["empty", "zero"] = "empty"
    signed: bool = False
    carried: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = 200
    group: str = ""
    year_in: str = ""
    unit: str = ""
    personal: bool = False
    place: bool = False
    counted: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True)
class SheetNotes:
    """What stands around the table: name of sheet and file, the lines above and below, the titles."""

    file: str
    sheet: str
    lines: tuple[str, ...]
    titles: tuple[str, ...]
    reported_on: date | None
    year: int | None


class Concealed(NamedTuple):
    """What stands in the ledger for a personal value: how it is shown, and a key to where it is kept."""

    shown: str
    reference: str


class Rule(Protocol):
    """Looks at all sheets of one ledger in one file and reports findings on them."""

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None: ...


@dataclass(frozen=True)
class LedgerDefinition:
    """A ledger on the shelf.

    A sheet is this ledger when it has the required columns and ``fewest_marks`` of the ``marks``;
    ``by_heading`` counts each of the ``title_words`` in its heading (or else in its titles and first rows)
    as a mark, for ledgers whose columns are everybody's (name, place, date). A heading with one of the
    ``denied_by`` words is another ledger's, whatever its columns.
    ``identity``: the fields that tell two rows apart (columns, or constants that ``constants`` reads
    from the notes). ``after``: ledgers whose rows must be published before. ``offers``: key fields and
    value field other ledgers look up; ``at_home`` reads the same from the home. ``detail`` names the
    field that marks a row as mere detail, left out of totals. ``reports_rejections``: a rejected row
    of a known key is published too, without amounts. ``lacking`` says what a sheet with given fields and
    constants still needs, where no single column is required (nothing when it has all). ``closed`` says why a sheet comes too late
    (nothing when it does not). ``present`` lists the rows for an export, which
    puts each value of ``sheet_by`` on a sheet of its own, titled by ``heading``. ``conceal`` keeps
    personal values outside the ledger and says what stands for them; it is called inside the change.
    """

    code: str
    label: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    publish: Callable[[Change, Sequence[Row]], Recorded]
    title_words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    fewest_marks: int = 0
    by_heading: bool = False
    denied_by: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    offers: tuple[tuple[str, ...], str] | None = None
    at_home: Callable[[], Mapping[tuple[object, ...], object]] = field(default=dict)
    constants: Callable[[SheetNotes], Mapping[str, object]] | None = None
    detail: str = ""
    reports_rejections: bool = False
    lacking: Callable[[Collection[str], Mapping[str, object]], str] | None = None
    closed: Callable[[StagedSheet], str] | None = None
    present: Callable[[], Iterable[Row]] | None = None
    sheet_by: str = ""
    heading: Callable[[Row], tuple[str, str]] | None = None
    conceal: Callable[[Sequence[str]], Sequence[Concealed]] | None = None

    def column(self, name: str) -> Column:
        """The column of a field; KeyError when there is none."""
        return self._by_field[name]

    def field_named(self, name: str) -> str:
        """The field a person means by its name or label, or ``NOT_NEEDED``; empty when there is none."""
        if name in (NOT_NEEDED, "不需要"):
            return NOT_NEEDED
        return next((c.field for c in self.columns if name in (c.field, c.label)), "")

    @property
    def _by_field(self) -> dict[str, Column]:
        return {column.field: column for column in self.columns}

    @property
    def personal(self) -> frozenset[str]:
        """Fields whose values are personal data."""
        return frozenset(column.field for column in self.columns if column.personal)

    @property
    def anchor(self) -> str:
        """The field whose cell tells a data row from a title or a total."""
        return next(c.field for c in self.columns if c.required)


REPORTED_ON = Column("reported_on", "填报日期", ("填报时间", "报送日期", "上报日期"), kind="date")

LEDGERS: Shelf[LedgerDefinition] = Shelf("台账")


def in_order(codes: Iterable[str]) -> list[str]:
    """Ledger codes, each after the ones it depends on; ties by code."""
    left, placed = sorted(set(codes)), list[str]()
    while left:
        ready = next(c for c in left if not set(LEDGERS.get(c).after) & set(left))
        placed.append(ready)
        left.remove(ready)
    return placed
