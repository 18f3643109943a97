"""The first edition of the library of starting points: content as JSON, loaded once by a migration."""
