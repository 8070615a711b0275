"""The administrator's desk: accounts, assignments, departments."""
