"""What the registers machine offers to indicators."""
