"""Which sheet is which ledger, where its header stands, and which column is which field."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from dajuan.ledger.definition import NOT_NEEDED, LedgerDefinition
from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.guessing import counts_rows, guesses
from dajuan.ledger.workbooks.header import (
    DEEPEST_HEADER,
    SEARCHED_ROWS,
    Header,
    Path,
    bears_titles,
    header_at,
    merged_titles,
    title_text,
)
from dajuan.ledger.workbooks.headings import latest_year_named
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.recognised import COVERED, FEWEST_TITLES, SERIALS, Recognition, merit, nearly
from dajuan.ledger.workbooks.titles import folded, in_year, plain_title, says_year_before, title_forms
from dajuan.ledger.workbooks.wordings import named_outright, titles_of, wordings

_LINES = 8  # in which a heading and the titles below it stand
_TELLING_ROWS = 3
_LOOKED_AT = 40
#: How far a title is from the column's label: which of its readings fitted, and which wording of the column.
Rank = tuple[int, int]


@dataclass
class _Claims:
    """By ledger code: where each named field stands and how well it is named, how telling that is, and
    the places of columns that are not to be read."""

    places: dict[str, dict[str, tuple[Rank, int]]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    needless: dict[str, set[int]] = field(default_factory=dict)

    def add(self, code: str, name: str, place: int, rank: Rank, weight: float) -> None:
        """The first of equally good titles holds."""
        if name == NOT_NEEDED:
            self.needless.setdefault(code, set()).add(place)
            return
        held = self.places.setdefault(code, {}).get(name)
        if held is None or rank < held[0]:
            self.places[code][name] = (rank, place)
            self.weights[code] = self.weights.get(code, 0) + (weight if held is None else 0)


class TitleIndex:
    """Every wording of every column of the ledgers on offer.

    ``remembered`` are (ledger code, title, field) of a sender's own wording; an empty code means any
    ledger, ``NOT_NEEDED`` in place of a field a column that is not to be read.
    """

    def __init__(
        self, definitions: Iterable[LedgerDefinition], remembered: Collection[tuple[str, str, str]] = ()
    ) -> None:
        self.definitions = {d.code: d for d in definitions}
        self.forms: dict[str, dict[str, tuple[int, str]]] = {}
        self.remembered: dict[str, dict[str, str]] = {}
        #: (ledger code, form) of titles that mean a column only on a sheet of the year before.
        self.echoes: set[tuple[str, str]] = set()
        # What a column is called outright goes before what another is called but for its ending:
        # “排名” is the place, though “排名日期” is the day.
        for outright in (True, False):
            for definition in self.definitions.values():
                for column in definition.columns:
                    plain = named_outright(column)
                    for place, form in enumerate(wordings(column)):
                        if (form in plain) is outright:
                            meanings = self.forms.setdefault(form, {})
                            meanings.setdefault(definition.code, (place, column.field))
                        if says_year_before(form) and not says_year_before(plain_title(column.label)):
                            self.echoes.add((definition.code, form))
        for code, title, name in remembered:
            self._remember(code, title, name)
        #: Titles written just as a ledger or a sender writes them.
        self.outright = {text for d in self.definitions.values() for c in d.columns for text in titles_of(c)}
        self.outright.update(title for _, title, _ in remembered)

    def _remember(self, code: str, title: str, name: str) -> None:
        for definition in self.definitions.values():
            if code in ("", definition.code) and (meant := definition.field_named(name)):
                self.remembered.setdefault(folded(title), {})[definition.code] = meant

    def recognise(self, sheet: RawSheet) -> Recognition | None:
        """The best reading of a sheet, perhaps with required columns missing; None when it is no ledger.

        Where too few titles are known, a heading that names a ledger lets likely ones count.
        """
        best = self._best(sheet, likely=False)
        if (best is None or best.missing or not best.convincing) and self._headed(sheet):
            best = max((r for r in (self._best(sheet, likely=True), best) if r), key=merit, default=None)
        if best is None or not (nearly(best) if best.missing else best.convincing):
            return None
        return best

    def _best(self, sheet: RawSheet, *, likely: bool) -> Recognition | None:
        best: Recognition | None = None
        for header in self._headers(sheet, likely=likely):
            if best and not best.missing and header.first > best.header.last + 1:
                break
            for reading in self._readings(header, sheet, likely=likely):
                if best is None or merit(reading) > merit(best):
                    best = reading
        return best

    def _headed(self, sheet: RawSheet) -> bool:
        rows = sheet.rows[sheet.start : sheet.start + _LINES]
        texts = [*(c for r in rows for c in r if type(c) is str), *sheet.context, sheet.name]
        lines = folded("".join(texts))
        return any(word in lines for d in self.definitions.values() for word in d.title_words)

    def _headers(self, sheet: RawSheet, *, likely: bool) -> Iterator[Header]:
        """Every stretch of one to three rows that could be a header: some of its titles are known."""
        merged = merged_titles(sheet)
        rows = sheet.rows[: sheet.start + SEARCHED_ROWS + DEEPEST_HEADER]
        telling = [self.known_titles(row) for row in rows]
        end = min(sheet.start + (_LINES if likely else SEARCHED_ROWS), len(rows))
        for first in range(sheet.start, end):
            titled = len({title_text(c) for c in rows[first]} - {""}) > FEWEST_TITLES
            for depth in range(1, min(DEEPEST_HEADER, len(rows) - first) + 1):
                if not bears_titles(rows[first + depth - 1], below=depth > 1):
                    break
                if sum(telling[first : first + depth]) >= FEWEST_TITLES or (likely and titled):
                    yield header_at(sheet, first, depth, merged)

    def known_titles(self, row: list[Cell]) -> int:
        """How many titles in a row some ledger knows; none where titles repeat."""
        texts = {title_text(cell) for cell in row} - {""}
        if len(texts) * 2 < sum(cell != "" for cell in row):
            return 0
        return sum(
            folded(text) in self.remembered or any(f in self.forms for f in title_forms((text,)))
            for text in texts
        )

    def _readings(self, header: Header, sheet: RawSheet, *, likely: bool) -> Iterator[Recognition]:
        """One reading per ledger that knows at least a few of the titles."""
        claims = self._claims(header, sheet)
        found = claims.places
        over = folded("".join(str(c) for row in sheet.rows[: header.last] for c in row) + sheet.name)
        heading = folded(
            "".join([*(str(c) for row in sheet.rows[: header.first] for c in row), *sheet.context])
        )
        heading += folded(sheet.name)
        rows = sheet.rows[header.last + 1 : header.last + 1 + _TELLING_ROWS]
        inside = folded("".join([*header.leaves, *(c for row in rows for c in row if type(c) is str)]))
        most = max(map(len, found.values()), default=0)
        for code, definition in self.definitions.items():
            words = sum(word in heading for word in definition.title_words)
            places = found.get(code, {})
            if any(word in over for word in definition.denied_by):
                continue
            if (words and likely) or len(places) >= max(FEWEST_TITLES, most * COVERED):
                within = sum(word in inside for word in definition.title_words)
                reading = Recognition(
                    definition,
                    header,
                    {name: place for name, (_, place) in places.items()},
                    claims.weights.get(code, 0) + words,
                    words or within,
                    words > 0,
                    needless=claims.needless.get(code, set()),
                )
                _guess(reading, sheet)
                if len(reading.places) >= FEWEST_TITLES:
                    yield reading

    def _claims(self, header: Header, sheet: RawSheet) -> _Claims:
        """Which fields of which ledgers the titles name, of several the one named best."""
        claims = _Claims()
        serials, above, year = _serials(header, sheet), _above(header, sheet), _year(header, sheet)
        before = any(says_year_before(folded(text)) for text in above)
        for place in (place for place in range(len(header.paths)) if place not in serials):
            for code, (rank, name, weight) in self._meanings(
                header.paths[place], year, before=before
            ).items():
                claims.add(code, name, place, rank, weight)
        return claims

    def _meanings(self, path: Path, year: int | None, *, before: bool) -> dict[str, tuple[Rank, str, float]]:
        """Ledger code -> (rank of the wording, field, how telling it is). ``before``: the sheet is about
        the year before, whose titles otherwise stand beside those of this year."""
        meanings: dict[str, tuple[Rank, str, float]] = {}
        if not path:
            return meanings
        for title in (path[-1], "".join(path)):
            for code, name in self.remembered.get(folded(title), {}).items():
                meanings.setdefault(code, ((-1, 0), name, 1.0))
        for rank, form in enumerate(title_forms(in_year(path, year))):
            known = self.forms.get(form, {})
            for code, (place, name) in known.items():
                if before or (code, form) not in self.echoes:
                    meanings.setdefault(code, ((rank, place), name, 1 / len(known)))
        return meanings


def _guess(reading: Recognition, sheet: RawSheet) -> None:
    """Gives a field nobody named the one unknown column that is most like it."""
    absent = [c for c in reading.definition.columns if c.field not in reading.places]
    year = _year(reading.header, sheet)
    paths = {place: in_year(reading.header.paths[place], year) for place in reading.unknown}
    for name, place in guesses(paths, absent, partial(_cells, sheet, reading.header)).items():
        reading.places[name] = place
        reading.guessed.add(name)


def _serials(header: Header, sheet: RawSheet) -> set[int]:
    """Columns that say 编号 or the like and merely count the rows."""
    named = [i for i, leaf in enumerate(header.leaves) if leaf and plain_title(leaf) in SERIALS]
    return {place for place in named if counts_rows(_cells(sheet, header, place))}


def _year(header: Header, sheet: RawSheet) -> int | None:
    """The year the lines above the titles are about."""
    return latest_year_named(_above(header, sheet))


def _above(header: Header, sheet: RawSheet) -> list[str]:
    """The lines above the titles, those over the first table of the sheet, and the sheet's name."""
    own = (cell for row in sheet.rows[: header.first] for cell in row if type(cell) is str)
    return [*own, *sheet.context, sheet.name]


def _cells(sheet: RawSheet, header: Header, place: int) -> list[Cell]:
    """The first cells below a title."""
    rows = sheet.rows[header.last + 1 : header.last + 1 + _LOOKED_AT]
    return [row[place] if place < len(row) else "" for row in rows]
