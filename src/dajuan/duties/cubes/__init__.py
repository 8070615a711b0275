"""What the duties machine offers to indicators."""
