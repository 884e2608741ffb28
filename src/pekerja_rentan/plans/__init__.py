"""Plan files: a plan in YAML, read as strictly as a policy."""
