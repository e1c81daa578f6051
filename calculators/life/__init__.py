"""The life of a contract: events are replayed, and all that follows is read off the replay.

Knows no platform. What one does is data below `calculators/platforms/`.
"""
