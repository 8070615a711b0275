"""The P, K and B figures of the half-year as a person would write them: one statement per cube, for one fixed
set of dates. Nothing is shared with the product; ``figures`` checks that both give the same values."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db import connection

AT = date(2022, 6, 30)
_WAN = 10_000
_LAST = """
    SELECT DISTINCT ON (project_code) project_code, year_to_date FROM projects_projectmonth
    WHERE month BETWEEN '2022-01-01' AND '2022-06-01' AND year_to_date IS NOT NULL
    ORDER BY project_code, month DESC"""

PROJECTS = f"""
WITH last AS ({_LAST}),
p AS (
    SELECT p.code, p.parent_code <> '' AS child, p.stage, d.name AS department, p.in_statistics,
           substr(p.industry_code, 1, 3) AS class, b.total_investment AS total, y.annual_plan AS plan,
           l.year_to_date AS done, s.planned, s.actual,
           EXISTS (SELECT FROM projects_project c WHERE c.parent_code = p.code) AS bundle
    FROM projects_project p
    LEFT JOIN org_department d ON d.id = p.department_id
    LEFT JOIN projects_projectbudget b ON b.project_code = p.code
    LEFT JOIN projects_projectplan y ON y.project_code = p.code AND y.year = 2022
    LEFT JOIN projects_gate s ON s.project_code = p.code AND s.kind = 'started'
    LEFT JOIN last l ON l.project_code = p.code),
w AS (
    SELECT *,
        CASE WHEN plan > 0 AND actual <= '2022-06-30' THEN
            CASE WHEN coalesce(done, 0) * 1200 - plan * 600 >= plan * 12 * -10 THEN 'green'
                 WHEN coalesce(done, 0) * 1200 - plan * 600 >= plan * 12 * -30 THEN 'yellow'
                 ELSE 'red' END END AS light,
        CASE WHEN planned <= '2022-06-30' AND (actual IS NULL OR actual > '2022-06-30') THEN
            CASE WHEN (2022 - extract(year FROM planned)) * 12 + 6 - extract(month FROM planned) >= 3
                 THEN 'red' ELSE 'yellow' END END AS late,
        CASE WHEN actual BETWEEN '2022-01-01' AND '2022-06-30' THEN extract(month FROM actual)::int END AS begun
    FROM p WHERE NOT child)
SELECT grouping(stage, department, class, light, late, begun), stage, department, class, light, late, begun,
       count(*), sum(total), sum(done), sum(plan), sum(done) FILTER (WHERE plan IS NOT NULL),
       count(*) FILTER (WHERE bundle),
       count(*) FILTER (WHERE actual <= '2022-06-30' AND NOT in_statistics), count(begun),
       (SELECT count(*) FROM p WHERE child)
FROM w GROUP BY GROUPING SETS ((), (stage), (department), (class), (light), (late), (begun))"""

#: Versions of month rows: the present ones, and of the corrected ones what was reported before.
_VERSIONS = """
    SELECT project_code, month, year_to_date, state, reported_on, NULL::date AS until FROM projects_projectmonth
    UNION ALL
    SELECT t.project_code, t.month, (r.document ->> 'year_to_date')::numeric, r.document ->> 'state',
           r.reported_on, lead(r.reported_on, 1, t.reported_on) OVER (PARTITION BY t.id ORDER BY r.reported_on)
    FROM projects_projectmonth t
    JOIN ledger_record r ON r.table_name = 'projects_projectmonth' AND r.entity = t.id::text
    WHERE t.state = 'corrected' AND r.reported_on < t.reported_on"""
PROGRESS = f"""
WITH v AS MATERIALIZED ({_VERSIONS}), c(key, upto, known) AS (VALUES {{contexts}}),
last AS (
    SELECT DISTINCT ON (c.key, v.project_code) c.key, v.year_to_date
    FROM c JOIN v ON v.month BETWEEN '2022-01-01' AND c.upto AND v.year_to_date IS NOT NULL
        AND (CASE WHEN c.known IS NULL THEN v.until IS NULL
             ELSE v.reported_on <= c.known AND (v.until IS NULL OR v.until > c.known) END)
    ORDER BY c.key, v.project_code, v.month DESC)
