"""What if: the last 30 days counted again under other terms, without changing anything (`/points preview`)."""
