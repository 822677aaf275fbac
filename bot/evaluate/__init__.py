"""The commands `evaluate …`: how right the models are, with their yardsticks in the same run."""
