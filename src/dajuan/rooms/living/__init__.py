"""两个率先之一 人居环境: places, works, patrols, flood plans."""
