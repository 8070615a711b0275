"""What the matters machine offers to indicators."""