SELECT key, sum(year_to_date) FROM last GROUP BY key
UNION ALL
SELECT 'P043', count(*) FROM (
    SELECT FROM projects_projectmonth WHERE month BETWEEN '2022-01-01' AND '2022-06-01'
    GROUP BY project_code HAVING count(DISTINCT month) < 6) m"""
MONTHS = f"""
WITH v AS ({_VERSIONS}), c(number, month, known) AS (VALUES {{contexts}})
SELECT c.number, count(v.year_to_date), sum(v.year_to_date) FROM c JOIN v ON v.month = c.month AND v.state = 'reported'
    AND v.reported_on <= c.known AND (v.until IS NULL OR v.until > c.known) GROUP BY c.number"""
MEMBERS = """
WITH c(suffix, at) AS (VALUES ('', DATE '2022-06-30'), ('.0331', DATE '2022-03-31'), ('.0430', DATE '2022-04-30'),
                              ('.0531', DATE '2022-05-31')),
m AS (
    SELECT c.suffix, c.at, b.* FROM c CROSS JOIN projects_batchmember b
    LEFT JOIN projects_batchwithdrawal w USING (round, track, provincial_code)
    WHERE b.admitted_on <= c.at AND (w.withdrawn_on IS NULL OR w.withdrawn_on > c.at))
SELECT suffix, round, grouping(round), count(DISTINCT project_code), count(*),
       count(*) FILTER (WHERE round <= 4 AND track = 'start'),
       count(*) FILTER (WHERE round <= 4 AND track = 'start' AND started_on <= at),
       count(*) FILTER (WHERE round <= 4 AND track = 'production'),
       count(*) FILTER (WHERE round <= 4 AND track = 'production' AND at_capacity_on <= at),
       count(*) FILTER (WHERE round <= 4 AND track = 'signing'),
       count(*) FILTER (WHERE round <= 4 AND track = 'signing' AND performed_on <= at)
FROM m GROUP BY GROUPING SETS ((suffix), (suffix, round))"""
BATCH_PROJECTS = """
WITH latest AS (
    SELECT DISTINCT ON (b.project_code) b.project_code, b.declared_investment FROM projects_batchmember b
    LEFT JOIN projects_batchwithdrawal w USING (round, track, provincial_code)
    WHERE b.admitted_on <= '2022-06-30' AND (w.withdrawn_on IS NULL OR w.withdrawn_on > '2022-06-30')
    ORDER BY b.project_code, b.round DESC, b.admitted_on DESC, b.id DESC)
SELECT sum(declared_investment),
       count(*) FILTER (WHERE EXISTS (SELECT FROM projects_keyproject k
                                      WHERE k.year = 2022 AND k.project_code = l.project_code)),
       count(*) FILTER (WHERE EXISTS (SELECT FROM projects_project p WHERE p.code = l.project_code))
FROM latest l"""
WITHDRAWALS = "SELECT count(*) FROM projects_batchwithdrawal WHERE withdrawn_on <= '2022-06-30'"
KEY_PROJECTS = f"""
WITH last AS ({_LAST}),
k AS (
    SELECT coalesce(p.project_code, c.project_code) AS code, p.project_code AS provincial, c.project_code AS city,
           p.annual_plan AS provincial_plan, c.annual_plan AS city_plan, p.invested AS provincial_done,
           c.invested AS city_done
    FROM (SELECT * FROM projects_keyproject WHERE year = 2022 AND level = 'provincial') p
    FULL JOIN (SELECT * FROM projects_keyproject WHERE year = 2022 AND level = 'city') c USING (project_code))
SELECT count(*), count(provincial), count(city), count(*) FILTER (WHERE provincial = city), sum(provincial_done),
       sum(provincial_plan), sum(city_done), sum(city_plan), sum(l.year_to_date) FILTER (WHERE city IS NOT NULL),
       sum(coalesce(provincial_plan, city_plan))
FROM k LEFT JOIN last l ON l.project_code = k.code"""

#: P003 opened: the fifty largest amounts with their rows' cells, how many there are and their sum.
OPENED = f"""
WITH last AS ({_LAST.replace("year_to_date FROM", "year_to_date, entry_id FROM")}),
picked AS MATERIALIZED (
    SELECT p.code, p.name, d.name AS department, l.year_to_date AS value, l.entry_id
    FROM projects_project p JOIN last l ON l.project_code = p.code LEFT JOIN org_department d ON d.id = p.department_id
    WHERE p.parent_code = ''),
