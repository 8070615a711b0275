"""The only clock. Tests and the torture suite replace ``Clock.source``; nobody calls ``datetime.now``."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _system() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Reads the present moment; stored as UTC, shown in Asia/Shanghai."""

    source: ClassVar[Callable[[], datetime]] = staticmethod(_system)

    @classmethod
    def now(cls) -> datetime:
        """An aware moment in UTC."""
        return cls.source()

    @classmethod
    def today(cls) -> date:
        """The date on a wall calendar in China."""
        return cls.source().astimezone(SHANGHAI).date()
