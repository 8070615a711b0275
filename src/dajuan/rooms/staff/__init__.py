"""干部职工满意: training and care."""
