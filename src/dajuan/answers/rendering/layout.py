"""The measures of GB/T 9704-2012, shared by Word and PDF. Lengths in millimetres, type in points.

Fonts are named, never shipped: the first of a family that the reader's machine has is used. The
standard's own fonts (小标宋, 仿宋, 楷体) are not free, so each family ends in a free one.
"""

from dataclasses import asdict, dataclass

PAPER = (210.0, 297.0)
TOP, LEFT = 37.0, 28.0
TEXT_WIDTH, TEXT_HEIGHT = 156.0, 225.0
RIGHT = PAPER[0] - LEFT - TEXT_WIDTH
BOTTOM = PAPER[1] - TOP - TEXT_HEIGHT
LINES, CHARACTERS = 22, 28
#: The page number stands 7 mm below the text block.
NUMBER_BELOW = 7.0

#: 2号, 3号, 4号 and the small type of tables.
TITLE_SIZE, BODY_SIZE, NUMBER_SIZE, TABLE_SIZE = 22.0, 16.0, 14.0, 9.0
QR_SIZE = 26.0

MM_IN_POINTS = 72 / 25.4
LINE_PITCH = TEXT_HEIGHT / LINES * MM_IN_POINTS
CHARACTER_PITCH = TEXT_WIDTH / CHARACTERS * MM_IN_POINTS


@dataclass(frozen=True)
class Fonts:
    """Families by their use, the wanted font first."""

    title: tuple[str, ...] = (
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "华文中宋",
        "STZhongsong",
        "Source Han Serif SC",
        "Noto Serif CJK SC",
        "SimSun",
    )
    heading: tuple[str, ...] = (
        "黑体",
        "SimHei",
        "Heiti SC",
        "Source Han Sans SC",
        "Noto Sans CJK SC",
    )
    section: tuple[str, ...] = (
        "楷体_GB2312",
        "楷体",
        "KaiTi",
        "STKaiti",
        "Kaiti SC",
        "Noto Serif CJK SC",
    )
    body: tuple[str, ...] = (
        "仿宋_GB2312",
        "仿宋",
        "FangSong",
        "STFangsong",
        "Source Han Serif SC",
        "Noto Serif CJK SC",
    )
    number: tuple[str, ...] = (
        "宋体",
        "SimSun",
        "Songti SC",
        "Source Han Serif SC",
        "Noto Serif CJK SC",
    )

    def families(self) -> dict[str, tuple[str, ...]]:
        return asdict(self)


FONTS = Fonts()
