"""The clinician's part of the monthly review: preparing it, notes on it; treatment-plan reviews beside it."""
