"""Commitments: what a party has bound itself to, on what condition, and what became of it."""
