"""A rendered sheet: the composed document with its figures and the position it was read at."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dajuan.answers.bound import BoundFigure, State
from dajuan.answers.document import Document, Run, Text
from dajuan.kernel.period import Period


@dataclass(frozen=True)
class Seal:
    """Where the ledger stood, as printed at the foot of the paper: a line of text, and what the QR holds."""

    line: str
    payload: str


@dataclass(frozen=True)
class RenderedSheet:
    """What every form (page, Markdown, Word, PDF) is made from.

    ``known_date`` None means everything in the ledger up to ``known_seq``. ``standing`` says in words
    whether this is a draft, awaits a signature or is signed, and by whom.
    """

    code: str
    label: str
    period: Period
    at: date
    known_seq: int
    known_date: date | None
    document: Document
    figures: Mapping[str, BoundFigure]
    seal: Seal
    standing: str

    def counts(self) -> dict[State, int]:
        """How many figures agree, are doubtful, have no source."""
        found = Counter(figure.state for figure in self.figures.values())
        return {state: found[state] for state in State}

    def printed(self, run: Run) -> str:
        """A run as it stands on paper."""
        return run.text if isinstance(run, Text) else run.words or self.figures[run.key].printed

    def paragraphs(self) -> Iterator[str]:
        """Every block as it stands on paper, in order, numbers of headings included."""
        for block in self.document.blocks:
            yield block.number + "".join(map(self.printed, block.runs))

    def dateline(self) -> str:
        """The two dates every reading states, and the position in the ledger."""
        known = f"，只计{self.known_date}前已报告的" if self.known_date else ""
        return f"基准日{self.at}{known}，账本第{self.known_seq}号。{self.standing}。"
