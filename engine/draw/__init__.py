"""Chart specifications become PNG pictures. The only room that knows the drawing library, and it loads it late."""

from engine.draw.chart import render_chart

__all__ = ["render_chart"]
