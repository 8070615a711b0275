"""Which page of a long list is shown."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Pages:
    """Counted from 1; ``address`` is the query of the list without its page."""

    number: int
    size: int
    address: str
    total: int = 0

    @classmethod
    def of(cls, request: HttpRequest, size: int) -> "Pages":
        """From ``?page=``; anything that is no page number is page 1."""
        text = request.GET.get("page", "")
        query = request.GET.copy()
        query.pop("page", None)
        return cls(max(int(text), 1) if text.isdigit() and len(text) < 7 else 1, size, query.urlencode())

    def over(self, total: int) -> "Pages":
        """The same page, or the first one beyond the end, once it is known how many rows there are."""
        last = max(1, -(-total // self.size))
        return Pages(self.number if self.number <= last else 1, self.size, self.address, total)

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    def to(self, number: int) -> str:
        """The query of another page."""
        return "&".join(part for part in (self.address, f"page={number}") if part)
