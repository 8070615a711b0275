"""What is done to registers. Every action writes through ``commit_change``."""
