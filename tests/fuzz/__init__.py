"""Random inputs against small models that know nothing of the engine.

    python -m tests.fuzz --minutes 10

Every input is made from a seed of its own, so that what is found can be made again.
"""
