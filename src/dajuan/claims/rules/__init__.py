"""The arithmetic of a report, one family per file; every rule reads ``Facts`` and yields verdicts."""
