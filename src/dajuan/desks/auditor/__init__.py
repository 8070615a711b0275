"""The auditor's desk: who changed what, when and why, and whether the chain holds."""
