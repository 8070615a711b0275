"""Indicator definitions and the engine that turns them into figures."""
