"""Where coins come from and where they go: `/economy`, for admins."""
