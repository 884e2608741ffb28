"""Files of payments: CSV and workbooks in which an office keeps its payment orders."""
