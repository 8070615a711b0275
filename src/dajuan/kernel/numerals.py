"""Numbers as Chinese documents print them: 1,234.5、１２３、三十三、两万三千、3亿2000万、百分之十二点五's tail."""

import re
from decimal import Decimal

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "○": 0,
}
_PLACES = (
    ("亿", 100_000_000),
    ("万", 10_000),
    *(("千", 1000), ("仟", 1000), ("百", 100), ("佰", 100), ("十", 10), ("拾", 10)),
)
_LONGEST = 40
SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
_MIXED = re.compile(r"([\d,.]+)(万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?")


def chinese_number(text: str) -> Decimal:
    """Value of a Chinese numeral; ValueError when the text is not one.

    Reads 三十三, 两千零五, 一亿二千万, 百 (=100), 十二点五 and digit strings such as 二〇二二.

    >>> chinese_number("一万两千三")
    Decimal('12300')
    """
    if len(text) > _LONGEST:
        raise ValueError("数字过长")
    whole, dot, tail = text.partition("点")
    value = Decimal(_whole(whole))
    if not dot:
        return value
    if not tail or any(char not in DIGITS for char in tail):
        raise ValueError(f"“{text}”不是数字")
    return value + Decimal(_digits(tail)).scaleb(-len(tail))


def _digits(text: str) -> int:
    value = 0
    for char in text:
        value = value * 10 + DIGITS[char]
    return value


def _whole(text: str) -> int:
    """Place-value numerals; a last digit right after a place word counts the next lower place (三百五 = 350)."""
    for word, size in _PLACES:
        head, found, tail = text.rpartition(word)
        if found:
            front = (_whole(head) if head else 1) * size
            if size > 10 and tail in DIGITS:
                return front + DIGITS[tail] * size // 10
            return front + (_whole(tail) if tail else 0)
    if not text or any(char not in DIGITS for char in text):
        raise ValueError(f"“{text}”不是数字")
    return _digits(text)


def arabic_number(text: str) -> Decimal:
    """Value of printed digits with an optional scale word: 1,234.5 / 35万 / 3亿2000万; ValueError otherwise.

    >>> arabic_number("3亿2000万")
    Decimal('320000000')
    """
    value, end = Decimal(0), 0
    for part in _MIXED.finditer(text):
        if part.start() != end:
            break
        value += Decimal(part[1].replace(",", "")) * SCALES[part[2] or ""]
        end = part.end()
    if end != len(text) or not text:
        raise ValueError(f"“{text}”不是数字")
    return value
