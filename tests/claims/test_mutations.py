"""Generated sheets are true; one changed number makes them false, and the checker must find it."""

import random
from collections import Counter
from decimal import Decimal

import pytest

from dajuan.claims import check, read

SEED = 20220630
SHEETS = 40
INDICATORS = ["工业投资", "技术改造投资", "民间投资", "税收收入", "外贸出口额", "网络零售额"]


def shown(value: Decimal, places: int = 2) -> str:
    return f"{value:.{places}f}"


def sheet(rng: random.Random) -> dict[str, str]:
    """Sentences by what they can be checked for; every number in them is computed."""
    name = rng.choice(INDICATORS)
    base = Decimal(rng.randint(3000, 90_000)) / 100
    rise = Decimal(rng.randint(200, 2500)) / 100
    level = base + rise
    part = (level * Decimal(rng.randint(30, 70)) / 100).quantize(Decimal("0.01"))
    whole = rng.randint(40, 400)
    done = rng.randint(10, whole - 5)
    target = Decimal(rng.randint(60, 200))
    reached = (target * Decimal(rng.randint(30, 90)) / 100).quantize(Decimal("0.01"))
    a, b, c = (rng.randint(5, 60) for _ in range(3))
    city, ours = Decimal(rng.randint(20, 90)) / 10, Decimal(rng.randint(95, 150)) / 10
    size = rng.randint(9, 22)
    return {
        "growth": f"{name}{shown(level)}亿元,比年初增加{shown(rise)}亿元,增长{shown(rise / base * 100)}%。",
        "share": f"全区{name}{shown(level)}亿元。其中,高新技术产业完成{shown(part)}亿元,占全区{name}的{shown(part / level * 100)}%。",
        "rate": f"受理企业诉求{whole}件,办结{done}件,办结率{shown(Decimal(done) / whole * 100)}%。",
        "target": f"年度计划投资{target}亿元,上半年完成{shown(reached)}亿元,占年度计划的{shown(reached / target * 100)}%。",
        "schedule": f"上半年完成年度任务的{shown(reached / target * 100, 1)}%,"
        + (
            f"超时序进度{shown((reached / target * 100).quantize(Decimal('0.1')) - 50, 1)}个百分点。"
            if reached / target > Decimal("0.51")
            else f"落后时序进度{shown(50 - (reached / target * 100).quantize(Decimal('0.1')), 1)}个百分点。"
        ),
        "sum": f"共有项目{a + b + c}个,其中签约项目{a}个,开工项目{b}个,投产项目{c}个。",
        "gap": f"全市{name}增长{city}%,我区{name}增长{ours}%,高于全市{ours - city}个百分点。",
        "rank": f"在全省{size}个开发区中位居第{rng.randint(1, size)}位。",
    }


def digit(rng: random.Random, surface: str) -> str:
    """Another first digit: a change no rounding hides."""
    place = next(i for i, char in enumerate(surface) if char.isdigit())
    other = rng.choice([char for char in "123456789" if char != surface[place]])
    return surface[:place] + other + surface[place + 1 :]


def mutations(rng: random.Random, kind: str, text: str) -> list[tuple[str, str]]:
    """(kind of change, changed text) for one true sentence."""
    claims = read(text)
    last = claims[-1]
    if kind == "rank":
        return [("rank", text[: last.start] + "第" + str(claims[0].value + 3) + "位" + text[last.end :])]
    changed = digit(rng, last.surface)
    if kind == "sum":
        part = claims[rng.randint(1, 3)]
        return [("sum", text[: part.start] + f"{part.value + claims[0].value}个" + text[part.end :])]
    found = [("digit", text[: last.start] + changed + text[last.end :])]
    if kind == "gap":
        found.append(("percent for points", text.replace("个百分点", "%")))
    if kind == "share" and "亿元,占" in text:
        found.append(("unit", text.replace("亿元,占", "万元,占")))
    if kind == "growth":
        found.append(("sign", text.replace(",增长", ",下降")))
    return found


def red(text: str) -> bool:
    return any(verdict.severity == "red" for verdict in check(read(text)))


def test_true_sheets_are_never_flagged() -> None:
    rng = random.Random(SEED)
    for _ in range(SHEETS):
        for text in sheet(rng).values():
            assert not red(text), text


def test_changed_sheets_are_found() -> None:
    rng = random.Random(SEED)
    seen, found = Counter[str](), Counter[str]()
    for _ in range(SHEETS):
        for kind, text in sheet(rng).items():
            for change, wrong in mutations(rng, kind, text):
                seen[change] += 1
                found[change] += red(wrong)
    rates = {change: found[change] / seen[change] for change in seen}
    assert set(rates) == {"digit", "rank", "sum", "unit", "sign", "percent for points"}
    assert min(rates.values()) >= 0.95, rates


@pytest.mark.parametrize("order", ["sheet", "reversed"])
def test_a_whole_sheet_names_the_changed_sentence(order: str) -> None:
    rng = random.Random(SEED)
    sentences = [text for kind, text in sheet(rng).items() if kind not in {"target", "schedule"}]
    if order == "reversed":
        sentences.reverse()
    text = "\n\n".join(sentences)
    assert not red(text)
    wrong = text.replace("办结率", "办结率1", 1)
    (verdict,) = [verdict for verdict in check(read(wrong)) if verdict.severity == "red"]
    assert "办结率" in wrong[verdict.premises[0].start - 10 : verdict.premises[-1].end]
