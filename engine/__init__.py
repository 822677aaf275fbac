"""The platform-free core of Qunban. See docs/architecture.md for the rooms of this house."""
