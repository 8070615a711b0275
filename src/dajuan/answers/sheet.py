"""A rendered sheet: the composed document with its figures and the position it was read at."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dajuan.answers.bound import BoundFigure, State
from dajuan.answers.document import Block, Bound, Document
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

    def printed(self, block: Block) -> str:
        """A block's words as they stand on paper, without its number."""
        return "".join(
            self.figures[run.key].printed if isinstance(run, Bound) else run.text for run in block.runs
        )

    def paragraphs(self) -> Iterator[str]:
        """Every block as it stands on paper, in order, numbers of headings included."""
        return (block.number + self.printed(block) for block in self.document.blocks)

    def dateline(self) -> str:
        """The two dates every reading states, and the position in the ledger."""
        known = f"截至{self.known_date}已报告的数据" if self.known_date else "全部已入账数据"
        return f"基准日 {self.at}，按{known}（账本第{self.known_seq}号）。{self.standing}。"
