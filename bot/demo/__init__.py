"""A bundled community lives through four weeks on the real engine, in seconds."""
