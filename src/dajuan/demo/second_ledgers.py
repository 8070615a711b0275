"""The other zone's further ledgers: other titles and orders, totals on top, 元, 千元 and 亿元."""

from datetime import date

from dajuan.demo.layouts import Layout, columns

_FILE = "二区-{what}（合成数据）.xlsx"
_AT = "统计截止时间：{day}"


def _sheet(
    ledger: str, file: str, sheet: str, title: str, *titled: str,
    unit: str = "亿元", part: tuple[object, ...] = (), part_by: str = "", summed: tuple[str, ...] = (),
) -> Layout:  # fmt: skip
    return Layout(
        ledger, _FILE.format(what=file), sheet, f"第二示范区{title}（合成数据）", columns(*titled), unit=unit, above=_AT, part=part,
        part_by=part_by, summed=summed, totals_on_top=True,
    )  # fmt: skip


ENTERPRISES = (
    _sheet("enterprises", "市场主体", "名录", "企业名录", "credit_code 社会信用代码", "enterprise_name 单位名称", "area 所在街道",
           "scale 企业规模", "chain 所属产业链", "industry_code 行业小类代码", "employees 从业人员", "operating_state 经营情况",
           "is_leading 是否头部企业", "listed_on 入规日期", "delisted_on 退规日期"),
    _sheet("enterprise_changes", "市场主体", "变更", "企业变更记录", "changed_on 变更日期", "kind 变更事项", "enterprise_name 单位名称",
           "old_value 变更前", "new_value 变更后", "document 依据文号", "handler 填报人"),
    _sheet("research_activities", "研发", "2022上半年", "规上工业企业2022年上半年研发投入", "credit_code 社会信用代码",
           "enterprise_name 单位名称", "expense 上半年研发费用（{unit}）", "first_quarter 一季度研发费用（{unit}）",
           "second_quarter 二季度研发费用（{unit}）", "is_active 是否有研发活动", "has_institute 有无研发机构", "researchers 研发人员数",
           "has_own_accounts 辅助账", unit="千元", part=(date(2022, 6, 30),), part_by="period_end", summed=("expense",)),
    _sheet("research_activities", "研发", "2021上半年", "规上工业企业2021年上半年研发投入", "credit_code 社会信用代码",
           "enterprise_name 单位名称", "expense 研发投入（{unit}）", unit="元", part=(date(2021, 6, 30),), part_by="period_end",
           summed=("expense",)),
    _sheet("technology_contracts", "技术市场", "合同", "技术合同认定登记", "registered_on 认定登记日期", "contract_number 合同编号",
           "kind 合同类别", "contract_name 技术合同名称", "technology_amount 其中技术交易额（{unit}）", "deal_amount 成交额（{unit}）",
           "seller_name 卖方名称", "seller_code 卖方统一社会信用代码", "buyer_name 买方名称", "buyer_region 买方所在地", "state 合同状态",
           unit="元", summed=("deal_amount", "technology_amount")),
    _sheet("tech_firms", "科技企业", "科小", "2022年科技型中小企业", "registration_number 入库编号", "enterprise_name 单位名称",
           "credit_code 社会信用代码", "admitted_on 入库时间", "total_points 评价总分", "staff_points 科技人员得分",
           "spending_points 研发投入得分", "result_points 科技成果得分", "state 评价状态"),
    _sheet("reserve_firms", "科技企业", "后备", "高企后备库", "enterprise_name 单位名称", "credit_code 社会信用代码", "applies_in 申报年度",
           "admitted_on 入库时间", "coach 服务机构", "gap 短板"),
    _sheet("innovation_platforms", "科技企业", "研发平台", "创新平台台账", "host_name 依托企业", "name 创新平台名称", "kind 平台类别",
           "level 平台级别", "recognised_on 认定时间", "revoked_on 撤销时间", "document 批准文号"),
    _sheet("innovation_alliances", "科技企业", "联盟", "创新联盟", "lead_name 牵头企业", "founded_on 成立日期", "name 创新联盟名称",
           "members 成员单位数"),
    _sheet("recognitions", "荣誉", "清单", "荣誉和首家首位", "granted_on 授予日期", "subject 荣誉名称", "kind 荣誉类型", "scope 比较口径",
           "document 证明文号", "level 授予级别", "granted_by 授予单位", "group_size 同批数", "expires_on 有效期止"),
    _sheet("liaisons", "助企", "包联", "企业包联", "credit_code 社会信用代码", "enterprise_name 单位名称", "started_on 开始日期",
           "ended_on 终止日期", "officer 包联干部", "leader 包联领导"),
)  # fmt: skip
PLACES = (
    _sheet("charging_points", "设施", "充电", "充电设施", "finished_on 投用日期", "name 充电点名称", "address 所属社区", "ports 充电端口数",
           "keeper 管理单位", "inspection 验收情况"),
    _sheet("overhead_cables", "设施", "线缆", "空中线缆整治", "keeper 产权单位", "name 路段名称", "finished_on 完成时间", "length 整治长度（米）",
           summed=("length",)),
    _sheet("demolitions", "设施", "违建", "违法建设拆除", "area 拆除面积（平方米）", "name 案号", "started_on 通知时间", "finished_on 拆除时间",
           "address 违建位置", "status 处置状态"),
    _sheet("restored_green", "设施", "复绿", "恢复绿地", "area 绿地面积（平方米）", "finished_on 完成时间", "name 地块名称", summed=("area",)),
    _sheet("old_estates", "设施", "旧改", "老旧小区改造", "households 惠及户数", "buildings 楼栋", "name 小区", "address 社区", "status 改造状态",
           "started_on 开工时间", "finished_on 竣工时间", "category 改造类型", "area 建筑面积（平方米）", "built_year 建成年代",
           "consent_rate 同意率", summed=("households",)),
    _sheet("parks", "设施", "公园", "公园绿道和游园", "category 类型", "name 名称", "pieces 数量（个）", "length 绿道长度（公里）", "status 建设状态",
           "finished_on 完工时间"),
    _sheet("green_nodes", "设施", "节点", "绿化节点提升", "finished_on 完工时间", "address 节点位置", "name 绿化节点名称", "status 建设状态"),
    _sheet("rest_stations", "设施", "驿站", "爱心驿站", "host 依托单位", "name 驿站", "finished_on 启用日期", "address 位置",
           "opening_hours 服务时间", "keeper 管理单位", "status 运行状态"),
)  # fmt: skip
RESIDENTS = (
    _sheet("dog_certificates", "养犬", "发证", "养犬登记", "issued_on 发证时间", "number 养犬登记证号", "holder 养犬人编号",
           "community 所属社区", "breed 品种", "immunity 免疫情况", "valid_to 有效期限", "status 证件状态"),
    _sheet("road_underpasses", "安全", "下穿", "道路下穿铁路工程", "foundation_done 基础工程是否完成", "name 道路名称", "crossed 穿越对象",
           "investment 概算投资（{unit}）", "progress_note 工程进度", "department_name 责任部门"),
    _sheet("flood_reconstruction", "安全", "重建", "灾后恢复重建", "project_code 项目统一代码", "name 工程名称", "fund_source 资金渠道",
           "investment 投资额（{unit}）", "finished_on 竣工时间", "started_on 开工时间", "status 完成情况", "department_name 责任部门",
           unit="元", summed=("investment",)),
    _sheet("emergency_plans", "安全", "预案", "防汛预案", "name 应急预案名称", "level 预案层级", "valid_to 有效期", "approved_on 批准日期",
           "drilled_on 演练日期", "subject 适用范围", "edition 版次", "responsible 负责岗位"),
    _sheet("heat_trainings", "安全", "培训", "防暑培训", "attendance 参训人数", "held_on 培训时间", "topic 培训主题", "sector 工种",
           "site 培训地点", "organizer 主办单位", summed=("attendance",)),
)  # fmt: skip
SERVICE = (
    _sheet("bond_lines", "资金", "专项债", "2022年专项债券项目", "project_code 项目统一代码", "project_name 建设项目名称",
           "granted 批复额度（{unit}）", "arrived 到位金额（{unit}）", "total_investment 项目总投资（{unit}）", "approved_on 批复日期",
           "arrived_on 到位日期", "sector 投向领域", "rate 票面利率", "term_years 债券期限", "owner_name 建设单位", "forecast_income 预测收益（{unit}）", "income 实际收益（{unit}）", "declared_status 债券状态"),
    _sheet("bond_payments", "资金", "支出", "专项债资金支出明细", "paid_on 支出日期", "amount 支出金额（{unit}）", "project_name 建设项目名称",
           "purpose 款项用途", unit="元", summed=("amount",)),
    _sheet("central_funds", "资金", "中央", "中央预算内投资", "plan_document 下达文号", "project_code 项目统一代码",
           "granted 中央预算内资金（{unit}）", "project_name 建设项目名称", "issued_on 下达时间", "total_investment 项目总投资（{unit}）",
           "paid 累计支付（{unit}）", "invested 累计完成投资（{unit}）", "owner_name 建设单位", "responsible 责任人", unit="千元",
           summed=("granted",)),
    _sheet("bundles", "政务", "集成办", "一件事集成办", "stage 上线状态", "name 主题名称", "materials_before 压减前材料数",
           "materials 压减后材料数", "steps_before 原有环节数", "steps 现有环节数", "launched_on 上线日期", "department_name 牵头单位",
           "matters 事项数", summed=("materials_before", "materials")),
    _sheet("walk_throughs", "政务", "走流程", "领导走流程", "subject 存在问题", "concerns 走流程事项", "collected_at 体验日期",
           "found_by 体验岗位", "handled_at 整改完成日期", "due_at 整改期限", "department_name 责任单位", "declared_status 整改状态"),
    _sheet("quality_season", "政务", "排名", "质量提升季排名", "place 位次", "unit 参评单位", "group 分组", "score 综合得分", "round 排名轮次",
           "announced_on 通报时间", "document 文号", "is_own 本区"),
    _sheet("patrols", "创建", "案件", "创文排查", "number 案卷编号", "collected_at 发现时间", "accepted_at 受理时间", "dispatched_at 派单时间",
           "handled_at 处置完成时间", "limit_hours 处置期限", "checked_at 复核时间", "result 复核结果", "closed_at 销案时间",
           "category 问题类型", "concerns 问题点位", "area 所属社区", "department_name 处置单位"),
    _sheet("enterprise_problems", "助企", "诉求", "企业诉求", "number 诉求编号", "grade 问题级别", "category 诉求类别", "concerns 诉求企业",
           "credit_code 信用代码", "subject 诉求内容", "collected_at 登记日期", "dispatched_at 转办日期", "answered_at 首次答复日期",
           "handled_at 完成日期", "closed_at 结案日期", "confirmation 企业评价", "declared_status 办理状态", "department_name 办理单位"),
)  # fmt: skip
SECOND_LEDGERS = (*ENTERPRISES, *PLACES, *RESIDENTS, *SERVICE)
