"""The embedded servers, started for real in a state folder of their own."""
