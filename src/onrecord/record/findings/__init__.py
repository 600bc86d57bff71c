"""Findings: what in the source looks wrong, and what was probably meant."""
