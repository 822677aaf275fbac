# The automatic rules
