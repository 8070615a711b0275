"""Plain Python every storey stands on: periods, money, exact arithmetic, the clock, the shelf."""
