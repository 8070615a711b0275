"""Themes of the lever: the three batches."""

from dajuan.indicators.themes import THEMES, Theme

THEMES.put(
    Theme(
        code="three_batches",
        label="三个一批",
        purpose="签约、开工、投产三批项目走到哪一步，谁还没有做到",
        numbers=("B003", "B001", "B005", "B006", "B007", "B004"),
        pictures=("batch_signing", "batch_start", "batch_production"),
        gaps=("batch_signing_behind", "batch_start_behind", "batch_production_behind"),
    )
)
