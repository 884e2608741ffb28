"""What rentan says of batches in English."""

SENTENCES = {
    "error.batch-key": "'{name}' is neither a flag's name nor carried along.{near:near} Columns of "
    "your own begin with {prefix}. Known: {known:list}.",
    "error.batch-column-twice": "the header has a column without a name, or '{name}' twice.",
    "error.batch-column-same": "the columns '{one}' and '{other}' both mean {key}. Keep one.",
    "error.batch-deep": "the line holds more than {most:n} lists or objects within each other.",
    "error.batch-number-long": "a number in this line has more digits than any number of people or "
    "Rupiah. Write it as text if it is an id.",
    "error.batch-fault": "rentan failed on this line: {kind}. This is a fault of rentan, not of "
    "the input; the other lines are answered.",
    "error.batch-header": "there is no header that can be read. The first line names the columns.",
    "error.batch-utf16": "this is UTF-16 text. Save it as 'CSV UTF-8'.",
    "error.batch-command": "no command is named. Give --command, or a column 'command': "
    "{known:list}.",
    "error.batch-command-unknown": "there is no command '{name}' in a batch.{near:near} Known: "
    "cost, fit, audit.",
    "error.batch-idle": "{command} takes no '{name}'. Leave it empty.",
    "error.batch-yes": "'{text}' is neither true nor false.",
    "error.batch-line-long": "the line is longer than {most:n} bytes and was not read.",
    "error.batch-quote": "a quotation mark in this line is not closed, or stands within a cell. "
    "Double it, or put the whole cell in quotes.",
    "error.batch-nul": "the line holds a NUL byte, so this is no text.",
    "error.batch-encoding": "the line is not UTF-8 text.",
    "error.batch-cells": "the line has {found:n} {found:cell|cells}, the header {expected:n}. A "
    "cell that holds '{delimiter}' goes in quotes.",
    "error.batch-json": "the line is not JSON, or is cut off.",
    "error.batch-not-object": "the line is JSON, but not an object with keys.",
    "error.batch-key-twice": "the key '{name}' stands twice.",
    "error.batch-fraction": "the number {text} has a fraction or no value. Write whole numbers, or "
    'text such as "1,6 miliar".',
    "error.batch-format": "'{name}' is not a format of batches. Use csv or jsonl.",
    "error.batch-suffix": "'{path}': the answers are {format}, as the requests are.",
    "error.batch-missing": "'{path}' does not exist.",
    "batch.sum": "{requests:n} {requests:request|requests}: {answered:n} answered, {errors:n} "
    "{errors:error|errors}",
    "progress.answer": "answering",
    "help.batch": "Answers many requests of cost, fit or audit, from CSV or JSON Lines.",
    "opt.batch-file": "CSV or JSON Lines of requests, or - for stdin; columns or keys are the "
    "flags' names.",
    "opt.command": "cost, fit or audit, for requests without a column 'command'.",
    "opt.format-batch": "csv or jsonl. Without it as the file's suffix or first line is.",
    "opt.output-batch": "Write the answers to a file, whole or not at all.",
    "opt.fail-if-batch": "Exit with 1 when this holds: errors.",
}
