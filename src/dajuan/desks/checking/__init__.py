"""核数: any text read for its numbers, each held against the others and against the ledger. Nothing is kept."""
