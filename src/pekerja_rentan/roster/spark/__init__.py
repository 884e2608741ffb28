"""The same screening on Spark, for lists that outgrow a machine: the cells are read by the same
functions, the rows judged by the same expressions, and the answer put together by the same report.
"""
