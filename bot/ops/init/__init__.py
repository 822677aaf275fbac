"""The first configuration: six questions, tokens checked live, one file with safe rights."""
