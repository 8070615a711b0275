"""04 省市重点项目台账: the yearly lists of key projects and their progress."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.staged import StagedSheet
from dajuan.ledger.workbooks.headings import month_named, undated, year_named
from dajuan.ledger.workbooks.rules import Agrees, Known, Needed, Unique
from dajuan.projects.actions import record_key_projects
from dajuan.projects.models import KeyProject, Level

_BOTH = re.compile(r"省级?[、和及/]?市级?重点")
_LEVELS = (("省", Level.PROVINCIAL.value), ("市", Level.CITY.value))


def year_and_level(notes: SheetNotes) -> Mapping[str, object]:
    """Year, list and last month reported, as headings and column titles tell them; sheet name first."""
    headings = [notes.sheet, *undated(notes.lines)]
    levels = [
        {code for word, code in _LEVELS if f"{word}重点" in text or f"{word}级重点" in text}
        for text in headings
        if not _BOTH.search(text)
    ]
    until = month_named([t for t in notes.titles if "月" in t] + headings, notes.year)
    reported = notes.reported_on.replace(day=1) if notes.reported_on else None
    return {
        "year": year_named(headings) or notes.year,
        "level": next((next(iter(found)) for found in levels if len(found) == 1), None),
        "until": until or reported,
    }


def _month_key(sheet: StagedSheet, index: int) -> tuple[object, ...] | None:
    until = sheet.constants.get("until")
    return (sheet.values["project_code"][index], until) if isinstance(until, date) else None


def present_key_projects() -> Iterator[Row]:
    """All lists, by year and level."""
    for row in KeyProject.objects.order_by("year", "level", "project_code").values():
        yield row | {"list": f"{row['year']}年{Level(row['level']).label}"}


def _heading(row: Row) -> tuple[str, str]:
    return str(row["list"]), f"{row['list']}项目建设进展情况表"


_MONEY, _APPROVALS = "投资（万元）", "联审联批（项）"

LEDGERS.put(
    LedgerDefinition(
        code="key_projects",
        label="省市重点项目",
        title_words=("重点项目建设", "省重点", "市重点", "省级重点", "市级重点"),
        marks=("total_investment", "invested_before", "content", "years", "annual_goal", "approvals_needed", "level"),
        fewest_marks=1,
        identity=("year", "level", "project_code"),
        publish=record_key_projects,
        after=("platform_projects", "project_months"),
        constants=year_and_level,
        present=present_key_projects,
        sheet_by="list",
        heading=_heading,
        columns=(
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目")),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "代码", "在线平台代码", "项目编号", "项目赋码", "赋码"), kind="project_code",
                   required=True),
            Column("level", "级别", ("重点级别", "项目级别", "重点项目级别", "层级"), kind="choice", choices=_LEVELS, carried=True),
            Column("nature", "建设性质", ("建设类型", "新建或续建", "建设类别", "项目性质", "性质", "新建续建"), limit=20),
            Column("content", "主要建设内容", ("项目建设内容", "建设主要内容", "建设内容", "建设规模及内容", "主要建设内容及规模", "建设规模及主要内容", "建设内容及规模"), limit=400),
            Column("years", "建设年限", ("建设起止年限", "起止年限", "建设期限", "建设周期", "建设起止年月", "建设工期"), limit=40),
            Column("total_investment", "总投资", ("计划总投资", "项目总投资", "投资总额", "总投资额", "概算总投资"), kind="money", group=_MONEY),
            Column("invested_before", "截至上年底累计完成", ("截至上年底累计完成投资", "截至2021年底累计完成投资", "截至2021年底累计完成",
                   "上年底累计完成投资", "以前年度完成投资", "以前年度累计完成投资", "截至上年末累计完成投资", "截至去年底累计完成投资", "至上年底累计完成投资",
                   "往年累计完成投资", "2021年底累计完成投资"), kind="money", group=_MONEY),
            Column("annual_plan", "年度计划投资", ("本年计划投资", "当年计划投资", "年计划投资", "年度投资计划", "年度投资目标", "2022年计划投资",
                   "年投资计划", "年度目标投资", "计划年投资"), kind="money", required=True, group=_MONEY),
            Column("invested", "1-6月完成投资", ("年初至今累计完成投资", "上半年完成投资", "1-6月实际完成投资", "本年完成投资", "本年累计完成投资", "1-6月累计完成投资", "年初累计完成投资", "年初累计完成", "累计完成投资",
                   "年初至今完成投资", "年初以来累计完成投资", "今年累计完成投资", "1-6月完成", "1-6月累计完成", "本年累计完成", "年度完成投资",
                   "截至6月底累计完成投资", "截至6月底完成投资", "截至6月完成投资", "年内完成投资", "年初累计"),
                   kind="money", required=True, group=_MONEY),
            Column("annual_goal", "年度建设目标", ("当年建设目标", "本年建设任务", "本年建设目标", "当年目标", "年度目标", "年度形象目标", "年度形象进度目标", "年度建设任务", "年度工作目标")),
            Column("approvals_needed", "应办", ("需办理", "需办", "应办理项数", "应办理", "联审联批应办", "应办事项", "应办理事项", "应办手续", "应办件数", "应办数"), kind="integer",
                   group=_APPROVALS),
            Column("approvals_done", "已办", ("已办结", "已办理项数", "已办理", "办结数", "联审联批已办", "已办事项", "已办理事项", "已办手续", "已办件数", "已办数", "办结"), kind="integer",
                   group=_APPROVALS),
            Column("department_name", "责任单位", ("责任部门", "牵头单位", "主管单位", "主管部门", "责任主体", "推进单位"), carried=True, limit=80),
            Column("responsible", "责任人", ("负责人", "具体责任人", "项目负责人", "服务专员", "项目责任人", "联络人", "首席服务官"), limit=80),
            REPORTED_ON,
        ),
        rules=(
            Needed("project_code", "missing_code", "缺项目代码"),
            Unique(("year", "level", "project_code"), "project_code", "项目代码"),
            Known("project_code", "platform_projects", "unknown_project_code", "warning", "项目代码在项目台账中不存在，保留待核"),
            Agrees("invested", "project_months", _month_key, "同月月报"),
        ),
    )
)  # fmt: skip
