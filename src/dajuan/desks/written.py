"""Parts of pages that are written out once: for as long as the ledger ends where it ends, or for good."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from dajuan.kernel.clock import Clock
from dajuan.ledger.kept import Kept
from dajuan.ledger.reading import kept_at_head
from dajuan.store.transactions import read_tx

#: Two hundred parts of a page each.
WRITTEN = Kept(most_rows=400)


def written(template: str, asked: Hashable, context: Callable[[], Mapping[str, object]]) -> Markup:
    """What ``template`` makes of ``context``, which must follow from the ledger, the day and ``asked``; it is
    called inside ``read_tx``. The template is not given the request, so nothing of one visitor's reaches another."""

    def made() -> list[Markup]:
        with read_tx():
            return [Markup(render_to_string(template, dict(context())))]  # noqa: S704 - escaped by the template

    [part] = kept_at_head((template, get_language(), Clock.today(), asked), made, WRITTEN)
    return part


def settled(template: str, **given: Hashable) -> Markup:
    """What ``template`` makes of ``given``, which alone, with the language, it must follow from: frames of pages."""
    return _settled(template, get_language(), tuple(given.items()))


@lru_cache(maxsize=1024)
def _settled(template: str, language: str, given: tuple[tuple[str, Hashable], ...]) -> Markup:
    return Markup(render_to_string(template, dict(given)))  # noqa: S704 - escaped by the template
