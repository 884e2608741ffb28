"""What proves an answer later: the question, what it was answered from, the policies' own texts,
the versions and the answer, with a fingerprint over all of it. Names of people are never in it.
"""
