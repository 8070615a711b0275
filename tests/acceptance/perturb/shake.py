"""Changes the facts themselves: amounts, dates, stages, rows, and faults of every kind clerks make."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.acceptance.oracle.wording import text
from tests.acceptance.perturb.draft import Block, Book, Draft, Row

STAGES = ("谋划", "储备", "签约", "前期", "在建", "竣工", "投产", "达效", "暂停")
_CENT = Decimal("0.01")


def shake(books: list[Book], rng: Random) -> list[Book]:
    """The same zone in another year of its life: facts changed, faults planted, order and files shuffled."""
    by_ledger: dict[str, list[Draft]] = {}
    for book in books:
        for draft in book.drafts:
            by_ledger.setdefault(draft.ledger, []).append(draft)
    referred = {
        text(r.get("code"))
        for name, ds in by_ledger.items()
        if name != "platform"
        for d in ds
        for r in d.rows
    }
    for ledger, change in _CHANGES.items():
        for draft in by_ledger.get(ledger, []):
            change(draft, rng, referred)
    for draft in (d for drafts in by_ledger.values() for d in drafts):
        _reorder(draft, rng)
    for book in books:
        rng.shuffle(book.drafts)
    if rng.random() < 0.3:
        books = [Book(f"{book.name} {d.name}", [d]) for book in books for d in book.drafts]
    rng.shuffle(books)
    return books


def _reorder(draft: Draft, rng: Random) -> None:
    for block in draft.blocks:
        rng.shuffle(block.rows)
    rng.shuffle(draft.blocks)


def _some(draft: Draft, rng: Random, share: float, fits: Callable[[Row], object] = bool) -> list[Row]:
    """A share of the rows, but none that stands twice: two unequal copies would be another fault."""
    twins = _twins(draft)
    rows = [row for row in draft.rows if fits(row) and _identity(row) not in twins]
    return rng.sample(rows, max(1, int(len(rows) * share))) if rows else []


def _identity(row: Row) -> str:
    return text(row.get("provincial") or row.get("code"))


def _twins(draft: Draft) -> set[str]:
    """What identifies rows entered twice, or once more without their code."""
    seen = Counter(_identity(row) for row in draft.rows)
    nameless = {text(row.get("credit_code")) for row in draft.rows if not _identity(row)}
    again = {_identity(row) for row in draft.rows if text(row.get("credit_code")) in nameless}
    return {name for name, count in seen.items() if count > 1} | again | {""}


def _scaled(value: object, rng: Random) -> object:
    if not isinstance(value, Decimal):
        return value
    return (value * Decimal(rng.randint(90, 130)) / 100).quantize(_CENT)


def _moved(value: object, rng: Random, days: int = 90) -> object:
    return value + timedelta(days=rng.randint(-days, days)) if isinstance(value, date) else value


def _block_of(draft: Draft, row: Row) -> Block:
    return next(block for block in draft.blocks if any(each is row for each in block.rows))


def _again(draft: Draft, row: Row, **changes: object) -> None:
    """A row entered twice, perhaps with something different the second time."""
    _block_of(draft, row).rows.append({**row, **changes})


def _drop(draft: Draft, row: Row) -> None:
    block = _block_of(draft, row)
    block.rows = [each for each in block.rows if each is not row]


def _platform(draft: Draft, rng: Random, referred: set[str]) -> None:
    def single(row: Row) -> bool:
        return bool(text(row["code"])) and not text(row.get("parent")) and "打捆" not in text(row["name"])

    def quiet(row: Row) -> bool:
        return single(row) and text(row["code"]) not in referred

    for row in _some(draft, rng, 0.2, single):
        row["total"], row["plan"] = _scaled(row.get("total"), rng), _scaled(row.get("plan"), rng)
    for row in _some(draft, rng, 0.1, single):
        row.update({name: _moved(row.get(name), rng) for name in ("planned_start", "started")})
    for row in _some(draft, rng, 0.1):
        row["stage"] = rng.choice(STAGES)
    for row in _some(draft, rng, 0.1):
        row["in_statistics"] = "否" if row.get("in_statistics") == "是" else "是"
    twins = _twins(draft)
    left = [row for row in draft.rows if single(row) and _identity(row) not in twins]
    for fits, plant in _platform_faults(draft, single, quiet):
        if rng.random() < 0.6 and (possible := [row for row in left if fits(row)]):
            row = rng.choice(possible)
            left = [each for each in left if each is not row]
            plant(row)


_Fits = Callable[[Row], object]


def _platform_faults(draft: Draft, single: _Fits, quiet: _Fits) -> tuple[tuple[_Fits, _Fits], ...]:
    """Which rows may take which fault: a row others refer to must stay in the ledger."""
    return (
        (quiet, lambda r: r.update(total=Decimal(-8600))),
        (quiet, lambda r: r.update(total="约3个亿")),
        (quiet, lambda r: r.update(code=text(r["code"]).replace("-", ""))),
        (quiet, lambda r: _again(draft, r)),
        (quiet, lambda r: _again(draft, r, code=None, name=_spaced(text(r["name"])))),
        (single, lambda r: r.update(credit_code=text(r["credit_code"])[:-1] + "0")),
        (single, lambda r: r.update(credit_code=text(r["credit_code"])[:-1])),
        (quiet, lambda r: r.update(planned_start="待定")),
        (quiet, lambda r: r.update(planned_start=date(2022, 9, 10), planned_end=date(2021, 3, 1))),
        (quiet, lambda r: _drop(draft, r)),
    )


def _spaced(name: str) -> str:
    return f"{name[:4]} {name[4:]}"


def _months(draft: Draft, rng: Random, referred: set[str]) -> None:
    twins = _twins(draft)

    def sound(row: Row) -> bool:
        code = text(row["code"])
        return code not in twins and _decimal(row, "year_to_date") > 0

    for row in _some(draft, rng, 0.15, sound):
        row["year_to_date"] = _scaled(row["year_to_date"], rng)
    faults: tuple[Callable[[Row], object], ...] = (
        lambda r: r.update(year_to_date="待核"),
        lambda r: r.update(year_to_date=-_decimal(r, "year_to_date") - 1),
        lambda r: r.update(year_to_date=_decimal(r, "year_to_date") * 10000 + 9_000_000),
        lambda r: r.update(since_start=_decimal(r, "since_start") + 9_000_000),
        lambda r: r.update(code=text(r["code"])[:-3] + "999"),
        lambda r: _again(draft, r),
        lambda r: _again(draft, r, year_to_date=_decimal(r, "year_to_date") + 1),
        lambda r: r.update(this_month="/"),
        lambda r: _drop(draft, r),
        lambda r: _drop(draft, r),
    )
    left = [row for row in draft.rows if sound(row)]
    for plant in faults:
        if rng.random() < 0.5:
            row = rng.choice(left)
            left = [each for each in left if each is not row]
            plant(row)
    if draft.reported_on and rng.random() < 0.3 and draft.reported_on.day <= 27:
        draft.reported_on += timedelta(days=1)


def _decimal(row: Row, name: str) -> Decimal:
    value = row.get(name)
    return value if isinstance(value, Decimal) else Decimal(0)


def _corrections(draft: Draft, rng: Random, referred: set[str]) -> None:
    for row in _some(draft, rng, 0.5):
        row["new"] = _scaled(row["new"], rng)
    if len(draft.rows) > 2 and rng.random() < 0.5:
        _drop(draft, rng.choice(draft.rows))


def _members(draft: Draft, rng: Random, referred: set[str]) -> None:
    for row in _some(draft, rng, 0.2):
        row["declared"] = _scaled(row["declared"], rng)
    for row in _some(draft, rng, 0.3):
        for name in ("performed", "started", "at_capacity"):
            row[name] = _moved(row.get(name), rng)
    if rng.random() < 0.5:
        _again(draft, rng.choice(draft.rows))
    if rng.random() < 0.5:
        _drop(draft, rng.choice(draft.rows))


def _withdrawals(draft: Draft, rng: Random, referred: set[str]) -> None:
    for row in _some(draft, rng, 0.5):
        row["date"] = _moved(row["date"], rng, 30)


def _key_projects(draft: Draft, rng: Random, referred: set[str]) -> None:
    for row in _some(draft, rng, 0.2):
        row["year_to_date"] = _scaled(row["year_to_date"], rng)


def _official(draft: Draft, rng: Random, referred: set[str]) -> None:
    half_year = [r for r in draft.rows if text(r["period"]) == "2022年1-6月" and r["status"] == "最终"]
    for row in rng.sample(half_year, 4):
        for name in ("value", "growth"):
            if isinstance(row[name], Decimal) and text(row["unit"]) not in ("位", "个"):
                row[name] = _scaled(row[name], rng)
    base = rng.choice([r for r in half_year if isinstance(r["growth"], Decimal)])
    growth = _decimal(base, "growth")
    _again(draft, base, growth=growth + 1, status="快报", document="统计快报", published=date(2022, 7, 20))
    _again(draft, base, growth=growth + 2, document=None)
    if rng.random() < 0.5:
        _again(draft, base, growth=growth + 3, published=date(2022, 7, 25), document="修订〔2022〕1号")
    other = [r for r in draft.rows if "1-4月" in text(r["period"]) and isinstance(r["growth"], Decimal)]
    rng.choice(other)["growth"] = "12.x"


_CHANGES: dict[str, Callable[[Draft, Random, set[str]], None]] = {
    "platform": _platform,
    "months": _months,
    "corrections": _corrections,
    "members": _members,
    "withdrawals": _withdrawals,
    "key_projects": _key_projects,
    "official": _official,
}
