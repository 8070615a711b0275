"""Synthetic report prose with seeded numbers: as sparse as a half-year report, or as dense as a bulletin."""

import random

SPARSE = (
    "今年以来,全区上下坚持稳中求进工作总基调,紧紧围绕高质量发展首要任务,统筹推进项目建设、招商引资、科技创新和"
    "民生改善各项工作,经济运行总体平稳、稳中有进。深化“放管服”改革,推行首席服务员制度,落实惠企政策,企业办事更加便利,"
    "营商环境持续优化,群众获得感不断增强。{y}年1-{m}月,一般公共预算收入完成{a}亿元,同比增长{b}%,其中税收收入占{c}%。"
    "坚持把制造业作为立区之本,推动传统产业改造升级、新兴产业培育壮大、未来产业谋篇布局,引导企业加大研发投入,"
    "推进智能化改造和绿色化转型,支持骨干企业与高校院所共建创新平台,促进科技成果就地转化。新增省级工程技术研究中心{d}家,"
    "技术合同成交额{e}亿元。持续改善人居环境,实施背街小巷提升、雨污分流和绿化补植,健全长效管护机制,完成{f}个老旧小区改造,"
    "新建口袋公园{d}个,受到广大居民欢迎。下一步,将锚定年度目标不放松,以更严的作风、更实的举措,抓机遇、补短板、强弱项。\n\n"
)
DENSE = (
    "{y}年1-{m}月地区生产总值{a}亿元,比上年增长{b}%。其中,第一产业增加值{e}亿元,增长{b}%;第二产业增加值{a}亿元,增长{b}%。"
    "固定资产投资增长{b}%,工业投资占全部投资的比重为{c}%,比上年提高{e}个百分点。"
    "粮食总产量{a}万吨,年末常住人口{f}万人,城镇新增就业{d}万人,完成年度目标的{c}%。\n\n"
)


def text(pattern: str, megabytes: float, seed: int = 7) -> str:
    """About so many megabytes of UTF-8, every paragraph with numbers of its own."""
    rng = random.Random(seed)
    size, parts, full = 0, [], int(megabytes * 1e6)
    while size < full:
        part = pattern.format(
            y=1950 + len(parts) // 11 % 140,
            m=2 + len(parts) % 11,
            a=f"{rng.uniform(5, 900):.2f}",
            b=f"{rng.uniform(0.5, 20):.1f}",
            c=f"{rng.uniform(10, 95):.1f}",
            d=rng.randint(2, 90),
            e=f"{rng.uniform(0.5, 9):.2f}",
            f=rng.randint(10, 900),
        )
        parts.append(part)
        size += len(part.encode())
    return "".join(parts)
