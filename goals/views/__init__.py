"""Pages of goals: the list, proposing and answering, one's own, every version, the clinician's review."""
