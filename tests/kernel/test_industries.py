"""The national classification of industries is whole, and codes find their divisions."""

from dajuan.kernel.industries import DIVISIONS, division_name


def test_all_97_divisions_follow_one_another() -> None:
    assert [division[1:] for division in DIVISIONS] == [f"{number:02}" for number in range(1, 98)]
    assert len({division[0] for division in DIVISIONS}) == 20
    assert len(set(DIVISIONS.values())) == 97


def test_a_code_finds_its_division_at_any_depth() -> None:
    named = {division_name(code) for code in ("C39", "C391", "C3911", "39", "3911")}
    assert named == {"计算机、通信和其他电子设备制造业"}
    assert division_name("T9700") == "国际组织"
    assert division_name("A0111") == "农业"


def test_what_is_no_code_has_no_name() -> None:
    assert {division_name(text) for text in ("", "C", "C99", "00", "医药", "B27")} == {""}
