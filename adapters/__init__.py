"""Platforms, turned into the common vocabulary and back. Only here may their libraries be imported."""
