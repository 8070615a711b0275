"""Change-sets as the auditor looks for them: by person, day, table and action."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from dajuan.kernel.clock import SHANGHAI
from dajuan.ledger.models import Chain, ChangeSet, CheckpointTrace, Record

#: How the actions of followers begin: what the machine did by itself on news of the ledger.
FOLLOWING = "follow."

#: What an action is called on the page; an unknown one shows its code.
ACTIONS = {
    "import": "导入台账",
    "ledger.withdraw": "撤回",
    "ledger.checkpoint": "留存检查点",
    "answers.freeze": "答卷定稿",
    "answers.sign": "答卷签发",
    "answers.withdraw": "答卷撤回",
    "org.first_account": "开通首个账号",
    "org.create_person": "开通账号",
    "org.assign": "任命",
    "org.end_assignment": "终止任职",
    "org.reset_password": "重置密码",
    "org.change_own_password": "修改密码",
    "org.add_department": "增设单位",
    "org.export": "导出",
    "org.read_personal": "查看个人信息",
    "registers.erase_personal": "删除个人信息",
    "org.keep_map": "更换地图",
    "projects.suppress_light": "批准灯色说明",
    "demo.departments": "设立演示单位",
    "demo.load": "装入演示数据",
}


@dataclass(frozen=True)
class Search:
    """Filters as they stand in the address; ``day`` is a date on a calendar in China."""

    person: str = ""
    day: date | None = None
    table: str = ""
    action: str = ""


def change_sets(search: Search) -> QuerySet[ChangeSet]:
    """The latest first, each with ``number``: how many records it wrote."""
    found = (
        ChangeSet.objects.select_related("chain").annotate(number=Count("records")).order_by("-chain__seq")
    )
    if search.person:
        found = found.filter(actor=search.person)
    if search.day:
        start = datetime.combine(search.day, time(), SHANGHAI)
        found = found.filter(at__gte=start, at__lt=start + timedelta(days=1))
    if search.action:
        found = found.filter(action=search.action)
    if search.table:
        found = found.filter(Exists(Record.objects.filter(change_set=OuterRef("pk"), table=search.table)))
    return found


def offered() -> dict[str, list[tuple[str, str]]]:
    """(value, label) pairs for the filters, from what is in the ledger."""
    people = dict(ChangeSet.objects.order_by("at").values_list("actor", "actor_label"))
    actions = ChangeSet.objects.order_by("action").values_list("action", flat=True).distinct()
    return {
        "person": sorted(people.items(), key=lambda pair: pair[1]),
        "action": [(code, action_label(code)) for code in actions],
    }


def action_label(code: str) -> str:
    return ACTIONS.get(code, "自动处理" if code.startswith(FOLLOWING) else code)


@dataclass(frozen=True)
class ChainState:
    """The end of the chain and the last checkpoint that left the house."""

    seq: int
    head: str
    sealed_at: datetime | None
    trace: CheckpointTrace | None


def chain_state() -> ChainState:
    last = Chain.objects.select_related("change_set").order_by("-seq").first()
    trace = CheckpointTrace.objects.order_by("-pk").first()
    if last is None:
        return ChainState(0, "", None, trace)
    return ChainState(last.seq, bytes(last.head).hex(), last.change_set.at, trace)
