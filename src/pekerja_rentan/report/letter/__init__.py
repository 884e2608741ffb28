"""The letter: a short *telaahan staf* as a Word document, in rentan's form or an office's own."""
