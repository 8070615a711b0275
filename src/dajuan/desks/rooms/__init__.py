"""The rooms of the zone: what each counts, keeps and lacks. All of it follows the shelves."""
