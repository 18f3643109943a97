"""The administrator's pages, and the page an invitation leads to."""