whole AS MATERIALIZED (SELECT count(*) AS n, sum(value) AS total FROM picked)
SELECT code, value, name, department, entry_id, n, total FROM picked, whole
ORDER BY value DESC NULLS LAST, name, code LIMIT 50"""

Values = Iterator[tuple[str, Decimal | None]]
_BREAKDOWNS = {
    31: (1, "P010"),
    47: (2, "P011"),
    55: (3, "P012"),
    59: (4, "P020"),
    61: (5, "P021"),
    62: (6, "P042"),
}


def figures(report_dates: dict[date, date]) -> dict[str, Decimal | None]:
    """All P, K and B figures with their variants, by key; money in 万元, rates in percent."""
    found: dict[str, Decimal | None] = {}
    for values in (_projects(), _progress(report_dates), _months(report_dates), _members(), _others()):
        found.update(values)
    return found


def opened() -> tuple[list[tuple[object, Decimal]], object, Decimal]:
    """(project, 万元) of the first page behind P003, how many there are, and the sum in 万元."""
    found = _rows(OPENED)
    return [(code, _wan(value)) for code, value, *_ in found], found[0][-2], _wan(found[0][-1])


def _rows(statement: str, params: list[object] | None = None) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


def _number(value: object) -> Decimal:
    return Decimal(str(value or 0))


def _wan(value: object) -> Decimal:
    return _number(value) / _WAN


def _rate(above: object, below: object) -> Decimal | None:
    return round(_number(above) / _number(below) * 100, 6) if below else None


def _projects() -> Values:
    for grouping, *row in _rows(PROJECTS):
        if grouping == 63:
            count, total, done, plan, planned_done, bundles, outside, begun, children = row[6:]
            yield from (
                ("P001", _number(count)),
                ("P002", _wan(total)),
                ("P003", _wan(done)),
                ("P004", _wan(plan)),
            )
            yield from (
                ("P005", _rate(done, plan)),
                ("P006", _rate(planned_done, plan)),
                ("P007", _rate(done, total)),
            )
            yield from (("P008", _number(children)), ("P014", _number(bundles)), ("P040", _number(outside)))
            yield "P009", _number(count) - _number(bundles) + _number(children)
            yield "P041", _number(begun)
            continue
        place, number = _BREAKDOWNS[int(str(grouping))]
        item = row[place - 1]
        if item is not None:
            yield f"{number}.{item}", _number(row[6])
            if number == "P012":
                yield f"P013.{item}", _wan(row[7])


def _progress(report_dates: dict[date, date]) -> Values:
    contexts: list[tuple[str, date, date | None]] = []
    for month, day in report_dates.items():
        contexts += [(f"P030.{month.month}.first", month, day), (f"P030.{month.month}.final", month, None)]
    contexts += [("P034", date(2022, 5, 1), date(2022, 5, 31)), ("P035", date(2022, 4, 1), date(2022, 5, 31))]
    places = ", ".join(["(%s, %s::date, %s::date)"] * len(contexts))
    for key, value in _rows(PROGRESS.format(contexts=places), [part for line in contexts for part in line]):
        yield str(key), _number(value) if key == "P043" else _wan(value)


def _months(report_dates: dict[date, date]) -> Values:
    places = ", ".join(["(%s, %s::date, %s::date)"] * len(report_dates))
    params: list[object] = [part for month, day in report_dates.items() for part in (month.month, month, day)]
    for number, count, total in _rows(MONTHS.format(contexts=places), params):
        yield f"P032.{number}", _number(count)
        yield f"P033.{number}", _wan(total)


def _members() -> Values:
    for suffix, round_number, by_suffix_only, projects, members, *pairs in _rows(MEMBERS):
        if not by_suffix_only:
            if not suffix:
                yield f"B008.{round_number}", _number(members)
            continue
        if not suffix:
            yield from (("B001", _number(projects)), ("B003", _number(members)))
        for number, below, above in zip(("B005", "B006", "B007"), pairs[::2], pairs[1::2], strict=True):
            yield f"{number}{suffix}", _rate(above, below)


def _others() -> Values:
    ((investment, key, platform),) = _rows(BATCH_PROJECTS)
    yield from (("B002", _wan(investment)), ("B009", _number(key)), ("B010", _number(platform)))
    (withdrawals,) = _rows(WITHDRAWALS)
    yield "B004", _number(withdrawals[0])
    (row,) = _rows(KEY_PROJECTS)
    yield from ((f"K00{n}", _number(value)) for n, value in enumerate(row[:4], 1))
    yield from (
        ("K005", _rate(row[4], row[5])),
        ("K006", _rate(row[6], row[7])),
        ("K007", _rate(row[8], row[7])),
    )
    yield "K008", _wan(row[9])
