"""The cycle two partners are caught in, counted from what both shared. No queries here."""
