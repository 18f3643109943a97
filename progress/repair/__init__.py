"""The way back from a setback: the conversation in turns, and how long it took. No queries here."""
