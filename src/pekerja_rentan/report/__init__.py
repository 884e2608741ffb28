"""Answers as documents that an office can sign: workbook, page, letter, picture."""
