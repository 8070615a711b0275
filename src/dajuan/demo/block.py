"""``Block``: one zone of published size while its ledgers are drawn up."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dajuan.demo.apportion import apportion
from dajuan.demo.names import Names
from dajuan.demo.records import DemoProject, Row

COMMUNITIES = tuple(
    f"示范{word}社区" for word in ("东苑", "西苑", "南苑", "北苑", "新桥", "长堤", "中街", "水岸")
)
AREAS = ("东园街道", "西园街道", "南园街道")
DEPARTMENTS = ("经济运行局", "科技人才局", "投资促进局", "规划建设局", "城市运行局", "民生事业局")
_NUMBERS_PER_BLOCK = 10_000


@dataclass
class Block:
    """The ``number``-th zone of several put together; numbers and names never come twice in all of them."""

    number: int
    draw: Random
    names: Names
    projects: list[DemoProject]
    ledgers: dict[str, list[Row]] = field(default_factory=dict)

    def day(self, first: date, last: date) -> date:
        """Some day from ``first`` to ``last``."""
        return first + timedelta(days=self.draw.randint(0, (last - first).days))

    def serial(self, index: int) -> int:
        """A number of its own for the ``index``-th thing of a kind, counted from 1."""
        return self.number * _NUMBERS_PER_BLOCK + index + 1

    def post(self, word: str, count: int = 12) -> str:
        """One of some posts of a kind; people have no names here."""
        return f"{word}{self.draw.randint(1, count):02}"

    def parts(self, total: int, count: int, quantum: int = 1) -> list[int]:
        """``count`` amounts of different sizes that add up to ``total``."""
        return apportion(total, [self.draw.uniform(0.4, 1.6) for _ in range(count)], quantum)

    def one(self, *words: str) -> str:
        """One of some words."""
        return self.draw.choice(words)

    def some(self, rows: list[Row], count: int) -> list[Row]:
        """``count`` of the rows."""
        return self.draw.sample(rows, count)
