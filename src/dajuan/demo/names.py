"""Invented names and codes. Division 990101 belongs to no place, so no code can be a real one."""

from dataclasses import dataclass
from datetime import date
from random import Random

from dajuan.kernel.codes import credit_check_character

DIVISION = "990101"
_FIRST = "汀岑杼栎沅洄湉漪璞皋砚穗筠绮翮芃荻蘅谖钧霖榉槭柘"
_SECOND = "嵩弋彧恺擘昀晟曦栩桁梓渥溯澹炜焓煊珂琮瑄皓硕祺聿"
_FORMS = ("有限公司", "股份有限公司", "科技有限公司", "有限责任公司")
_PURPOSES = ("产线扩能", "智能工厂", "中试基地", "总部园区", "仓储基地", "绿色改造", "检测中心", "装配车间")
_PUBLIC_OWNERS = ("示范区城建运营公司", "示范区公共事业中心", "示范区产业投资公司", "示范区教育卫生中心")
_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SITES = ("东园一区", "东园二区", "北园三区", "北园科创谷", "西园中试带", "南园服务港", "老城更新片")
GOALS = ("完成桩基", "主体出地面", "主体封顶", "设备进场", "联调试车", "竣工验收", "完成外立面")


@dataclass(frozen=True)
class Sector:
    """A line of business: how its projects are named, filed and by whom they are looked after."""

    category: str
    industry_code: str
    chain: str
    product: str
    departments: tuple[str, ...]
    weight: int
    is_public: bool = False


_INDUSTRY = ("经济运行局", "科技人才局", "投资促进局")
_WORKS = ("规划建设局", "城市运行局")
_LIFE = ("民生事业局", "城市运行局")
SECTORS = (
    Sector("工业", "C2720", "生物医药", "制剂", _INDUSTRY, 9),
    Sector("工业", "C2770", "生物医药", "敷料", _INDUSTRY, 5),
    Sector("工业", "C3421", "智能装备", "数控装备", _INDUSTRY, 11),
    Sector("工业", "C3670", "智能装备", "汽车零部件", _INDUSTRY, 10),
    Sector("工业", "C3841", "氢能储能", "储能电芯", _INDUSTRY, 10),
    Sector("工业", "C3849", "氢能储能", "燃料电池", _INDUSTRY, 8),
    Sector("工业", "C3976", "光电信息", "光学器件", _INDUSTRY, 9),
    Sector("工业", "C2651", "新材料", "树脂材料", _INDUSTRY, 7),
    Sector("现代服务业", "I6513", "", "工业软件", ("科技人才局", "投资促进局"), 6),
    Sector("现代服务业", "G5920", "", "冷链物流", ("投资促进局",), 5),
    Sector("基础设施", "E4813", "", "路网", _WORKS, 7, is_public=True),
    Sector("基础设施", "N7810", "", "雨污分流", _WORKS, 6, is_public=True),
    Sector("社会民生", "P8331", "", "中学", _LIFE, 4, is_public=True),
    Sector("社会民生", "Q8411", "", "医院", _LIFE, 4, is_public=True),
)
_SECTOR_WEIGHTS = [sector.weight for sector in SECTORS]


class Names:
    """Draws names and codes that never come twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._used: set[str] = set()
        self._owners = {name: self.credit_code("12") for name in _PUBLIC_OWNERS}

    def sector(self) -> Sector:
        return self._random.choices(SECTORS, _SECTOR_WEIGHTS)[0]

    def credit_code(self, kind: str = "91") -> str:
        """A credit code with the right check character for a body nobody was ever given."""
        body = kind + DIVISION + "".join(self._random.choices(_CODE_CHARACTERS, k=9))
        return self._new(body + credit_check_character(body)) or self.credit_code(kind)

    def project_code(self, filed: date) -> str:
        kind = self._random.choice(("04-01", "04-02", "05-01", "89-01", "89-03"))
        code = f"{filed:%y%m}-{DIVISION}-{kind}-{self._random.randrange(10**6):06}"
        return self._new(code) or self.project_code(filed)

    def project(self, sector: Sector) -> tuple[str, str, str]:
        """(project name, owner, owner's credit code)."""
        draw = self._random
        mark = draw.choice(_FIRST) + draw.choice(_SECOND)
        if sector.is_public:
            work = draw.choice(("新建工程", "提升工程", "改扩建工程"))
            owner = draw.choice(_PUBLIC_OWNERS)
            return (
                self._unlike(f"{mark}{draw.choice('路街里')}{sector.product}{work}"),
                owner,
                self._owners[owner],
            )
        owner = f"示范{mark}{sector.product}{draw.choice(_FORMS)}"
        code = self._owners.get(owner) or self._owners.setdefault(owner, self.credit_code())
        return self._unlike(f"{mark}{sector.product}{draw.choice(_PURPOSES)}项目"), owner, code

    def firm(self, sector: Sector) -> tuple[str, str]:
        """(name, credit code) of a company that has no project; a name that is taken gets a number."""
        draw = self._random
        name = f"示范{draw.choice(_FIRST)}{draw.choice(_SECOND)}{sector.product}{draw.choice(_FORMS)}"
        if name in self._owners:
            name = name.replace(sector.product, f"{sector.product}{len(self._owners)}")
        return name, self._owners.setdefault(name, self.credit_code())

    def _unlike(self, name: str) -> str:
        number = 2
        taken = name
        while not self._new(taken):
            taken, number = f"{name}（{number}期）", number + 1
        return taken

    def _new(self, text: str) -> str | None:
        if text in self._used:
            return None
        self._used.add(text)
        return text
