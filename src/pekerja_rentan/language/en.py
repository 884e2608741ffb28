"""What rentan says in English."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SENTENCES = {
    "span.to": "to",
    "near": " Did you mean {words:list}?",
    # Amounts, counts and months that cannot be read
    "error.amount-empty": "the amount is empty. Write one, such as 1.600.000.000 or '1,6 miliar'.",
    "error.amount-negative": "'{text}' is negative. Write an amount of zero or more.",
    "error.number-long": "no number of people, months or Rupiah has so many digits.",
    "error.amount-large": "'{text}' is more than {largest:rp}, surely a slip. Check the zeros.",
    "error.amount-nik": "'{text}' is a NIK by its digits, not an amount or a number of people. "
    "Look for options or columns that were mixed up; an amount so large is written with dots.",
    "error.amount-fraction": "'{text}' is not a whole number of Rupiah. Did you mean '{miliar}'?",
    "error.amount-not-whole": "'{text}' is not a whole number of Rupiah. Round it to the Rupiah.",
    "error.amount-m": "'{text}' has two readings, '{number} miliar' and '{number} million'. "
    "Write the word in full.",
    "error.amount-two-readings": "'{text}' has two readings, {small:rp} and {large:rp}. Write "
    "the digits in full.",
    "error.amount-word": "'{text}': '{word}' is not a word for thousands. Use ribu (rb), juta "
    "(jt), miliar or triliun (T); thousand, million, billion or trillion.",
    "error.amount-unreadable": "'{text}' is not an amount. Write 1600000000, 1.600.000.000, "
    "1.6e9, '1,6 miliar' or '500 juta'.",
    "error.count-unreadable": "'{text}' is not a whole number of workers. Write 100000 or 100.000.",
    "error.count-range": "'{text}' workers cannot be. Give a number from 1 to {most:n}.",
    "error.month-unreadable": "'{text}' is not a month. Write it as 2024-10 or 'October 2024'.",
    "error.month-name": "'{text}': '{name}' is no month's name.{near:near} Write it as 2024-10 or "
    "'October 2024'.",
    "error.month-digits": "'{text}' is not a month in full. Write {month}.",
    "error.month-range": "'{text}': there is no month {month}. Months go from 01 to 12.",
    "error.year-unreadable": "'{text}' is not a year. Write it as 2024; for months use --period "
    "or --from and --to.",
    "error.year-range": "'{text}' lies outside the years {first} to {last}.",
    "error.span-reversed": "the span ends ({last}) before it begins ({first}). Swap the two.",
    "error.span-long": "the span from {first} to {last} is longer than {longest:n} months.",
    "error.months-unreadable": "'{text}' is not a whole number of months. Write it as 12.",
    "error.months-range": "{months} months cannot be. Give a number from 1 to {longest:n}.",
    "error.months-year": "{months} months do not fit in {year}. Give the first month with --from "
    "YYYY-MM, or the span with --period.",
    "error.period-twice": "the months are given more than once: {ways:list}. Keep one.",
    # Flags
    "error.lang-unknown": "{origin}: '{lang}' is not a language of rentan. Use id or en.",
    "error.flags-exclude": "{flags:list} contradict each other. Keep one.",
    "error.flag-twice": "{flag} is given twice. Keep one.",
    "error.flag-idle": "{flag} has no effect {why}. Leave it out.",
    "error.flag-needs": "{flag} needs {other} beside it.",
    "error.option-unknown": "there is no option {option}.{near:near} '{command} --help' lists "
    "them.",
    "error.option-value": "{option} needs a value. '{command} --help' shows it.",
    "error.option-no-value": "{option} takes no value.",
    "error.command-unknown": "there is no command '{name}'.{near:near} '{command} --help' lists "
    "them.",
    "error.argument-extra": "'{text}' stands alone: no option takes it. '{command} --help' shows "
    "how.",
    "error.argument-missing": "{name} is missing. '{command} --help' shows how.",
    "error.usage": "{detail}",
    "error.format-unknown": "'{name}' is not a format. Use table, json, csv or md.",
    "error.suffix-unknown": "'{path}': no format has the suffix '{suffix}'. Known: {known:list}."
    "{near:near}",
    "error.gate-unknown": "'{name}' is not a gate of --fail-if.{near:near} Known: {known:list}.",
    "error.gate-allocation": "--fail-if over-budget: no allocation is known for {region} in "
    "{period:span}. Give --allocation.",
    "error.output-folder": "'{path}': the folder does not exist. Make it first.",
    "error.output-unwritable": "'{path}' cannot be written: {reason}.",
    "error.output-open": "'{path}' is open in another program ({lock} says so). Close it there, or "
    "name another file.",
    "error.output-is-folder": "'{path}' is a folder. Name a file.",
    "error.output-exists": "'{path}' is there already. Name another file, or move it away.",
    "error.stdout-unwritable": "the answer cannot be written: {reason}.",
    "error.several-regions": "{flag} is for one region. Ask for each region by itself.",
    "error.region-twice": "'{region}' is asked for twice.",
    # Requests
    "error.policies-folder": "'{path}' is not a folder with policies.",
    "error.region-empty": "the region is empty. Name one, such as kutim, 64.08 or 'Kutai Timur'.",
    "error.region-authority": "'{region}' is no regency or province but an authority of the state "
    "(Otorita IKN, UU 3/2022), without a Kemendagri code and without a policy. Its area lies in "
    "{places:list}, whose governments go on with regional affairs there until the capital has "
    "moved (Article 39). Ask for one of these.",
    "error.region-unknown": "no region is called '{region}'.{nearest:near} 'rentan policy list' "
    "shows the policies; any Kemendagri code or name will do.",
    "error.region-ambiguous": "'{region}' means several regions: {options:list}. Write one in "
    "full, or its code.",
    "error.workers-needed": "no headcount is published for {region} in {period:span} (known in "
    "its policy: {known:or-none}). Give --workers.",
    "error.budget-needed": "no allocation is known for {region} in {period:span} (known in its "
    "policy: {known:or-none}). Give --budget.",
    "error.program-unknown": "there is no programme '{name}'.{near:near} Known: {known:list}.",
    "error.program-twice": "programme '{name}' is named twice.",
    "error.program-none": "no programme is named. Known: {known:list}.",
    "error.funding-unknown": "'{name}' is not a source of funds.{near:near} Known: {known:list}.",
    "error.sector-unknown": "'{name}' is not a sector.{near:near} Known: {known:list}.",
    "error.income-negative": "a reported income of {income:rp} is below zero.",
    "error.income-idle": "an income changes nothing: {programs:list} cost the same for all.",
    "error.relief-none": "no relief for {programs:list} (sector: {sector}) is in force in "
    "{period:span}. Known: {known:list}.",
    "error.relief-needs-sector": "the relief in {period:span} depends on the kind of work. Give "
    "--sector: {sectors:list}.",
    "error.sector-idle": "the sector changes nothing: no relief goes by sector in {period:span}.",
    "error.rate-excludes": "an own rate takes the place of the programmes, so {flags:list} would "
    "have no effect. Leave out one or the other.",
    "error.rate-zero": "a rate of nothing covers nobody. Give at least Rp1.",
    "error.rate-label": "'{text}' has no label. Write --rate 'wage workers=16.200'.",
    "error.no-rate": "no rate of {program} ({name}) is known for {month}: the first holds from "
    "{first}.",
    # Policies as files
    "error.policy-invalid": "the policy is not valid.",
    "error.policy-broken": "the policy cannot be read.",
    "error.policy-folder": "'{path}' is a folder, not a file.",
    "error.policy-missing": "'{path}' does not exist.",
    "error.policy-unreadable": "'{path}' cannot be read: {reason}.",
    "error.policies-unreadable": "'{path}' cannot be looked into: {reason}. Policies of an "
    "office's own may lie there, so no others are taken in their place. Make it readable, or name "
    "another folder.",
    "error.policy-misnamed": "'{path}' looks like the policy that is meant but is not called "
    "'{wanted}'. Rename it, or move it away.",
    "error.policy-none": "'{path}' holds no policy files (*.yaml).",
    "error.code-needed": "'{text}' is no Kemendagri code. Give one such as 64.08.",
    "error.has-policy": "{name} has a policy already: '{id}'. 'rentan policy show {id}' shows it.",
    "error.budget-other-funding": "the allocation of {region} for {period:span} is money from "
    "{funding}, not what was asked for. Give --budget.",
    "error.relief-idle": "the relief in {period:span} is granted to this money without asking. "
    "Leave --relief out.",
    "error.costs-nothing": "one worker costs nothing in {period:span}, so there is nothing to "
    "reckon. Check the policy's rates and reliefs.",
    "error.value-kind": "'{value}' is not of the kind {kind}, nor text of it.",
    "error.word-unknown": "'{name}' is not a word of the request.{near:near}",
    "error.policies-ambiguous": "several policies of one folder are for '{region}': "
    "{options:list}. Name one by its id.",
    "error.path-not-utf8": "the name '{path}' is not UTF-8 text. Rename the file or its folder.",
    "error.text-not-utf8": "'{text}' is not UTF-8 text. Type it anew.",
    "error.path-unusable": "'{path}' cannot be used: {reason}.",
    "problem.file-large": "the file is larger than {largest:n} bytes.",
    "problem.file-empty": "the file is empty. 'rentan policy new CODE' writes a policy to start "
    "from.",
    "problem.not-utf8": "this byte is not UTF-8 text. Save the file as UTF-8.",
    "problem.not-mapping": "such a file is a list of 'key: value' lines.",
    "problem.yaml-syntax": "this is not YAML. Look here and in the lines above for a quote or a "
    "bracket that is not closed, a tab, a line that is not indented like its neighbours, or a text "
    "with ': ' or ' #' in it, which needs quotes.",
    "problem.yaml-character": "the character {detail} may not stand in YAML.",
    "problem.yaml-alias": "anchors and aliases ('{name}') are not read. Write the value out.",
    "problem.yaml-tag": "the tag '{name}' is not read. Write the value only.",
    "problem.yaml-documents": "a file holds one document. Remove the second.",
    "problem.yaml-deep": "this is nested deeper than {deepest} levels.",
    "problem.yaml-key": "a key must be a single word.",
    "problem.duplicate-key": "the key '{key}' stands here again, first on line {first}. Keep one.",
    "problem.unknown-key": "unknown key '{key}'.{near:near} Allowed: {allowed:list}.",
    "problem.missing-key": "the key '{key}' is missing here.",
    "problem.not-allowed": "'{found}' is not allowed.{near:near} Allowed: {allowed:list}.",
    "problem.need-mapping": "'key: value' entries are needed here.",
    "problem.need-list": "a list is needed here: [one, two] or '- one' lines.",
    "problem.need-pair": "two limits are needed here: [low, high].",
    "problem.list-short": "the list needs at least {least:n} {least:entry|entries}.",
    "problem.not-text": "a single value is needed here, not a list or 'key: value' entries.",
    "problem.percent-unreadable": "'{text}' is not a share. Write it as 50%, above 0 up to 100.",
    "problem.issued-unreadable": "'{text}' is not a date of issue. Write 2024-08-19, 2024-08, "
    "2024 or unknown.",
    "problem.date-unreadable": "'{text}' is not a date. Write it as 2026-09-27.",
    "problem.text-empty": "the text is empty.",
    "problem.text-control": "the text '{text}' holds control or invisible characters. Remove them.",
    "problem.budget-year": "'{text}' is not a year. Write it as 2024.",
    "problem.example-idle": "{command} takes no '{key}'. Leave it out.",
    "problem.example-empty": "an example expects at least one figure.",
    "problem.flag-unreadable": "'{text}' is neither true nor false.",
    "problem.id-unreadable": "'{text}' is not an id: small letters, digits and hyphens, a letter "
    "first.",
    "problem.region-code-unreadable": "'{text}' is not a Kemendagri code. Write 64 or 64.08.",
    "problem.account-unreadable": "'{text}' is not an account code. Write 5.1.02.02.02.0006.",
    "problem.bound-unreadable": "'{text}' is no limit. Write a number, a date, or minimum_wage.",
    "problem.pattern-unreadable": "'{text}' is not a regular expression.",
    "problem.condition-shape": "a condition is one field with one test, or one of all, any, not.",
    "problem.between-reversed": "the upper limit is below the lower one.",
    "problem.test-field": "'{test}' does not suit '{field}'. It takes: {allowed:list}.",
    "problem.limit-field": "'{limit}' is no limit for '{field}'. An age takes years, a "
    "monthly_income Rupiah or minimum_wage, a birth_date a date such as 1980-08-12.",
    "problem.rule-reserved": "'{id}' is the name of a reason of rentan's own. Name the rule "
    "otherwise.",
    "problem.priority-wrong": "{detail}",
    "problem.rules-many": "with this there are {rules:n} rules, more than {most:n}. Join some with "
    "'all'.",
    "problem.rule-impossible": "nobody can meet this rule: its conditions exclude each other.",
    "problem.rules-exclude": "nobody can meet this rule and '{other}' at once. Change one of "
    "them; a rule of yours with the id '{other}' takes the place of an inherited one.",
    "problem.rules-nobody": "nobody can meet these rules all at once: {rules:list}. Change one of "
    "them.",
    "problem.rule-forbids": "{field} '{value}' is allowed by '{one}', and {others:list} lets "
    "nobody of it pass. Take it out of one of them.",
    "problem.dates-order": "{later} stands after {earlier}. Put dated entries in order, each "
    "month once.",
    "problem.rate-kind": "a rate is exactly one of amount, brackets and share_of_base.",
    "problem.rate-base": "share_of_base and base_of belong together.",
    "problem.bracket-start": "the first bracket begins at {found:rp}, not at 0.",
    "problem.bracket-overlap": "the bracket from {row:rp} runs into the one from {after:rp}.",
    "problem.bracket-gap": "no bracket holds the incomes between {to:rp} and {after:rp}.",
    "problem.bracket-order": "the brackets from {row:rp} and {after:rp} are not in order.",
    "problem.bracket-end": "the last bracket ends at {found:rp}; leave its 'to' out.",
    "problem.wage-kind": "a minimum wage is either an amount or disputed.",
    "problem.loop": "the policies extend each other in a loop: {chain}.",
    "problem.extends": "there is no policy '{name}' to extend.{near:near} Name a policy by its "
    "id, not by a path.",
    "problem.id-file": "the id '{id}' and the file's name '{stem}.yaml' must be the same.",
    "problem.no-source": "there is no source '{name}'.{near:near} Describe it under sources.",
    "problem.no-program": "there is no programme '{name}'.{near:near} Known: {allowed:or-none}.",
    "problem.no-rule": "there is no other rule '{name}'.{near:near} Known: {allowed:or-none}.",
    "problem.no-funding": "there is no funding '{name}'.{near:near} Known: {allowed:or-none}.",
    "problem.no-sector": "there is no sector '{name}'.{near:near} Known: {allowed:or-none}.",
    "problem.no-occupation": "there is no occupation '{name}'.{near:near} Describe it under "
    "occupations.",
    "problem.no-employment": "there is no employment '{name}'.{near:near} Known: "
    "{allowed:or-none}.",
    "problem.no-region": "there is no region with the Kemendagri code {code}.",
    "problem.base-without-brackets": "'{name}' has no brackets to take a base from.",
    "problem.repeated-id": "the id '{id}' stands twice.",
    "problem.relief-contradiction": "'{name}' is both denied and granted the relief.",
    "problem.relief-overlap": "in {months:span} this relief and '{one}' would both hold.",
    "problem.period-year": "{period} does not lie in the budget year {year}.",
    "problem.incomplete": "neither this policy nor one it extends says '{key}'.",
    "problem.monthly-rate": "the monthly rate is stated as {stated:rp}, but {parts} make "
    "{total:rp} in {month}.",
    "problem.example": "the example does not come out: {key} should be {expected}, but is {found}.",
    "problem.example-error": "the example cannot be answered: {reason}",
    "problem.example-key": "{command} has no figure '{key}'.",
    "problem.alias-taken": "'{alias}' already means '{other}'.",
    "problem.dispute-empty": "a disputed figure needs 'workers', 'allocation' or 'period', beside "
    "'says' and 'source'.",
    "problem.fund-source": "a fund that says what it is, or where it is booked, needs a 'source'.",
    "problem.default-year": "there is no budget for {year}. Known: {known:or-none}.",
    "problem.code-twice": "'{other}' of the same folder is for the same region. Keep one.",
    # What an answer took for granted
    "note.year-of-budget": "No year given: {year}, the latest budget year of this policy.",
    "note.year-of-policy": "No year given: {year}, which this policy takes without one. It has "
    "later figures too, for whoever names the year: {later:list}.",
    "note.year-of-law": "No year given and no budget year known: {year}, the year in which the "
    "rules were last checked.",
    "note.months-placed": "The {months} {months:month is|months are} taken as {period:span}.",
    "note.period-of-budget": "The months are {period:span}, as the policy has them for {year}.",
    "note.fund": "Money from {name}: {says} [{source}].",
    "note.workers-from-policy": "Workers: {workers:n}, from the policy for {year} [{source}].",
    "note.workers-from-policy-about": "Workers: about {workers:n}, from the policy for {year} "
    "[{source}].",
    "note.allocation-from-policy": "Allocation: {amount:rp}, from the policy for {year} "
    "[{source}].",
    "note.allocation-from-policy-about": "Allocation: about {amount:rp}, from the policy for "
    "{year} [{source}].",
    "note.allocation-other-funding": "The allocation in the policy is money from {funding}, so "
    "it is not set against this.",
    "note.no-allocation": "No allocation is known for {period:span} (known: {known:or-none}).",
    "note.income-bracket": "A reported income of {income:rp} counts as {base:rp}: the row from "
    "{lower:rp} [{source}].",
    # What a careful colleague adds
    "note.relief-denied": "No {relief} in {period:span} for money from {funding}: {because} "
    "[{source}]. The full rate is due.",
    "note.relief-denied-booked": "No {relief} in {period:span} for money from {funding}, which is "
    "booked in {booked}: {because} [{source}]. The full rate is due.",
    "note.relief-granted": "The {relief} is applied in {period:span} [{source}].",
    "note.relief-open-applied": "The {relief} is applied in {period:span} because it was asked "
    "for. Whether money from {funding} has it is an open question [{source}]; known is: "
    "{because}. Ask the BPJS branch in writing.",
    "note.relief-open": "Whether money from {funding} has the {relief} in {period:span} is an "
    "open question [{source}]; known is: {because}. The full rate is taken, "
    "since the relief was not asked for.",
    "note.relief-sector": "There may be a {relief} in {period:span} [{source}]; it goes by the "
    "kind of work, which was not given. The full rate is taken.",
    "note.relief-never": "No relief ever covers {programs:list}.",
    "note.income-low": "{income:rp} is far below any plausible month (under {least:rp}, an "
    "assumption): it may be a day's pay, or in thousands. Give the income of a month, in Rupiah.",
    "note.income-between-rows": "An open question: the printed table has no row for {income:rp} "
    "(the row ends at {upper:rp}). It is taken into the row from {lower:rp} [{source}].",
    "note.own-rate": "The rate of {rate:rp} for '{label}' is the user's own; no source stands "
    "behind it.",
    "note.allocation-about": "The allocation is stated as 'about' {amount:rp}: give or take "
    "{rounding:rp}.",
    "note.within-rounding": "The shortfall of {balance:rp} lies within the rounding of an "
    "allocation stated as 'about' {amount:rp} (give or take {rounding:rp}).",
    "note.beyond-rounding": "The shortfall of {balance:rp} is more than the rounding of an "
    "allocation stated as 'about' {amount:rp} (give or take {rounding:rp}).",
    "note.budget-about": "The budget is stated as 'about' {amount:rp}: give or take "
    "{rounding:rp}, so the answer is about as well.",
    "note.budget-remark": "On the figures of the policy: {remark} [{source}].",
    "note.budget-disputed": "Disputed for {year}: {stated:figures} [{source}] against "
    "{other:figures} [{other_source}], namely {says}. The former is taken.",
    "note.buys-nothing": "{budget:rp} does not pay for a single one: {short:rp} are missing.",
    "note.to-december": "No last month given: {period:span}, to the end of the year.",
    # Answers
    "figures.workers": "{amount:n} workers",
    "figures.allocation": "{amount:rp}",
    "rupiah.more": "plus {amount:rp}",
    "rupiah.less": "minus {amount:rp}",
    "count.more": "{count:n} more",
    "count.less": "{count:n} fewer",
    "none": "none",
    "cost.head": "{region}: {workers:n} {workers:worker|workers}, {period:span} ({months:n} "
    "{months:month|months}), {programs}, money from {funding}",
    "cost.sum-allocation": "{share:pct} of the allocation is used; all of it would cover "
    "{capacity:n} {capacity:worker|workers} for these months.",
    "cost.sum-each": "One worker costs {each:rp} for these months.",
    "cost.all": "All regions",
    "cost.all-periods": "The regions' months differ, so their allocations are not added up.",
    "cost.all-allocation": "The allocations are not added up: not every one is known.",
    "cost.all-over": "Short of money: {over:list}.",
    "fit.head": "{region}: what {budget:rp} buys, {programs}, money from {funding}",
    "fit.workers": "{workers:n} {workers:worker|workers} for {months:n} {months:month|months} "
    "({period:span}); {remainder:rp} remain. One more worker costs {one_more:rp}, {short:rp} "
    "more than there is.",
    "fit.workers-capped": "All {workers:n} {workers:worker|workers} for {months:n} "
    "{months:month|months} ({period:span}); {remainder:rp} remain. The headcount binds, not the "
    "budget; one more worker would cost {one_more:rp}.",
    "fit.months": "{months:n} whole {months:month|months} ({period:span}) for {workers:n} "
    "{workers:worker|workers}; {remainder:rp} remain. One more month costs {one_more:rp}, "
    "{short:rp} more than there is.",
    "fit.months-none": "Not one whole month for {workers:n} {workers:worker|workers}: the first "
    "costs {one_more:rp}, {short:rp} more than there is.",
    "fit.months-capped": "All {months:n} {months:month|months} ({period:span}) for {workers:n} "
    "{workers:worker|workers}; {remainder:rp} remain. The period binds, not the budget; one more "
    "month would cost {one_more:rp}.",
    "fit.target-fits": "The policy's target of {workers:n} {workers:worker|workers} for "
    "{months:n} {months:month|months} ({period:span}) costs {cost:rp} and leaves {balance:rp}.",
    "fit.target-over": "The policy's target of {workers:n} {workers:worker|workers} for "
    "{months:n} {months:month|months} ({period:span}) costs {cost:rp}: {balance:rp} are missing.",
    "fit.target-over-about": "The policy's target of {workers:n} {workers:worker|workers} for "
    "{months:n} {months:month|months} ({period:span}) costs {cost:rp}: {balance:rp} are missing, "
    "within the rounding of a budget stated as 'about' (give or take {rounding:rp}).",
    "head.why": "How it is reckoned",
    "head.sources": "Sources",
    "head.notes": "Notes",
    "head.policy": "Policy {id}, sha256 {sha256}, rentan {version}",
    "why.line": "{program}, {period:span}: {workers:n} {workers:worker|workers} × {months:n} "
    "{months:month|months} × {rate:rp} = {amount:rp} [{source}]",
    "why.line-relief": "{program}, {period:span}: {workers:n} {workers:worker|workers} × "
    "{months:n} {months:month|months} × {rate:rp} ({full:rp} less the relief {relief}) = "
    "{amount:rp} [{source}]",
    "why.total": "Total: {total:rp}",
    "why.balance": "Balance: {allocation:rp} − {total:rp} = {balance:rp}",
    "why.capacity": "The allocation covers: {allocation:rp} ÷ {each:rp} for one worker = "
    "{capacity:n} {capacity:worker|workers}, and {rest:rp} over",
    "why.workers": "{budget:rp} ÷ {each:rp} for one worker over {months:n} {months:month|months} "
    "= {workers:n} workers, and {remainder:rp} over",
    "why.months": "{workers:n} {workers:worker|workers} cost {cost:rp} over {months:n} "
    "{months:month|months}; {budget:rp} − {cost:rp} = {remainder:rp} over",
    "why.source": "[{id}] {title} ({issued}), {level}, {address}",
    "why.source-note": "[{id}] {title} ({issued}), {level}, {address}: {note}",
    "level.primary": "primary",
    "level.secondary": "secondary",
    "level.open": "open",
    "col.region": "Region",
    "col.item": "Item",
    "col.period": "Period",
    "col.workers": "Workers",
    "col.worker_months": "Worker-months",
    "col.rate": "Rate",
    "col.amount": "Amount",
    "col.source": "Source",
    "col.months": "Months",
    "col.cost": "Cost",
    "col.remainder": "Remainder",
    "col.one_more": "Cost of +1",
    "col.limit": "Limit",
    "col.id": "Policy",
    "col.file": "File",
    "col.column": "Column",
    "col.problem": "Problem",
    "col.key": "Lacks",
    "col.state": "How",
    "col.found": "Found",
    "col.code": "Code",
    "col.name": "Name",
    "col.years": "Years",
    "col.allocation": "Allocation",
    "col.section": "Section",
    "col.since": "Since",
    "col.value": "Value",
    "col.allocation_year": "For",
    "item.total": "Total",
    "item.allocation": "Allocation",
    "item.balance": "Balance",
    "item.capacity": "Allocation covers",
    "item.own-rate": "Own rate",
    "limit.budget": "budget",
    "limit.workers": "workers",
    "limit.period": "period",
    "section.policy": "Policy",
    "section.legal-basis": "Legal basis",
    "section.rates": "Monthly rates",
    "section.brackets": "Income brackets",
    "section.fundings": "Sources of funds",
    "section.reliefs": "Reliefs",
    "section.budgets": "Budgets",
    "section.minimum-wages": "Minimum wage",
    "section.eligibility": "Eligibility",
    "section.benefits": "Benefits",
    "section.accounts": "Accounts",
    "section.sources": "Sources",
    "section.employments": "Kinds of employment",
    "section.occupations": "Occupations",
    "section.membership": "Membership",
    "show.name": "Name",
    "show.code": "Kemendagri code",
    "show.extends": "Builds on",
    "show.checked": "Last checked",
    "show.programs": "Programmes covered",
    "show.income": "Reported income",
    "show.monthly-rate": "Monthly rate",
    "show.funding": "Funding",
    "show.unmet-ineligible": "{rule}; refused where the list says otherwise",
    "show.unmet-needs-data": "{rule}; needs data where the list says otherwise",
    "show.unmet-warning": "{rule}; a warning where the list says otherwise",
    "show.default-year": "Year taken without one",
    "show.office": "Office in charge",
    "show.money": "whose money",
    "show.other-source": "disputed",
    "show.priority": "Covered first",
    "show.workers": "workers",
    "show.allocation": "allocation",
    "show.unknown": "not published",
    "show.about": "about {value}",
    "show.disputed": "disputed: {values}",
    "show.bracket": "from {lower:rp}",
    "show.bracket-due": "base {base:rp}: {parts}",
    "show.relief": "{reduction} off {programs}",
    "list.head": "Policies",
    "check.problems": "{problems:n} {problems:problem|problems} in {files:n} policy "
    "{files:file|files}",
    "check.gaps": "{gaps:n} {gaps:gap|gaps} of {sources:n} {sources:source|sources} in {files:n} "
    "policy {files:file|files}",
    "gap.title": "title",
    "gap.issued": "date",
    "gap.url": "address",
    "gap.missing": "not stated",
    "gap.unknown": "none is known",
    "gap.bare": "is none",
    "list.others": "All other regions ({others:n} provinces, regencies and cities) are answered "
    "by the national rules.",
    "show.head": "{name}, as of {month:span}",
    "show.no-address": "no address is known",
    "show.denied": "never for money from {funds}",
    "show.granted": "always for money from {funds}",
    "show.open": "for other money an open question",
    "show.optional": "{name} (optional)",
    "issued.unknown": "undated",
    # A new policy file
    "new.head": "Policy of a region: what it pays for whom. Money is Rupiah; months are 2026-03.",
    "new.save": "Save as {id}.yaml, then: rentan policy check {id}.yaml",
    "new.checked_note": "the day on which you last checked this file",
    "new.programs": "what the region pays for; jht may be added",
    "new.income": "reported income, which chooses the bracket",
    "new.rate": "what the programmes must add up to; checked",
    "new.budgets": "Budget years. Leave out what was not published; never guess.",
    "new.example": "an example",
    "new.period": "the whole year without it",
    "new.wages": "Minimum wages by the month they hold from.",
    "new.eligibility": "Who may be covered, beyond the national rules.",
    "new.examples": "Worked cases, run by 'rentan policy check'.",
    "new.sources": "Every figure names its source. Levels: primary, secondary, open.",
    "usage.FILE": "FILE",
    "usage.NAME": "NAME",
    "usage.MONTHS": "MONTHS",
    "usage.WORDS": "WORDS",
    "usage.DIR": "DIR",
    "usage.COLUMN": "COLUMN",
    "usage.FIELD=HEADER": "FIELD=HEADER",
    "usage.LIST": "LIST",
    "usage.GATE": "GATE",
    "usage.GATES": "GATES",
    "usage.CODE": "CODE",
    "usage.SPAN": "SPAN",
    "usage.RULE": "RULE",
    "usage.WHAT": "WHAT",
    "usage.ROSTER": "ROSTER",
    "usage.PATH": "PATH",
    "usage.REGION": "REGION",
    "usage.ORDER": "ORDER",
    "usage.N@MONTHS": "N@MONTHS",
    "usage.YEAR=RUPIAH": "YEAR=RUPIAH",
    "usage.PROFILE[=FILE]": "PROFILE[=FILE]",
    "usage.'NAME: WORDS'": "'NAME: WORDS'",
    "usage.YYYY-MM": "YYYY-MM",
    "usage.YYYY": "YYYY",
    "usage.[OPTIONS]": "[OPTIONS]",
    "usage.COMMAND": "COMMAND",
    "usage.[ARGS]": "[ARGS]",
    # Help
    "help.usage": "Usage",
    "help.commands": "Commands",
    "help.options": "Options",
    "help.arguments": "Arguments",
    "help.examples": "Examples",
    "help.app": "What it costs to insure workers whom no employer insures (BPJS Ketenagakerjaan, "
    "JKK and JKM), against the allocation, to the Rupiah.",
    "help.more": "'rentan COMMAND --help' explains a command.",
    "help.cost": "What covering a headcount costs, and whether the allocation carries it.",
    "help.fit": "What a budget buys: the most workers, or the most months.",
    "help.policy": "The policies: list, show, check, schema, new.",
    "help.policy.list": "The policies that are found, with years, rate and allocation.",
    "help.policy.show": "One policy: rates, rules in words, benefits, sources.",
    "help.policy.check": "Check policy files and run their examples; silent when all holds.",
    "help.policy.schema": "The JSON Schema of a policy file, for editors.",
    "help.policy.new": "A commented policy file to start from.",
    "opt.region": "Region by id, Kemendagri code, alias or name; may be given several times. "
    "Without it the national rules hold.",
    "opt.region-one": "Region by id, Kemendagri code, alias or name. Without it the national "
    "rules hold.",
    "opt.workers": "Workers to cover: 100000, 100.000. Without it those of the policy.",
    "opt.workers-fit": "Workers to cover: asks for the most months; with months too, the most "
    "they may be.",
    "opt.year": "Budget year. Without it the latest in the policy.",
    "opt.period": "Months: 2024, 2024-10 or 2024-10..2024-12.",
    "opt.from": "First month, 2024-10.",
    "opt.to": "Last month, 2024-12.",
    "opt.months": "Number of months: from --from, else within the year.",
    "opt.allocation": "Allocation: 23000000000, '23 miliar', 'about 1,6 miliar'. Without it that "
    "of the policy.",
    "opt.budget": "Budget: 1.6e9, '1,6 miliar'. Without it the allocation of the policy.",
    "opt.programs": "Programmes: jkk,jkm or jkk,jkm,jht. Without it those of the policy.",
    "opt.income": "Reported monthly income; chooses the bracket.",
    "opt.rate": "Own monthly rate with its label, 'wage workers=16.200', in place of the "
    "programmes.",
    "opt.funding": "Whose money pays: apbd, dbh-sawit, dbh-cht, otsus, dif, provinsi, bkk, apbn, "
    "bpdpks, baznas, csr, desa, mandiri. Without it that of the policy.",
    "opt.sector": "Kind of work, where a relief goes by it: transport, other.",
    "opt.relief": "Ask for a relief where the law leaves it open.",
    "opt.explain": "Add formulas, sources and notes to the answer.",
    "opt.fail-if": "Exit with 1 when this holds: over-budget.",
    "opt.format": "table, json, csv or md.",
    "opt.output": "Write the answer to a file; its suffix picks the format.",
    "opt.output-document": "Write the answer to a file; its suffix picks the format: .json, .csv, "
    ".md, .txt, or a document: .xlsx, .html, .docx.",
    "opt.revises": "The JSON of an earlier answer that this one revises: RKA lines before and "
    "after, in a document.",
    "opt.policies": "Folder with policies, searched first (or RENTAN_POLICIES).",
    "opt.lang": "Language: id or en (or RENTAN_LANG).",
    "opt.version": "Print the version.",
    "opt.help": "Show this page.",
    "opt.install-completion": "Install completion for this shell.",
    "opt.show-completion": "Print the completion script for this shell.",
    "opt.as-of": "Show what holds in this month, 2026-05.",
    "opt.show-region": "Region by id, code, alias or name.",
    "opt.paths": "Files or folders; without them all policies that are found.",
    "opt.sources": "List sources without a title, a date or an address instead.",
    "opt.code": "Kemendagri code, such as 64.08.",
    "crash": "rentan failed: {detail}. This is a fault of rentan, not of the input; "
    "RENTAN_DEBUG=1 shows where.",
    "interrupted": "interrupted",
}
