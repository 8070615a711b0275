"""A board: which figures a zone's dashboard opens with. A room puts it on the shelf."""

from dataclasses import dataclass

from dajuan.kernel.shelf import Shelf


@dataclass(frozen=True)
class Tile:
    """One figure of the strip. ``words`` and ``foot`` may hold other figures as ``{P005}``, printed;
    ``series`` names the indicator whose readings draw its line."""

    number: str
    label: str
    words: str = ""
    foot: str = ""
    series: str = ""

    @property
    def mentions(self) -> tuple[str, ...]:
        """Numbers in ``words`` and ``foot``."""
        return tuple(part.partition("}")[0] for part in f"{self.words}{self.foot}".split("{")[1:])


@dataclass(frozen=True)
class Board:
    """``progress`` is the monthly series of invested money (its coverage stands in the head), ``plan``
    the yearly plan it is held against, ``rates`` the batch rates."""

    code: str
    label: str
    tiles: tuple[Tile, ...]
    progress: str
    plan: str
    rates: tuple[str, ...]

    def numbers(self) -> list[str]:
        """Every indicator the board reads."""
        named = [self.progress, self.plan, *self.rates]
        for tile in self.tiles:
            named += [tile.number, *tile.mentions, *([tile.series] if tile.series else [])]
        return list(dict.fromkeys(named))


BOARDS: Shelf[Board] = Shelf("指挥台")
