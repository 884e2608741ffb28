"""rentan on Windows, as far as Wine is Windows: the folder that planners unpack, run by the real
CPython for Windows, beside the same commands on this machine (``-m windows``).

``machine`` makes what is needed: Debian's Wine in a folder, by debootstrap, once (a minute, root),
in the folder that RENTAN_WINDOWS names, else in the user's cache; it can be deleted at any time.
``python -m tests.windows`` makes it, or says why it cannot. ``driver`` runs in both Pythons and
starts a process for each command. Every process of Wine ends with the call that began it.
"""
