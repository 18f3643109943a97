"""PostgreSQL and Valkey from wheels, for the demo and the tests: nothing to install, no port, no root.

The servers are daemons, found again by every process of the same checkout and user. Production never
uses them: without DEBUG everything here refuses. DATABASE_URL and REDIS_URL always win over them.
"""
