"""A text with its claims, what was found about each of them, and how it is set as a document."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dajuan import claims
from dajuan.answers.checking import claim_figures
from dajuan.claims import Claim, Verdict
from dajuan.claims.wraps import soft_breaks
from dajuan.indicators.figure import Figure
from dajuan.kernel.period import Period

#: What a number's underline says.
STATES = {"contradicts": "矛盾", "doubtful": "存疑", "agrees": "相符", "unchecked": "无从核对"}
#: What a check of arithmetic came to; the first three are worth reading.
LEVELS = {"red": "矛盾", "warning": "存疑", "note": "提示", "ok": "相符", "missing": "缺前提"}
FOUND = ("red", "warning", "note")

_LONGEST_HEADING = 40
_AROUND = 20
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部])[^。；]*"
)


@dataclass(frozen=True)
class Ledger:
    """The zone's own figures of a period, to hold a text against."""

    period: Period
    figures: Sequence[Figure]

    def by_key(self) -> dict[str, Figure]:
        return {figure.key: figure for figure in self.figures}


@dataclass(frozen=True)
class Finding:
    """One check: ``at`` are the numbers of the claims used, the one held against the others last;
    ``figure`` the ledger's, where it was held against one."""

    level: str
    verdict: Verdict
    at: tuple[int, ...]
    figure: Figure | None

    @property
    def passed(self) -> bool:
        """Whether arithmetic was done and came out; a mere remark passes nothing."""
        return self.verdict.verdict == "truncation" or (self.level == "ok" and bool(self.verdict.equation))

    @property
    def equation(self) -> str:
        """The arithmetic; against the ledger, its figure as it would be printed."""
        if self.figure is None:
            return self.verdict.equation
        return f"台账{self.figure.label}为{self.figure.printed}，文中{self.verdict.premises[-1].surface}"

    def said(self) -> str:
        """Arithmetic, remark and repair in one line."""
        verdict = self.verdict
        parts = [self.equation, verdict.note, *(f"缺：{what}" for what in verdict.missing)]
        if verdict.repair:
            parts.append(f"最小的改法：{verdict.repair}")
        return "；".join(part for part in parts if part).replace("\n", "")


@dataclass(frozen=True)
class Marked:
    """A claim at its place; ``number`` counts from 1, ``surface`` is as printed without line breaks."""

    number: int
    claim: Claim
    surface: str
    state: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Paragraph:
    """``kind`` is title, heading or text."""

    kind: str
    pieces: tuple[str | Marked, ...]


@dataclass(frozen=True)
class CheckedText:
    """Everything the page and the papers show."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Marked, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger | None

    @property
    def found(self) -> list[Finding]:
        """What is worth reading, the worst first, otherwise in order of the text."""
        return sorted(
            (finding for finding in self.findings if finding.level in FOUND),
            key=lambda finding: FOUND.index(finding.level),
        )

    def around(self, mark: Marked) -> tuple[str, str]:
        """The words before and after a claim, within its line."""
        before = self.text[max(0, mark.claim.start - _AROUND) : mark.claim.start].rpartition("\n")[2]
        after = self.text[mark.claim.end : mark.claim.end + _AROUND].partition("\n")[0]
        return before, after

    def counts(self) -> Counter[str]:
        """How many checks came to each level, and how many claims are in each state."""
        states = Counter(mark.state for mark in self.marks)
        return Counter(finding.level for finding in self.findings) + states


def checked_text(text: str, ledger: Ledger | None = None) -> CheckedText:
    """Reads and checks a text; nothing of it is stored."""
    read = claims.read(text)
    verdicts = claims.check(read, claim_figures(ledger.figures, ledger.period) if ledger else ())
    numbers = {id(claim): number for number, claim in enumerate(read, 1)}
    figures = ledger.by_key() if ledger else {}
    findings = tuple(
        Finding(
            _level(verdict),
            verdict,
            tuple(numbers[id(claim)] for claim in verdict.premises),
            figures.get(verdict.source),
        )
        for verdict in verdicts
    )
    touching: dict[int, list[Finding]] = {}
    for finding in findings:
        for number in dict.fromkeys(finding.at):
            touching.setdefault(number, []).append(finding)
    marks = tuple(_marked(number, claim, touching.get(number, [])) for number, claim in enumerate(read, 1))
    return CheckedText(text, tuple(_paragraphs(text, marks)), marks, findings, ledger)


def _level(verdict: Verdict) -> str:
    if verdict.verdict == "not_checkable":
        return "missing"
    return "ok" if verdict.severity == "none" else verdict.severity


def _marked(number: int, claim: Claim, findings: list[Finding]) -> Marked:
    """A contradiction marks the number held against the others; any of those may still be the wrong one."""
    levels = {finding.level for finding in findings}
    if any(finding.level == "red" and finding.at[-1] == number for finding in findings):
        state = "contradicts"
    elif levels & {"red", "warning"}:
        state = "doubtful"
    else:
        state = "agrees" if any(finding.passed for finding in findings) else "unchecked"
    return Marked(number, claim, claim.surface.replace("\n", ""), state, tuple(findings))


def _paragraphs(text: str, marks: tuple[Marked, ...]) -> Iterator[Paragraph]:
    """Lines of the text; a line broken only to fit a page, or inside a number, goes on."""
    soft = set(soft_breaks(text))
    starts = [mark.claim.start for mark in marks]
    start = 0
    for at in [*(found.start() for found in re.finditer("\n", text)), len(text)]:
        last = bisect_right(starts, at) - 1
        if at in soft or (last >= 0 and at < marks[last].claim.end):
            continue
        inside = marks[bisect_right(starts, start - 1) : last + 1]
        if line := text[start:at].strip():
            yield Paragraph(
                _kind(line, first=not text[:start].strip()), tuple(_pieces(text, start, at, inside))
            )
        start = at + 1


def _kind(line: str, *, first: bool) -> str:
    if len(line) > _LONGEST_HEADING:
        return "text"
    if _HEADING.fullmatch(line):
        return "heading"
    return "title" if first and line[-1] not in "。；：，.;:," else "text"


def _pieces(text: str, start: int, end: int, marks: Sequence[Marked]) -> Iterator[str | Marked]:
    for mark in marks:
        yield text[start : mark.claim.start].replace("\n", "")
        yield mark
        start = mark.claim.end
    yield text[start:end].replace("\n", "")
