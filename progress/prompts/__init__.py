"""Words to begin from: for the journal, for good words, for a hard moment, for the way back."""
