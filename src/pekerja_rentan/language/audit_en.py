"""What rentan says of published figures in English."""

SENTENCES = {
    "error.audit-figures": "two of workers, months and budget are needed; not given: "
    "{missing:codes}. Give one of them: the third is solved for.",
    "error.audit-one": "{flag} alone cannot be checked. Give one of {missing:list} too, and the "
    "third is solved for; give both, and they are held against each other.",
    "error.year-alone": "'{text}' is not a year. Write it as 2024.",
    "error.audit-zero": "'{text}' is nothing to audit. Write an amount above zero.",
    "error.audit-rate-changes": "the rate changes within {period:span}. Audit the parts one by "
    "one, or give --rate.",
    "error.precision-idle": "there is no figure for '{figure}' whose precision this could be. "
    "Give the figure too, or leave its precision out.",
    "error.precision-range": "'{text}' cannot be how far {amount:n} is from the true figure.",
    "error.audit-file-and-flags": "{flags:list} and a file exclude each other: a file says "
    "everything in its columns.",
    "error.audit-nothing": "nothing to audit. Give two of --workers, --months and --budget, or a "
    "CSV file.",
    "error.audit-many": "more than {most:n} rows are too many to read. Use 'rentan batch "
    "--command audit'.",
    "error.gate-audit": "--fail-if does-not-add-up: where a figure is missing it is solved for, so "
    "nothing can fail. Give --workers, --months and --budget.",
    "error.audit-empty": "'{path}' has no rows below its header.",
    "note.legal-rate-fits": "The published rate of {rate:rp} is not the law's {legal:rp} in "
    "{year}; "
    "at the law's the figures come to {total:rp}, which adds up too.",
    "note.legal-rate-fails": "The published rate of {rate:rp} is not the law's {legal:rp} in "
    "{year}; "
    "at the law's the figures come to {total:rp}, which does not add up.",
    "verdict.to-the-rupiah": "to the Rupiah",
    "verdict.within-rounding": "within rounding",
    "verdict.does-not-add-up": "does not add up",
    "audit.rate-asked": "Rate: {rate:rp} per worker and month, as published.",
    "verdict.as-written": "as written",
    "reading.two-rates-rate-programs-more": "if some paid {programs:plus}",
    "reading.range-first": "(the first {low:n} to {high:n})",
    "verdict.solved": "solved",
    "verdict.error": "cannot be read",
    "audit.head": "{region}: does the published figure add up? ({year})",
    "audit.list": "{rows:n} published {rows:figure|figures}: do they add up?",
    "audit.line": "line {line:n}",
    "audit.rate-law": "Rate: {rate:rp} per worker and month, by law in {years:list} [{source}].",
    "audit.to-the-rupiah": "Adds up to the Rupiah: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}.",
    "audit.within-rounding": "Adds up within rounding: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; {rounded}.",
    "audit.does-not-add-up-more": "Does not add up: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; the published {budget:rp} is {difference:rp} more.",
    "audit.does-not-add-up-less": "Does not add up: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; the published {budget:rp} is {difference:rp} less.",
    "audit.rounded-count": "as published, the headcount is between {low:n} and {high:n}",
    "audit.rounded-rupiah": "as published, the amount is between {low:rp} and {high:rp}",
    "audit.about-count": "the headcount is published as about {amount:n}",
    "audit.about-rupiah": "the amount is published as about {amount:rp}",
    "audit.solved-budget": "Solved: {workers:n} × {months} × {rate:rp} = {amount:rp}.{ranged}",
    "audit.solved-workers": "Solved: {budget:rp} is {amount:n} {amount:worker|workers} × {months} "
    "× {rate:rp}, with {remainder:rp} over.{ranged}",
    "audit.solved-months": "Solved: {budget:rp} is {workers:n} × {amount:n} {amount:month|months} "
    "× {rate:rp}, with {remainder:rp} over.{ranged}",
    "audit.range-count": "By the rounding of what was published: from {low:n} to {high:n}.",
    "audit.range-one": "By the rounding of what was published: {low:n}.",
    "audit.range-rupiah": "By the rounding of what was published: from {low:rp} to {high:rp}.",
    "audit.no-whole": "No whole number gives it.",
    "audit.if": "It would add up",
    "audit.if-of": "{place} would add up",
    "audit.none-claimed": "Each reading changes one thing and takes the rest as published; that it "
    "fits does not show that it is what was meant, and none is claimed.",
    "audit.none-found": "None of the readings that were tried makes it add up.",
    "audit.readings-left": "And {left:n} less plain {left:reading|readings}.",
    "audit.sum": "{to_the_rupiah:n} to the Rupiah, {within_rounding:n} within rounding, "
    "{does_not_add_up:n} {does_not_add_up:does|do} not add up, {solved:n} solved, {errors:n} "
    "cannot be read.",
    "audit.worker-months": "That is {amount:n} worker-months exactly.",
    "audit.worker-months-written": "As written, that is {amount:n} worker-months.",
    "audit.worker-months-over": "That is {amount:n} worker-months, with {remainder:rp} over.",
    "audit.worker-months-uneven": "They are no whole number of months for {workers:n} workers: "
    "some may have been covered for longer than others.",
    "audit.nearest-more": "Nearest by {what}, does not fit: {workers:n} × {months} × "
    "{rate:rp} = {total:rp}, {difference:rp} more than published.",
    "audit.nearest-less": "Nearest by {what}, does not fit: {workers:n} × {months} × "
    "{rate:rp} = {total:rp}, {difference:rp} less than published.",
    "reading.cut-off-count": "if it was cut off, not rounded: {figure} {now:n}, written {was:n}",
    "reading.cut-off-rupiah": "if it was cut off, not rounded: {figure} {now:rp}, written {was:rp}",
    "reading.rounded-off-count": "if its zeros are rounding: {figure} {now:n}, written {was:n}",
    "reading.rounded-off-rupiah": "if its zeros are rounding: {figure} {now:rp}, written {was:rp}",
    "reading.unit-count": "if the unit was mistaken: {figure} {now:n}, not {was:n}",
    "reading.unit-rupiah": "if the unit was mistaken: {figure} {now:rp}, not {was:rp}",
    "reading.group-lost-count": "if three digits were left out: {figure} {now:n}, not {was:n}",
    "reading.group-lost-rupiah": "if three digits were left out: {figure} {now:rp}, not {was:rp}",
    "reading.group-added-count": "if three digits are too many: {figure} {now:n}, not {was:n}",
    "reading.group-added-rupiah": "if three digits are too many: {figure} {now:rp}, not {was:rp}",
    "figure.rate": "rate",
    "audit.product": "{workers:n} × {months} × {rate:rp}",
    "audit.why-exact": "{words}: {parts} = {total:rp}, to the Rupiah",
    "audit.why-reading": "{words}: {parts} = {total:rp}, {difference:rp} from the published "
    "{budget:rp}, within its rounding",
    "reading.month-more": "for one month more",
    "reading.month-less": "for one month less",
    "reading.months": "for another number of months",
    "reading.workers": "with another headcount",
    "reading.rate-law": "at the law's rate in {year}",
    "reading.rate-programs": "at the rate of {programs:plus}",
    "reading.rate-year": "at the rate from {since:span} on",
    "reading.rate-relief": "with the {relief} of {period:span}",
    "reading.rate-relief-denied": "with the {relief} of {period:span}, which money from {funding} "
    "does not get",
    "reading.rate-income": "at the rate of a reported income of {base:rp}",
    "reading.rate-wage": "if all were wage workers ({share:pct} of {wage:rp})",
    "reading.rate": "at another rate",
    "reading.digits-swapped-count": "if two digits were swapped: {figure} {now:n}, not {was:n}",
    "reading.digits-swapped-rupiah": "if two digits were swapped: {figure} {now:rp}, not {was:rp}",
    "reading.zero-lost-count": "if a zero was lost: {figure} {now:n}, not {was:n}",
    "reading.zero-lost-rupiah": "if a zero was lost: {figure} {now:rp}, not {was:rp}",
    "reading.zero-added-count": "if a zero was added: {figure} {now:n}, not {was:n}",
    "reading.zero-added-rupiah": "if a zero was added: {figure} {now:rp}, not {was:rp}",
    "reading.worker-months": "if the headcount were worker-months of {workers:n} workers",
    "reading.two-waves": "if they came in two waves ({splits:n} {splits:split fits|splits fit})",
    "reading.two-rates-rate-programs": "if some paid only {programs:plus}",
    "reading.two-rates-rate-wage": "if some were wage workers ({share:pct} of {wage:rp})",
    "reading.range-count": "({low:n} to {high:n} fit)",
    "reading.range-rupiah": "({low:rp} to {high:rp} fit)",
    "figure.workers": "headcount",
    "figure.months": "months",
    "figure.budget": "budget",
    "col.line": "Line",
    "col.place": "Place",
    "col.year": "Year",
    "col.budget": "Published",
    "col.reckoned": "Reckoned",
    "col.verdict": "Verdict",
    "col.nearest": "Nearest",
    "col.worker_months_remainder": "Left over",
    "col.readings": "Readings",
    "col.reading": "Reading",
    "col.error": "Error",
    "show.wage-share": "{share} of the wage",
    "help.audit": "Whether published figures add up: workers × months × rate against the budget.",
    "opt.audit-file": "CSV of figures, or - for stdin; columns place, year, workers, months, rate, "
    "budget.",
    "opt.workers-audit": "Workers as published: 5.606, '32 ribu', 'sekitar 32.000'.",
    "opt.months-audit": "Months as published.",
    "opt.budget-audit": "Budget as published: 732210600, '7 miliar', 'sekitar 1,6 miliar'.",
    "opt.rate-audit": "Monthly rate as published, for one worker. Without it the law's.",
    "opt.year-audit": "Year whose rate holds. Without it the latest.",
    "opt.workers-precision": "How far the true headcount may lie from the published one.",
    "opt.budget-precision": "How far the true budget may lie from the published one; 1: to the "
    "Rupiah.",
    "opt.fail-if-audit": "Exit with 1 when one of these holds: does-not-add-up, errors.",
}
