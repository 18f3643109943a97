"""Formulas: attainment, agreement of two raters, values, readiness. Numbers in, numbers out; no database."""
