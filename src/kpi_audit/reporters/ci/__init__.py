"""Reports for pipelines and the platforms that host schemes: SARIF, GitHub, GitLab, JUnit, JSON lines."""
