# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# The automatic rules
