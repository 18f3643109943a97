"""Rules about words that belong to the way back from a setback; goals.wording does the rest."""
