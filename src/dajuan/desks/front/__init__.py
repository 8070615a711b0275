"""Pages before and beside the work: errors, help, the menu, the own account."""
