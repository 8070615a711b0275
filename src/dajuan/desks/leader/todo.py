"""待我处理: what waits for this person, each with the page that settles it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from dajuan.answers.editions import EditionHead
from dajuan.answers.models import EditionState
from dajuan.desks.access import DeskRequest
from dajuan.desks.auditor.trail import chain_state
from dajuan.desks.clerk.staging import waiting
from dajuan.desks.reading import Reading


@dataclass(frozen=True)
class Task:
    """One line of the list."""

    icon: str
    title: str
    note: str
    address: str


def todo(
    request: DeskRequest, reading: Reading, editions: list[EditionHead], silent: int, red: int
) -> list[Task]:
    """Only what the person may act on: ``silent`` projects missed a month, ``red`` ones are lit red."""
    found: list[Task] = []
    may = request.standing.may
    if may("sign_sheet"):
        found += _to_sign(editions)
    if may("import"):
        found += _to_import(request, reading, silent)
    if may("draft_sheet") and not editions:
        address = f"{reverse('sheet_list')}?{reading.query}"
        found.append(
            Task("file-pen-line", f"{reading.period.label}答卷还没有定稿", "起草、核对后送签", address)
        )
    if may("sign_sheet") and red:
        address = f"{reverse('project_list')}?view=red&{reading.query}"
        found.append(Task("circle-alert", f"{red} 个项目亮红灯", "督办，或批准灯色说明", address))
    if may("audit") and chain_state().trace is None:
        found.append(Task("shield-check", "还没有留存检查点", "下载后存到本系统以外", reverse("audit")))
    return found


def _to_sign(editions: list[EditionHead]) -> Iterator[Task]:
    for head in editions:
        if head.state == EditionState.FROZEN:
            title = f"{head.label}第 {head.number} 稿待签发"
            yield Task("stamp", title, f"{head.frozen}定稿", reverse("sheet_edition", args=[head.id]))


def _to_import(request: DeskRequest, reading: Reading, silent: int) -> Iterator[Task]:
    if batches := waiting(request.user.pk):
        yield Task("table-2", f"{len(batches)} 次上传还没入账", "已检查，待确认", reverse("import_list"))
    if silent:
        address = f"{reverse('project_list')}?view=silent&{reading.query}"
        yield Task("calendar-x-2", f"{silent} 个项目缺报月报", "催报后补导入", address)
