"""What a verification found."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong and where: position and change-set, or table and entity, as far as known.

    Kinds: gap, previous, head, content, count, missing_change_set, unsealed, late_records,
    stray_records, changed_row, missing_row, unrecorded_row, deleted_row, capture, checkpoint.
    """

    kind: str
    text: str
    seq: int | None = None
    change_set: str = ""
    table: str = ""
    entity: str = ""


@dataclass
class Verdict:
    """How much was read, where the chain ends, and everything found wrong."""

    seq: int = 0
    head: str = ""
    change_sets: int = 0
    records: int = 0
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Nothing wrong."""
        return not self.findings

    @property
    def summary(self) -> str:
        """One sentence for people."""
        read = (
            f"已核对 {self.change_sets} 个变更集、{self.records} 条记录、{self.rows} 行现行数据，"
            f"账本止于第 {self.seq} 号"
        )
        return f"{read}，未发现改动。" if self.ok else f"{read}，发现 {len(self.findings)} 处问题。"
