"""English: the law by its months, and what of it is taken for granted."""

SENTENCES: dict[str, str] = {
    "note.national-rules": "rentan holds no file for {region}: the national rules are taken. "
    "Whether it has rules of its own is not known here; ask its office for them.",
    "note.rates-beyond": "The rules were last checked in {checked:span}: that they and their rates "
    "still hold in {period:span} is taken for granted.",
    "note.relief-billed": "Whether a relief holds in {period:span} is decided only when the "
    "contributions are billed: the bill may differ from this [{source}].",
    "note.program-apart": "Whether {program} is sold without {lacking:plus} is an open question "
    "[{source}]. Ask the BPJS branch.",
    "error.program-apart": "{program} is sold only with {lacking:plus} ({title}, {issued}, "
    "[{source}]). Write --programs {programs}.",
    "problem.program-apart": "{program} is sold only with {lacking:plus} [{source}].",
    "note.wage-carried-on": "No minimum wage of {year} is known: that of {of}, {amount:rp} "
    "[{source}], is carried on for {rules:list} and taken not to fall. It refuses nobody for "
    "earning too much: an income from it on needs data until the wage of {year} stands in the "
    "policy.",
    "show.wage-carried-on": "{value}, carried on from {of}",
    # Waiting times
    "note.waiting-window": "{period:span}: {months} {months:month lies|months lie} inside the "
    "waiting time of {program}: if a member dies, not by work, in the first {waiting} months of "
    "membership, the family is paid only {benefit:rp} [{source}]. Calendar months are counted, an "
    "open question [{open}].",
    "note.waiting-rows": "Up to {waiting} months lie inside the waiting time of {program}: if a "
    "member dies, not by work, in the first {waiting} months of membership, the family is paid "
    "only {benefit:rp} [{source}]. Calendar months are counted, an open question [{open}].",
    "note.waiting-begins": "{program} has a waiting time from {month:span} on: of a death, not "
    "by work, in the first {waiting} months of membership the family is paid only {benefit:rp} "
    "[{source}]; until {until:span} all was paid from the first month [{before}]. It is taken to "
    "hold for those who joined before, too, and by calendar months: open questions [{open}].",
    "note.waiting-ends": "{program} has no waiting time from {month:span} on [{source}]; until "
    "{until:span} only {paid:rp} were paid of a death, not by work, in the first {was} months of "
    "membership [{before}].",
    "note.waiting-changes": "The waiting time of {program} changes: from {month:span} on the "
    "family is paid only {benefit:rp} of a death, not by work, in the first {waiting} months of "
    "membership [{source}]; until {until:span} it was {paid:rp} in the first {was} months "
    "[{before}]. It is taken to hold for those who joined before, too, and by calendar months: "
    "open questions [{open}].",
    "note.waiting-unknown": "Whether {program} had a waiting time in {period:span} is not known "
    "here: the policy speaks of it from {first:span} on.",
    "note.plan-waiting": "{share:pct} of the worker-months ({inside:n} of {of:n}) lie in the first "
    "{months} months of a membership, the waiting time of {program}: of a death then, not by work, "
    "the family is paid only {benefit:rp} [{source}]. Calendar months are counted, from "
    "{since:span} on, those who joined before included: open questions [{open}].",
    "problem.waiting-benefit": "a waiting time of some months has a 'benefit', one of 0 months has "
    "none.",
    "show.waiting": "{program}, waiting time",
    "show.waiting-months": "in the first {months} calendar months of membership only {benefit:rp}",
    "show.waiting-none": "none: all is paid from the first month",
    "show.waiting-open": "open: {question}",
}
