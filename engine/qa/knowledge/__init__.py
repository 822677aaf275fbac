"""What a community knows: curated entries and accepted answers, found again when somebody asks."""
