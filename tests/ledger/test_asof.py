"""Every reading at (S, T) equals the plain-Python model, whatever was written in whatever order."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dajuan.ledger.actions import WithdrawalRefused, withdraw_import
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.asof import GONE, relation_name, relation_sql
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.ledger.position import head
from dajuan.ledger.proof import verify
from dajuan.ledger.recording import Recorded, record_rows
from tests.ledger.positions import LOCKS, MEMBERS, Kind, Positions

pytestmark = pytest.mark.usefixtures("zone_db")

LONG = bool(os.environ.get("DAJUAN_TORTURE"))
DAYS = [date(2022, 1, 1) + timedelta(days=30 * n) for n in range(4)]
KEYS = 2
_runs = count(1)
Contexts = list[tuple[int | None, date | None]]

keys, days, values = st.integers(0, KEYS - 1), st.sampled_from(DAYS), st.sampled_from("甲乙")
batch = st.dictionaries(keys, st.tuples(days, values), min_size=1, max_size=KEYS)
step = st.one_of(
    st.tuples(st.just("record"), st.lists(batch, min_size=1, max_size=2)),
    st.tuples(st.just("record"), st.lists(batch, min_size=1, max_size=1)),
    st.tuples(st.just("edit"), st.tuples(keys, days, values)),
    st.tuples(st.just("delete"), st.tuples(keys, days)),
    st.tuples(st.just("withdraw"), st.integers(0, 20)),
)


class Script:
    """Does each step to the zone and to the model."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.base, self.model = kind, next(_runs) * 100, Positions()
        self.change_sets: list[tuple[UUID, int]] = []
        self.start = head()[0]

    def _commit(self, work: Callable[[Change], Any], day: date | None = None) -> Committed[Any]:
        done = commit_change(work, by=CONSOLE, action="test.step", reported_on=day)
        if done.change_set_id and done.seq:
            self.change_sets.append((done.change_set_id, done.seq))
        return done

    def record(self, batches: list[dict[int, tuple[date, str]]]) -> None:
        def work(change: Change) -> Recorded:
            total = Recorded()
            for rows in batches:
                found = [self.kind.row(self.base + key, *rest) for key, rest in rows.items()]
                total += record_rows(change, self.kind.model, found)
            return total

        done = self._commit(work)
        seq = head()[0] + (done.seq is None)
        unchanged = sum(
            self.model.record(seq, ((self.base + key, *rest) for key, rest in rows.items()))
            for rows in batches
        )
        assert done.value is not None
        assert done.value.unchanged == unchanged

    def edit(self, what: tuple[int, date, str]) -> None:
        key, day, value = self.base + what[0], *what[1:]
        present = self.model.at(key, head()[0], None)
        if present and present.value is not None:
            day = max(day, present.reported_on)
            row = {self.kind.fact: value, "reported_on": day}
            done = self._commit(lambda _: self._live(key).update(**row))
            if done.seq:
                self.model.add(key, done.seq, day, value)

    def delete(self, what: tuple[int, date]) -> None:
        key, day = self.base + what[0], what[1]
        present = self.model.at(key, head()[0], None)
        if present and present.value is not None:
            done = self._commit(lambda _: self._live(key).delete(), day)
            assert done.seq
            self.model.add(key, done.seq, max(day, present.reported_on), None)

    def withdraw(self, which: int) -> None:
        if not self.change_sets:
            return
        change_set, seq = self.change_sets[which % len(self.change_sets)]
        if seq in self.model.withdrawn:
            with pytest.raises(WithdrawalRefused):
                withdraw_import(change_set, by=CONSOLE, reason="再撤")
        else:
            done = withdraw_import(change_set, by=CONSOLE, reason="报错了表")
            assert done.seq
            self.model.withdrawn[seq] = done.seq

    def _live(self, key: int) -> Any:
        return self.kind.model._default_manager.filter(**{self.kind.key: self.kind.key_value(key)})

    def check(self) -> None:
        """Every (S, T) by the records; every T by the live table and history; the live table itself."""
        last, register = head()[0], self.kind.model.is_register
        past: Contexts = [(s, t) for s in range(self.start, last + 1) for t in (None, *DAYS)]
        dated: Contexts = [(None, t) for t in (None, *DAYS)]
        shapes: list[tuple[Contexts, dict[str, bool]]] = [
            (past, {"past": True, "dated": True}),
            (dated, {"past": False, "dated": True}),
            (dated[:1], {"past": False, "dated": False}),
        ]
        for contexts, shape in shapes:
            found = self._read(contexts, **shape)
            for number, (seq, known) in enumerate(contexts):
                expected = self.model.reading(last if seq is None else seq, known, register=register)
                assert found[number] == expected, (shape, seq and seq - self.start, known)

    def _read(self, contexts: Contexts, **shape: bool) -> list[dict[int, str]]:
        model = self.kind.model
        rows = ", ".join(["(%s, %s::date, %s::bigint)"] * len(contexts))
        params = [value for number, (seq, known) in enumerate(contexts) for value in (number, known, seq)]
        readings: list[dict[int, str]] = [{} for _ in contexts]
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH positions (pos, known, seq) AS (VALUES {rows}), {GONE},"
                f" {relation_name(model)} AS ({relation_sql(model, **shape)})"
                f" SELECT pos, {self.kind.key}, {self.kind.fact} FROM {relation_name(model)}",
                params,
            )
            for pos, key, value in cursor.fetchall():
                number = self.kind.number(key)
                if self.base <= number < self.base + KEYS:
                    assert number not in readings[pos], "one key, one row"
                    readings[pos][number] = value
        return readings


@pytest.mark.parametrize("kind", [LOCKS, MEMBERS], ids=["report", "register"])
def test_every_position_equals_the_model(kind: Kind) -> None:
    @settings(
        max_examples=2000 if LONG else 40,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(step, min_size=3, max_size=14))
    def run(steps: list[tuple[str, Any]]) -> None:
        script = Script(kind)
        for name, what in steps:
            getattr(script, name)(what)
        script.check()

    run()
    verdict = verify()
    assert verdict.ok, verdict.findings
