"""The demonstration zone's further ledgers: files A6 to A19, 万元 above the table, titles in groups."""

from datetime import date

from dajuan.demo.layouts import Column, Layout, columns

_FIRM = columns("enterprise_name 企业名称", "credit_code 统一社会信用代码")
_REGISTER_FILE = "A6 企业名录（合成数据）.xlsx"
_RESEARCH_FILE = "A7 规上工业企业研发活动（合成数据）.xlsx"
_GROWTH_FILE = "A9 科技型中小企业和高企后备库（合成数据）.xlsx"
_PLATFORM_FILE = "A10 创新平台（合成数据）.xlsx"
_PLACES_FILE = "A12 城市管理设施点位（合成数据）.xlsx"
_SAFETY_FILE = "A14 道路下穿、灾后重建和防汛预案（合成数据）.xlsx"
_FUNDS_FILE = "A15 专项债及中央预算内资金（合成数据）.xlsx"
_SERVICE_FILE = "A16 政务服务事项与排名（合成数据）.xlsx"
_SMALL = ("规下工业", "规下服务业")
_OTHERS = ("限上批零", "限上住餐", "规上服务业", "资质建筑业")
_PLAIN = "更新至{day}"
_MONEY = "单位：{unit}　　更新至{day}"


def _register(sheet: str, title: str, *part: str) -> Layout:
    return Layout(
        "enterprises", _REGISTER_FILE, sheet, title,
        (*_FIRM, *columns(
            "scale 规模类别", "industry_code 行业代码", "chain 产业链", "is_leading 头部企业", "area 属地",
            "listed_on 入规时间", "delisted_on 退规时间", "operating_state 经营状态", "employees 从业人数", "note 备注",
        )),
        above=_PLAIN, part=part, part_by="scale",
    )  # fmt: skip


def _place(ledger: str, sheet: str, title: str, *titled: str, gathered: str = "", summed: str = "") -> Layout:
    return Layout(
        ledger, _PLACES_FILE, sheet, title, columns(*titled), above=_PLAIN, gathered=gathered,
        summed=(summed,) if summed else (),
    )  # fmt: skip


def _contracts(year: int, file: str) -> Layout:
    return Layout(
        "technology_contracts", file, f"{year}年", f"{year}年技术合同认定登记台账（合成数据）",
        columns(
            "contract_number 合同登记编号", "contract_name 合同名称", "kind 合同类型", "seller_name 卖方",
            "seller_code 卖方信用代码", "buyer_name 买方", "buyer_region 买方地区", "deal_amount 合同成交额",
            "technology_amount 技术交易额", "registered_on 登记日期", "state 状态", "note 备注",
        ),
        above=_MONEY, part=(year,), part_by="year", summed=("deal_amount", "technology_amount"),
    )  # fmt: skip


