"""Speed, measured with its yardsticks in the same run."""
