"""``dajuan import``: workbooks into the ledger, with every finding by its cell."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from dajuan.desks.terminal import app, fail
from dajuan.kernel.period import calendar_day
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.workbooks.preparing import Mapped, Upload, parse_mapping, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reports import FileReport, exit_code
from dajuan.store.home import Home

_OUTCOMES = {
    "published": "已入账",
    "unchanged": "与已入账的相同",
    "refused": "未导入",
    "withheld": "未入账（有问题，且要求全部正确）",
}
_SHOWN = 30


@app.command("import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="工作簿：.xlsx、.xls、.xlsb、.ods、.csv")],
    accept: Annotated[str, typer.Option(help="good：有效行入账；all：全部正确才入账")] = "good",
    reported_on: Annotated[str, typer.Option(help="填报日，表内没有写明时使用，如 2022-06-30")] = "",
    mapping: Annotated[Path | None, typer.Option(help='列名对照（JSON）：{"列名": "字段"}')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON")] = False,
) -> None:
    """导入台账。退出码：0 全部正确；3 已入账但有问题要看；2 没有入账。"""
    if missing := [str(path) for path in files if not path.is_file()]:
        fail(f"没有这个文件：{'、'.join(missing)}")
    terms = Terms(CONSOLE, Home.from_environment(), _accept(accept), _day(reported_on), load_history=True)
    said = _mapping(mapping)
    waiting = Console(stderr=True)  # moves on a terminal, says nothing anywhere else
    with waiting.status(f"正在读取和检查 {len(files)} 个文件……"):
        prepared = prepare([Upload(path.name, path) for path in files], mapping=said)
    with waiting.status("正在入账……"):
        reports = publish(prepared, terms)
    if as_json:
        typer.echo(json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=1))
    else:
        for report in reports:
            _print(report)
    code = exit_code(reports)
    if code == 2:
        reasons = "；".join(dict.fromkeys(report.refused or _OUTCOMES[report.outcome] for report in reports))
        fail(f"没有入账：{reasons}")
    raise typer.Exit(code)


def _accept(text: str) -> Literal["good", "all"]:
    if text not in ("good", "all"):
        fail(f"--accept 只能是 good 或 all，不能是“{text}”")
    return "all" if text == "all" else "good"


def _day(text: str) -> date | None:
    try:
        return calendar_day(text) if text else None
    except ValueError as error:
        fail(f"--reported-on：{error}")


def _mapping(path: Path | None) -> Mapped:
    try:
        return parse_mapping(path.read_text(encoding="utf-8-sig")) if path else []
    except UnicodeDecodeError:
        fail(f"{path}：对照文件不是 UTF-8 文本")
    except ValueError as error:
        fail(str(error))


def _print(report: FileReport) -> None:
    console = Console(highlight=False)
    console.print(f"{report.file}：{_OUTCOMES[report.outcome]}", style="bold", markup=False)
    if report.refused:
        console.print(f"  {report.refused}", markup=False)
    for sheet in report.sheets:
        rows = f"有效{sheet.good}行，剔除{sheet.rejected}行，未变{sheet.unchanged}行"
        console.print(f"  {sheet.sheet}（{sheet.ledger}）：{sheet.refused or rows}", markup=False)
    for finding in report.findings[:_SHOWN]:
        place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
        console.print(f"    {place} {finding.value or ''} {finding.reason}", markup=False)
    if len(report.findings) > _SHOWN:
        console.print(f"    另有 {len(report.findings) - _SHOWN} 处，用 --json 查看全部", markup=False)
