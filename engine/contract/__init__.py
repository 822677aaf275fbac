"""What everybody speaks: frozen values and ports. No I/O, no third-party import but msgspec."""
