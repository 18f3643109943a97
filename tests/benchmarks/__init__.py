"""Tests of the benchmarks: what they count and how they sum up; nothing here is timed."""
