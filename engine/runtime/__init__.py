"""The consumer loop, the router, forms, the outbox sender and the due clock: what drives the features."""
