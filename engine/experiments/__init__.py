"""Experiments: whether something the bot does helps, measured on some who go without it."""
