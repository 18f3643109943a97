"""The conversation in turns, and how long the way back from a setback took. No queries here."""
