"""Events and reminders."""
