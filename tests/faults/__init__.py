"""What a run leaves behind when it is killed, when the disk is full, when its streams are closed,
and when others run beside it.

    python -m tests.faults --times 200 --seed 1 --minutes 5

``scenes`` are the runs and what whole outputs are; ``kills`` and ``wants`` do the harm and look at
what is left; ``campaign`` does as much as the clock allows and says how much that was.
"""
