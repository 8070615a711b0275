"""A sheet is one Markdown file in a room: our own words, with every figure bound by its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf

_FENCE = "---\n"
_REQUIRED = ("code", "label", "title")


@dataclass(frozen=True)
class Sheet:
    """``label`` is what people call it, ``title`` heads the paper; both and ``text`` may hold the
    words {zone}, {period} and {at}. How figures are bound: see ``markup``."""

    code: str
    label: str
    title: str
    text: str

    @classmethod
    def parse(cls, source: str) -> "Sheet":
        """Reads front matter (``key: value`` lines between two ``---``), then text. ValueError if incomplete."""
        start, _, rest = source.partition(_FENCE)
        head, closed, text = rest.partition(_FENCE)
        if start or not closed:
            raise ValueError("答卷文件应以“---”之间的 code、label、title 开头")
        pairs = (line.partition(":") for line in head.splitlines() if line.strip())
        found = {key.strip(): value.strip() for key, _, value in pairs}
        if missing := [name for name in _REQUIRED if not found.get(name)]:
            raise ValueError(f"答卷文件缺少 {'、'.join(missing)}")
        return cls(found["code"], found["label"], found["title"], text.strip() + "\n")

    def worded(self, words: Mapping[str, str]) -> "Sheet":
        """The same sheet with its words filled in; figures stay bound."""
        return Sheet(self.code, self.label, fill(self.title, words), fill(self.text, words))


def words_of(zone: str, period: Period, at: date) -> dict[str, str]:
    """What {zone}, {period} and {at} stand for."""
    return {"zone": zone, "period": period.label, "at": f"{at.year}年{at.month}月{at.day}日"}


def fill(text: str, words: Mapping[str, str]) -> str:
    """Puts words in their places and leaves every other brace alone."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


SHEETS: Shelf[Sheet] = Shelf("答卷")


def shelve_folder(package: str) -> None:
    """Puts every ``*.md`` beside a package's ``__init__`` on the shelf; a room's sheets folder calls it."""
    for entry in files(package).iterdir():
        if entry.name.endswith(".md"):
            SHEETS.put(Sheet.parse(entry.read_text(encoding="utf-8")))
