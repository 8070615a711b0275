"""两个率先之一 营商环境: funds, service matters, rankings."""
