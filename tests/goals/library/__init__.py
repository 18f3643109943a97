"""Tests of the library of starting points."""
