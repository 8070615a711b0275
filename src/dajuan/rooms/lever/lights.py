"""The zone's rule sets for lights, by the day they came into force."""

from datetime import date

from dajuan.projects.lights import LIGHT_RULES, LightRules

LIGHT_RULES.put(
    LightRules(
        "default", date(2020, 1, 1), "参照银川市2025年重大项目红黄绿灯管理办法；0—10个百分点以内仍为绿灯"
    )
)