ENTERPRISES = (
    _register("规上工业", "示范区规模以上工业企业名录（合成数据）", "规上工业"),
    _register("其他四上", "示范区其他“四上”企业名录（合成数据）", *_OTHERS),
    _register("规下及成长", "示范区规下及成长企业名录（合成数据）", *_SMALL),
    Layout(
        "enterprise_changes", _REGISTER_FILE, "变动与更正", "示范区企业变动与更正记录（合成数据）",
        columns("enterprise_name 企业名称", "kind 变动类型", "old_value 原值", "new_value 新值", "changed_on 变动日期",
                "document 依据", "handler 经办人"),
        above=_PLAIN,
    ),
    Layout(
        "research_activities", _RESEARCH_FILE, "上半年", "示范区规上工业企业研发活动台账（2022年上半年，合成数据）",
        (*_FIRM, Column("is_active", "有无研发活动"),
         *columns("first_quarter 一季度", "second_quarter 二季度", "expense 上半年合计", group="研发费用（{unit}）"),
         *columns("researchers 研发人员", "has_institute 研发机构", "has_own_accounts 是否建立辅助账", "note 备注")),
        above=_MONEY, part=(date(2022, 6, 30),), part_by="period_end", summed=("first_quarter", "second_quarter", "expense"),
    ),
    Layout(
        "research_activities", _RESEARCH_FILE, "上年同期", "示范区2021年上半年研发费用（合成数据）",
        (*_FIRM, Column("expense", "2021年上半年研发费用"), Column("note", "备注")),
        above="单位：{unit}", part=(date(2021, 6, 30),), part_by="period_end", summed=("expense",),
    ),
    _contracts(2022, "A8 技术合同认定登记2022（合成数据）.xlsx"),
    _contracts(2021, "A8-1 技术合同认定登记2021（合成数据）.xlsx"),
    Layout(
        "tech_firms", _GROWTH_FILE, "科小", "2022年科技型中小企业评价入库名单（合成数据）",
        (*_FIRM, Column("registration_number", "入库登记编号"),
         *columns("staff_points 科技人员", "spending_points 研发投入", "result_points 科技成果", "total_points 总分",
                  group="评价得分"),
         *columns("admitted_on 入库日期", "state 状态", "note 备注")),
        above=_PLAIN,
    ),
    Layout(
        "reserve_firms", _GROWTH_FILE, "高企后备", "示范区高新技术企业后备库（合成数据）",
        (*_FIRM, *columns("gap 差距项", "coach 辅导机构", "admitted_on 入库日期", "applies_in 拟申报年度", "note 备注")),
        above=_PLAIN,
    ),
    Layout(
        "innovation_platforms", _PLATFORM_FILE, "平台", "示范区创新平台台账（合成数据）",
        columns("name 平台名称", "level 级别", "kind 平台类型", "host_name 依托单位", "document 认定文号",
                "recognised_on 认定日期", "revoked_on 撤销日期", "note 备注"),
        above=_PLAIN, gathered="level",
    ),
    Layout(
        "innovation_alliances", _PLATFORM_FILE, "联盟", "示范区产业技术创新联盟（合成数据）",
        columns("name 联盟名称", "lead_name 牵头单位", "members 成员数", "founded_on 组建日期", "note 备注"), above=_PLAIN,
    ),
    Layout(
        "recognitions", "A11 荣誉及首家首位清单（合成数据）.xlsx", "荣誉首位", "示范区荣誉称号及“首家”“第一”清单（合成数据）",
        columns("subject 事项", "kind 类型", "level 授予层级", "granted_by 授予（发布）单位", "document 文号", "granted_on 日期",
                "scope 比较范围", "group_size 同批入选数", "expires_on 有效期至", "note 备注"),
        above=_PLAIN,
    ),
    Layout(
        "liaisons", "A18 企业问题与包联（合成数据）.xlsx", "包联台账", "示范区规上工业企业包联台账（合成数据）",
        (*_FIRM, *columns("leader 包联班子成员", "officer 助企干部", "started_on 起始日期", "ended_on 结束日期", "note 备注")),
        above=_PLAIN,
    ),
)  # fmt: skip
PLACES = (
    _place("charging_points", "集中充电点", "电动自行车集中充电点台账（合成数据）", "name 点位名称", "address 所在社区",
           "ports 端口数", "inspection 消防验收", "finished_on 建成日期", "keeper 管护单位"),
    _place("overhead_cables", "空中缆线", "空中缆线规范整治台账（合成数据）", "name 路段", "length 规范长度（米）", "keeper 权属单位",
           "finished_on 完成日期", "note 备注", summed="length"),
    _place("demolitions", "拆违", "拆除违法建设台账（合成数据）", "name 案件编号", "address 位置", "area 建筑面积（平方米）",
           "started_on 通知日期", "finished_on 拆除日期", "status 状态", "note 备注"),
    _place("restored_green", "恢复绿地", "恢复绿地台账（合成数据）", "name 地块位置", "area 恢复面积（平方米）", "finished_on 完成日期",
           "note 备注", summed="area"),
    _place("old_estates", "老旧小区", "老旧小区改造台账（合成数据）", "name 小区名称", "address 所在社区", "built_year 建成年份",
           "buildings 楼栋数", "households 户数", "area 建筑面积（平方米）", "category 改造类别", "started_on 开工日期",
           "finished_on 竣工日期", "consent_rate 居民同意率（%）", "status 状态"),
    _place("parks", "公园游园绿道", "公园、游园、绿道和景观小品台账（合成数据）", "name 名称", "category 类别", "length 长度（公里）",
           "pieces 数量", "finished_on 完工日期", "status 状态", "note 备注", gathered="category"),
    _place("green_nodes", "绿化节点", "节点绿化提升改造台账（合成数据）", "name 节点名称", "address 位置", "finished_on 完工日期",
           "status 状态", "note 备注"),
    _place("rest_stations", "休息驿站", "户外作业人员休息驿站台账（合成数据）", "name 驿站名称", "address 地点", "host 依托网点",
           "opening_hours 开放时间", "keeper 管理岗位", "finished_on 设立日期", "status 状态"),
)  # fmt: skip
RESIDENTS = (
    Layout(
        "dog_certificates", "A13 养犬登记发证导出（合成数据）.csv", "csv", "养犬登记发证导出（合成数据）",
        columns("number 登记证号", "community 社区", "holder 持证人编号", "breed 犬种", "immunity 免疫证明", "issued_on 发证日期",
                "valid_to 有效期至", "status 状态"),
        above="",
    ),
    Layout(
        "road_underpasses", _SAFETY_FILE, "道路下穿", "道路下穿高铁、高速项目（合成数据）",
        columns("name 道路", "crossed 下穿对象", "progress_note 形象进度", "foundation_done 基础工程", "investment 总投资",
                "department_name 责任单位", "note 备注"),
        above=_MONEY,
    ),
    Layout(
        "flood_reconstruction", _SAFETY_FILE, "灾后重建", "灾后恢复重建项目台账（合成数据）",
        columns("name 项目名称", "project_code 项目代码", "investment 投资", "fund_source 资金来源", "started_on 开工日期",
                "finished_on 竣工日期", "status 状态", "department_name 责任单位"),
        above=_MONEY, summed=("investment",),
    ),
    Layout(
        "emergency_plans", _SAFETY_FILE, "防汛预案", "1+N+X防汛应急预案台账（合成数据）",
        columns("level 层级", "name 预案名称", "subject 适用对象", "edition 版本", "approved_on 审批日期", "valid_to 有效期至",
                "responsible 责任岗位", "drilled_on 最近演练日期", "note 备注"),
        above=_PLAIN, gathered="level",
    ),
    Layout(
        "heat_trainings", "A19 户外作业防暑安全培训（合成数据）.xlsx", "培训", "户外作业人员防暑安全培训台账（合成数据）",
        columns("held_on 培训日期", "topic 主题", "sector 行业", "site 地点", "attendance 参训人次", "organizer 组织单位", "note 备注"),
        above=_PLAIN,
    ),
)  # fmt: skip
SERVICE = (
    Layout(
        "bond_lines", _FUNDS_FILE, "专项债项目", "2022年地方政府专项债券项目台账（合成数据）",
        columns("project_name 项目名称", "project_code 项目代码", "sector 领域", "owner_name 项目单位", "total_investment 总投资",
                "granted 获批专项债额度", "arrived 到账金额", "arrived_on 到账日期", "term_years 期限（年）", "rate 利率（%）",
                "approved_on 获批日期", "forecast_income 预期收益", "income 实现收益", "declared_status 状态", "note 备注"),
        above=_MONEY,
    ),
    Layout(
        "bond_payments", _FUNDS_FILE, "支付明细", "专项债资金支付明细（合成数据）",
        columns("project_name 项目名称", "paid_on 支付日期", "amount 支付金额", "purpose 支出用途", "note 备注"),
        above=_MONEY, summed=("amount",),
    ),
    Layout(
        "central_funds", _FUNDS_FILE, "中央预算内", "中央预算内投资项目台账（合成数据）",
        columns("project_name 项目名称", "project_code 项目代码", "plan_document 计划文号", "issued_on 下达日期",
                "total_investment 总投资", "granted 下达中央预算内资金", "invested 完成投资", "paid 已支付", "owner_name 项目单位",
                "responsible 监管责任人", "note 备注"),
        above=_MONEY, summed=("total_investment", "granted"),
    ),
    Layout(
        "bundles", _SERVICE_FILE, "一件事", "“一件事一次办”事项台账（合成数据）",
        columns("name “一件事”名称", "department_name 牵头部门", "matters 涉及事项数", "materials_before 原材料数",
                "materials 现材料数", "steps_before 原环节", "steps 现环节", "launched_on 推出日期", "stage 状态"),
        above=_PLAIN,
    ),
    Layout(
        "walk_throughs", _SERVICE_FILE, "走流程", "“一把手走流程”发现问题台账（合成数据）",
        columns("collected_at 走流程日期", "found_by 走流程岗位", "concerns 体验事项", "subject 发现问题", "department_name 整改单位",
                "due_at 整改时限", "handled_at 完成日期", "declared_status 状态"),
        above=_PLAIN,
    ),
    Layout(
        "quality_season", _SERVICE_FILE, "质量提升季排名", "2022年质量提升季综合排名（合成数据）",
        columns("round 轮次", "announced_on 通报日期", "document 通报文号", "group 组别", "unit 单位", "score 得分", "place 名次",
                "is_own 是否本区"),
        above="",
    ),
    Layout(
        "patrols", "A17 创文排查督导（合成数据）.xlsx", "排查台账", "创文排查督导问题台账（发现—派遣—处置—核查，合成数据）",
        columns("number 案件编号", "category 问题类别", "concerns 点位", "area 社区", "collected_at 上报时间", "accepted_at 立案时间",
                "dispatched_at 派遣时间", "limit_hours 处置时限（小时）", "handled_at 处置反馈时间", "checked_at 核查时间",
                "result 核查结果", "closed_at 结案时间", "department_name 责任单位", "note 备注"),
        above=_PLAIN,
    ),
    Layout(
        "enterprise_problems", "A18 企业问题与包联（合成数据）.xlsx", "问题台账", "企业问题台账（13710，合成数据）",
        columns("number 问题编号", "concerns 企业名称", "credit_code 统一社会信用代码", "category 问题类别", "grade 问题等级", "subject 问题诉求",
                "collected_at 收集日期", "dispatched_at 交办日期", "answered_at 首次反馈日期", "handled_at 办结日期",
                "confirmation 企业确认", "closed_at 销号日期", "department_name 承办单位", "declared_status 状态", "note 备注"),
        above=_PLAIN,
    ),
)  # fmt: skip
FIRST_LEDGERS = (*ENTERPRISES, *PLACES, *RESIDENTS, *SERVICE)
