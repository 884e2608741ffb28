"""What rentan answers to some two hundred requests, recorded, so that a change of it is seen.

``requests.txt`` holds the requests, ``recorded/`` what came of each, ``files/`` what they read
beside ``examples/``.
"""
