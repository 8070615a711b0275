"""A project from lead to capacity: gates, plans, progress, batches, lights."""
