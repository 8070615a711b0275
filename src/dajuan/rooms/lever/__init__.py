"""一个抓手: projects and the economy."""
