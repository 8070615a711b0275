"""What the zone's dashboard opens with."""

from dajuan.indicators.board import BOARDS, Board, Tile

BOARDS.put(
    Board(
        code="command",
        label="指挥台",
        tiles=(
            Tile("O001", "规上工业增加值增速", "医药制造业 {O002}"),
            Tile("O004", "固定资产投资增速", "其中工业投资 {O005}"),
            Tile("O006", "一般公共预算收入", "同比 {O007}"),
            Tile("P003", "平台项目完成投资", "年度目标 {P005}", series="P030"),
            Tile("B005", "“三个一批”开工率", "前五期 {B001}", series="B005"),
            Tile("O008", "营商环境得分", "位次变化 {O011}"),
        ),
        progress="P030",
        plan="P004",
        rates=("B007", "B005", "B006"),
    )
)
