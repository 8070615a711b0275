"""National codes, with python-stdnum as an outside judge."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from dajuan.kernel.codes import (
    credit_check_character,
    credit_code_fault,
    is_project_code,
    repaired_project_code,
    tidy,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
bodies = st.from_regex(rf"\A[1-9AY][1239][1-6][0-9]{{5}}[{ALPHABET}]{{9}}\Z")


@given(bodies)
def test_check_character_agrees_with_stdnum(body: str) -> None:
    code = body + credit_check_character(body)
    assert credit_code_fault(code) is None
    if code[:8].isdigit():
        assert uscc.calc_check_digit(code) == code[17]


@given(bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(body: str, place: int, other: str) -> None:
    code = body + credit_check_character(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert credit_code_fault(wrong) == (None if wrong == code else "check_digit")


def test_what_is_wrong_is_named() -> None:
    assert credit_code_fault("91410771MAAP6WJE3L") is None
    assert credit_code_fault("91410771MAAP6WJE3F") == "check_digit"
    assert credit_code_fault("91410771MAAP6WJE3") == "length"
    assert credit_code_fault("91410771MAAP6WJEIL") == "check_digit"


@given(
    st.from_regex(r"\A(?:[0-9]{2}(?:0[1-9]|1[0-2])|2019)-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}\Z"), st.data()
)
def test_hyphens_are_repaired(code: str, data: st.DataObject) -> None:
    code = tidy(code)
    assert is_project_code(code)
    digits = code.replace("-", "")
    cut = data.draw(st.integers(0, 20))
    assert repaired_project_code(digits[:cut] + "-" + digits[cut:]) == code


def test_what_is_no_project_code_is_left() -> None:
    assert repaired_project_code("2113-410771-04-01-123456") is None
    assert repaired_project_code("2101-410771-04-01-12345") is None
    assert tidy(" ２１０１—410771－04-01-12345a\u3000") == "2101-410771-04-01-12345A"
