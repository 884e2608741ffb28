"""Letters: the staff paper, and what is wrong with its template."""

SENTENCES = {
    "letter.name": "STAFF PAPER",
    "letter.to": "To",
    "letter.to-whom": "{blank}",
    "letter.from": "From",
    "letter.date": "Date",
    "letter.number": "Number",
    "letter.enclosure": "Enclosures",
    "letter.subject": "Subject",
    "letter.question": "Question",
    "letter.assumptions": "Assumptions",
    "letter.facts": "Facts that bear on it",
    "letter.office": "Office in charge of the programme: {office}",
    "letter.formulas": "How it was reckoned:",
    "letter.other-sources": "Other sources used: {sources:parts}",
    "letter.source-note": " Note: {note}.",
    "letter.source": "{title} ({issued}; {level} source). {address}{note}",
    "letter.no-address": "No link to it is known.",
    "letter.analysis": "Analysis",
    "letter.conclusion": "Conclusion",
    "letter.amount": "Amount needed",
    "letter.suggestions": "Suggestions",
    "letter.to-settle": "To be settled before signing:",
    "letter.signatory": "Position of the author,",
    "letter.signed": "Full name",
    "letter.staff-number": "NIP",
    "letter.page": "Page",
    "letter.of": "of",
    "letter.none": "None.",
    "letter.rules": "The table names the source of every rule.",
    "letter.check-open": "No certain source was found; have it settled: {sources:parts}.",
    "letter.check-secondary": "Secondary sources, to be compared with the original text: "
    "{sources:parts}.",
    "error.template-not-docx": "'{path}' is not a Word document (.docx). Open it in Word or "
    "LibreOffice and save it as .docx.",
    "error.template-large": "'{path}' holds more than {most:n} MB. Make its pictures smaller, or "
    "name another file.",
    "error.template-open": "a field is not closed in '{path}': {text}. Write it like {example}.",
    "error.template-unknown": "unknown fields in '{path}': {names:list}.{near:near} "
    "There are: {known:list}.",
    "error.template-alone": "the field {name} in '{path}' becomes a table. Put it in a paragraph "
    "of its own.",
    "error.template-place": "fields in a footnote or endnote of '{path}' cannot be filled in: "
    "{names:list}. Move them into the letter itself.",
    "error.template-lacks": "the template '{path}' lacks the fields {names:list}. Add them in "
    "double braces, such as {example}.",
    "error.template-output": "'{path}' is the template itself. Name another file for the letter.",
    "letter.change": "What changes against the earlier answer",
    "letter.difference": "difference",
    "opt.template": "The office's own template of a letter (.docx); see 'rentan template'.",
    "opt.template-file": "The .docx file that is written.",
    "help.template": "Write a template of a letter (.docx) with its fields, for an office to "
    "change and use with --template.",
}
