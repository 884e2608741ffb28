"""What documents say in English."""

SENTENCES = {
    "report.cost-title": "Contributions for vulnerable workers: {region}, {period:span}",
    "report.cost-question": "What does it cost to cover {workers:n} "
    "{workers:worker|workers} in {region} for {months:n} {months:month|months} "
    "({period:span-full}), {programs}, with money from {funding}?",
    "report.costs-title": "Contributions for vulnerable workers: {regions:list}",
    "report.costs-question": "What does it cost to cover {workers:n} "
    "{workers:worker|workers} in {regions:list}?",
    "report.cost-answer": "{total:rp} are needed.",
    "report.cost-fits": "{total:rp} are needed; of the allocation of {allocation:rp}, "
    "{balance:rp} remain.",
    "report.cost-over": "{total:rp} are needed; the allocation of {allocation:rp} is short by "
    "{balance:rp}.",
    "report.months": "Cash plan: {region}, {period:span}",
    "report.fit-title": "What the budget buys: {region}, {period:span}",
    "report.fit-question": "How many workers in {region} does {budget:rp} cover in "
    "{period:span-full}, {programs}, with money from {funding}?",
    "report.frontier": "Workers that {budget:rp} covers, by months: {region}, {period:span}",
    "col.spent": "Paid so far",
}
