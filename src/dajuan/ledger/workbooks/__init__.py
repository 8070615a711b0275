"""Workbooks in and out: safe reading, recognition, staged rows with cell-level findings, publishing."""
