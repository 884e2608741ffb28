"""Pure functions from a policy and a request to a result: no screen, no file, no clock."""
