"""Departments, posts, people, and who may see what."""
