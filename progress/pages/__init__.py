"""What the pages that read across all apps show, put together in a fixed number of queries."""
