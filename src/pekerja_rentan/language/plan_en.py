"""What rentan says of plans in English."""

SENTENCES = {
    # What cannot be planned
    "error.cohorts-none": "there are no cohorts. Give --cohort 15000@2025-01..2025-12 or a plan "
    "file.",
    "error.cohorts-many": "{count:n} cohorts are more than {most:n}. For a list of people use "
    "'rentan screen'.",
    "error.cohort-unreadable": "'{text}' is not a cohort. Write it as 15000@2025-01..2025-12, with "
    "a name before it if you like: nelayan=15000@2025.",
    "error.cohort-months": "'{text}' has no months. Write a cohort as 15000@2025-01..2025-12.",
    "error.cohort-workers": "cohort '{name}' has no workers. Give their number, or ask for it with "
    "--solve workers:{name}.",
    "error.cohort-twice": "two cohorts are called '{name}'. Give each a name of its own; a segment "
    "says that they are the same people.",
    "error.months-overlap": "the months {one:span} and {other:span} overlap. Give each month once.",
    "error.plan-long": "the plan runs from {first} to {last}, longer than {longest:n} months.",
    "error.since-late": "members since {since} cannot be: the cohort begins in {first}.",
    "error.entries-unreadable": "'{text}' is not a list of 'name=value'. Write it as "
    "apbd=60%, csr=40%.",
    "error.entry-twice": "'{name}' is named twice. Keep one.",
    "error.share-unreadable": "'{text}' is not a share. Write it as 60%, 0,5% or 1/3.",
    "error.share-range": "a share of '{text}' cannot be: it must be above 0% and at most 100%.",
    "error.shares-over": "the shares add up to {total}, {rest} too much. They must make 100%.",
    "error.shares-under": "the shares add up to {total}, so nobody pays {rest}. They must make "
    "100%; what the workers pay themselves is 'mandiri'.",
    "error.leavers-negative": "'{text}' leavers cannot be. Write how many leave in a month, as "
    "25 or 0,5%; who joins is another cohort.",
    "error.leavers-reason": "'{name}' is not a reason to leave.{near:near} Known: {known:list}.",
    "error.payment-months": "{months:n} months cannot be paid at once. Known: {known:list} "
    "[{source}].",
    # Allocations
    "error.grant-unreadable": "'{text}' is not an allocation. Write it as 2025='3 miliar', "
    "csr:2025='500 juta', or 2025-10='3,4 miliar' where it is revised from a month on.",
    "error.allocation-region": "the plan is for several regions, so an allocation must say whose "
    "it is. Known: {known:list}.",
    "error.allocation-other-region": "no cohort is of the region '{region}'.{near:near} Known: "
    "{known:list}.",
    "error.allocation-idle": "no cohort is paid from '{funding}', so its allocation pays nothing. "
    "Cohorts are paid from: {known:list}.",
    "error.allocation-years": "the plan runs over several years ({years:list}), and an allocation "
    "pays one. Say which: {year}='3 miliar', or in a file 'year: {year}'.",
    "error.allocation-year": "an allocation of '{funding}' for {year} pays nothing: an allocation "
    "pays its own year, and cohorts are paid from it in {years:list}.",
    "error.allocation-twice": "the allocation of '{funding}' from {month} is given twice. Keep "
    "one.",
    "error.allocation-from": "'from' ({month}) lies outside the year {year}. Keep one of the two.",
    "problem.need-text-or-mapping": "a single value or 'key: value' entries are needed here.",
    "problem.months-none": "there are no months here. Write them as 2025-01..2025-12.",
    "problem.plan-empty": "the file is empty. Write 'cohorts:' and under it '- workers: 15000' "
    "with 'months: 2025'; 'rentan plan --schema' describes the rest.",
    # Backwards
    "error.solve-unknown": "'{name}' cannot be solved for.{near:near} Known: {known:list}.",
    "error.solve-cohort": "no cohort is called '{name}'.{near:near} Known: {known:list}.",
    "error.solve-needs-workers": "cohort '{cohort}' has no workers. Give their number to solve for "
    "its months.",
    "error.solve-unlimited": "no allocation limits cohort '{cohort}': none is known for "
    "{fundings:list} in {years:list}. Give --allocation.",
    "error.solve-endless": "the allocations carry more than {most:n} workers for cohort "
    "'{cohort}'. Check the zeros.",
    "error.solve-others-over": "without cohort '{cohort}' the plan is over its allocation already: "
    "{funding} {year} runs short by {short:rp} by {month:span}.",
    "error.solve-not-one": "not one worker fits in cohort '{cohort}': {funding} {year} would run "
    "short by {short:rp} by {month:span}.",
    "error.solve-not-a-month": "not one month of cohort '{cohort}' fits: {funding} {year} would "
    "run short by {short:rp} by {month:span}.",
    # The command line
    "error.plan-file-flags": "the plan file says what is planned, so {flags:list} would change "
    "nothing. Write it in the file.",
    "error.gate-plan": "--fail-if over-budget: no allocation is known for this plan. Give "
    "--allocation.",
    # What a plan took for granted, and what a careful colleague adds
    "note.plan-blocks": "Several months are paid at once, in advance: a block begins with a "
    "cohort's first month, after a gap, and anew in January; it ends after its months or with the "
    "year.",
    "note.plan-leavers": "Leavers leave at the end of a month and are whole people: shares are "
    "added up exactly and rounded half up. What is paid for them in advance is lost; those who "
    "replace them join, and are paid for, from the next month.",
    "note.plan-different-people": "Cohorts that run at the same time are taken to be different "
    "people.",
    "note.plan-no-allocation": "{region}: no allocation is known of money from {funding} "
    "for {years:list}.",
    "note.segment-overlap": "Cohorts '{one}' and '{other}' are both of '{segment}' and overlap in "
    "{period:span}: whoever is in both is paid for twice.",
    "note.runs-out": "{region}: the money from {funding} for {year} runs out in {month:span}; "
    "{short:rp} are missing. Up to {people:n} {people:worker|workers} cannot be paid for, "
    "{lapsed:n} worker-months in all.",
    "note.overspent": "{region}: in {month:span} the money from {funding} for {year} is revised to "
    "{short:rp} less than what has been paid of it by then.",
    "note.plan-shared-relief": "A contribution that several pay is due at the rate of the one with "
    "the least relief: {cohorts:list}.",
    "note.relief-opens": "The {relief} begins in {month:span} [{source}]; it matters to: "
    "{cohorts:list}.",
    "note.relief-closes": "The {relief} ends with {month:span} [{source}]; after it the full rate "
    "is due for: {cohorts:list}.",
    "note.gap-bridged": "'{cohort}' pays nothing in {period:span} ({months} "
    "{months:month|months}): a gap of at most {limit} months can be bridged [{source}].",
    "note.gap-ends": "'{cohort}' pays nothing in {period:span} ({months} months): a gap of "
    "more than {limit} months ends membership [{source}], and the waiting time likely begins anew "
    "[{open}].",
    # Answers
    "plan.head": "{regions:list}: plan of {cohorts:n} {cohorts:cohort|cohorts}, {period:span} "
    "({months:n} {months:month|months})",
    "plan.head-alike": "{regions:list}: plan of {cohorts:n} {cohorts:cohort|cohorts}, "
    "{period:span} ({months:n} {months:month|months}), {programs}, money from {funding}",
    "plan.fund": "money from {funding} for {year}",
    "plan.short": "{fund} is short by {short:rp} from {month:span-full} on: up to {people:n} "
    "{people:person waits|people wait} at once, of {cohorts}, in {waiting:span-full} "
    "({worker_months:n} worker-months).",
    "plan.short-revised": "{fund} is short by {short:rp} from {month:span-full} on: its allocation "
    "was revised to less than had been paid. Nobody waits.",
    "plan.and-more": "{names} and {more:n} more cohorts",
    "plan.enough": "{fund} is enough: of an allocation of {allocation:rp}, {left:rp} remain.",
    "plan.others-last": "All other money with a known allocation ({count:n}) is enough.",
    "plan.all-last": "All money with a known allocation ({count:n}) is enough.",
    "plan.unknown": "{fund}: no allocation is known, so that nobody can say whether it is enough "
    "for {paid:rp}.",
    "plan.unknown-all": "{count:n} allocations are not known, so that nobody can say whether they "
    "are enough.",
    "plan.sum": "{paid:rp} are needed in all, for {worker_months:n} worker-months.",
    "plan.sum-due": "{paid:rp} are needed in all, {due:rp} of it for {worker_months:n} "
    "worker-months that are covered and {lost:rp} for months after somebody left.",
    "plan.solved-workers": "{workers:n} {workers:worker|workers} fit in cohort '{cohort}' "
    "({period:span}); {remainder:rp} remain of {funding} {year}. One more would be {short:rp} "
    "too much.",
    "plan.solved-start": "Cohort '{cohort}' ({workers:n} {workers:worker|workers}) can start in "
    "{first:span} and run to {last:span}; {remainder:rp} remain of {funding} {year}. A month "
    "earlier would be {short:rp} too much.",
    "plan.solved-months": "Cohort '{cohort}' ({workers:n} {workers:worker|workers}) can run for "
    "{months:n} {months:month|months} ({period:span}); {remainder:rp} remain of {funding} {year}. "
    "One more would be {short:rp} too much.",
    "plan.solved-whole": "All months of cohort '{cohort}' fit ({workers:n} "
    "{workers:worker|workers}, {period:span}); {remainder:rp} remain of {funding} {year}.",
    "plan.cohorts": "Cohorts",
    "plan.totals": "Totals",
    "plan.money": "Allocations",
    "plan.lapses": "Who waits because money is short",
    "plan.cohort": "{name} ({programs}, {funding})",
    "plan.account": "{code} {name}",
    "plan.no-account": "on none of the policy's accounts",
    "plan.revised": "{funding} {year}, from {month:span}",
    "plan.why-line": "{cohort}, {program}, {period:span}: {worker_months:n} worker-months × "
    "{rate:rp} = {amount:rp} [{source}]",
    "plan.why-line-relief": "{cohort}, {program}, {period:span}: {worker_months:n} worker-months × "
    "{rate:rp} ({full:rp} less the relief {relief}) = {amount:rp} [{source}]",
    "plan.why-share": "{cohort}: {share} from {funding} = {amount:rp}",
    "plan.why-leavers": "{cohort}: {each} a month leave ({reason}), {workers:n} in all",
    "plan.why-allocation": "{funding} {year}: {allocation:rp} − {paid:rp} = {left:rp} {source}",
    "plan.why-solved": "{funding} {year}, by {month:span}: {allocation:rp} − {others:rp} of the "
    "other cohorts − {own:rp} of '{cohort}' = {remainder:rp}",
    "plan.why-total": "Total: {paid:rp}",
    "plan.asked": "(as asked)",
    "leavers.deaths": "deaths",
    "leavers.moved": "moved away",
    "leavers.wage-earners": "turned wage earners",
    "leavers.other": "for any reason",
    "col.joining": "Join",
    "col.leaving": "Leave",
    "col.ending": "Ending",
    "col.due": "Due",
    "col.paid": "Paid",
    "col.left": "Left",
    "help.plan": "The cash plan of cohorts over months, against allocations; and backwards, what "
    "of a cohort fits.",
    "opt.plan-file": "A plan in YAML ('rentan plan --schema' describes it), in place of the flags.",
    "opt.cohort": "Workers and their months, [NAME=]15000@2025-01..2025-12; several spans with a "
    "comma between. May be given several times.",
    "opt.funding-shares": "Whose money pays: apbd, or shares: 'apbd=60%, csr=40%'. Without it that "
    "of the policy.",
    "opt.leavers": "Who leaves each month: 25, 0,5%, or by reason: 'deaths=0,1%, moved=12' "
    "(deaths, moved, wage-earners, other).",
    "opt.replace": "Others take the place of those who leave.",
    "opt.payment": "Months paid at once, in advance: 1, 3, 6 or 12.",
    "opt.plan-allocation": "'2025=3 miliar', 'csr:2025=500 juta', revised from a month on: "
    "'2025-10=3,4 miliar'. May be given several times. Without it those of the policy.",
    "opt.solve": "workers, start or months of the last cohort, or of one: workers:NAME.",
    "opt.schema": "Print the JSON Schema of a plan file.",
    "opt.sector-plan": "Kind of work of the cohorts: transport, other.",
}
