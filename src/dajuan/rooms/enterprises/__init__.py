"""企业满意: enterprises, research, problems, liaison."""
