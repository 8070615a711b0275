"""The leader's desk: the dashboard, projects, figures, answer sheets."""
