"""What people see, by who sits there."""
