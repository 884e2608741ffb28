"""What rentan says of rosters in English."""

SENTENCES = {
    "file.eligible": "eligible",
    "file.waiting": "waiting",
    "file.ineligible": "ineligible",
    "file.needs-data": "needs-data",
    "file.aside": "aside",
    "file.summary": "summary",
    # What fields and keys are called
    "code.nik": "nik",
    "code.name": "name",
    "code.birth_date": "birth_date",
    "code.birth_place_date": "birth_place_date",
    "code.sex": "sex",
    "code.stated_age": "stated_age",
    "code.domicile": "domicile",
    "code.province": "province",
    "code.position": "position",
    "code.card": "card",
    "code.residence": "residence",
    "code.village": "village",
    "code.occupation": "occupation",
    "code.employment": "employment",
    "code.monthly_income": "monthly_income",
    "code.fixed_income": "fixed_income",
    "code.student": "student",
    "code.active": "active",
    "code.low_income": "low_income",
    "code.membership": "membership",
    "code.social_registry": "social_registry",
    "code.workers": "workers",
    "code.months": "months",
    "code.budget": "budget",
    "code.allocation": "allocation",
    "code.period": "period",
    "code.age": "age",
    "code.presence": "presence",
    "code.remark": "remark",
    "code.district": "district",
    "code.address": "address",
    "code.phone": "phone",
    "code.email": "email",
    # What rows are that are no people
    "code.title": "title",
    "code.header": "header that comes again",
    "code.numbering": "numbers of the columns",
    "code.number": "only a running number",
    "code.heading": "heading of a hamlet or group",
    "code.subtotal": "subtotal",
    "code.total": "total",
    "code.signature": "signature",
    "more": " and {rows:n} more",
    # Files that cannot be read
    "error.roster-missing": "'{path}' does not exist.{near:near}",
    "error.roster-unreadable": "'{path}' cannot be read: {reason}.",
    "error.roster-twice": "'{path}' is named twice (also as '{first}'), so that all its people "
    "would be doubles. Name it once.",
    "error.folder-empty": "the folder '{path}' holds no rosters. Rosters are {suffixes:list}.",
    "error.pattern-empty": "no roster fits the pattern '{pattern}'. Rosters are {suffixes:list}.",
    "error.roster-empty": "there is nothing in it. Ask for the list again, or leave the file out.",
    "error.rosters-without-rows": "there is not one row below the headers in {names:list}. Check "
    "that these are the lists you mean.",
    "error.roster-suffix": "'{suffix}' is not a kind of roster. Use {suffixes:list}.",
    "error.roster-packed": "this is a packed file ({kind}). Unpack it and name what was in it.",
    "error.roster-other": "this is a file of another kind ({kind}), not a table. Save the list as "
    "XLSX or CSV.",
    "error.roster-page": "this is a web page, whatever its name says. Open it in a spreadsheet and "
    "save it as XLSX or CSV.",
    "error.roster-xml": "this is a workbook written as plain XML ({kind}), which is not read. Open "
    "it in Excel or LibreOffice and save it as XLSX.",
    "error.roster-nul": "line {line:n} holds a NUL byte, so this is no text. If it is a list, open "
    "it in a spreadsheet and save it as 'CSV UTF-8'.",
    "error.roster-utf16": "this begins as UTF-16 text and does not go on so. Save it as 'CSV "
    "UTF-8'.",
    "error.roster-broken": "this cannot be read as a table. Open it in a spreadsheet and "
    "save it as XLSX or 'CSV UTF-8'.",
    "error.line-long": "line {line:n} is longer than {most:n} bytes. The line ends are lost, or it "
    "is no list. Save it anew from where it comes from.",
    "error.row-long": "a row has more than {most:n} cells right of the last header. Check the "
    "delimiter, or save the list anew.",
    "error.quote-open": "the quotation mark that opens a cell on line {line:n} is not closed in "
    "that row. Close it or delete it.",
    "error.rows-quoted": "the rows stand each in one pair of quotation marks, and that of line "
    "{line:n} is not closed there. Save the list anew from where it comes from, or delete the mark "
    "at each end of a line.",
    "error.workbook-locked": "the workbook has a password. Open it in Excel, remove the password "
    "(File, Info, Protect Workbook) and save it.",
    "error.workbook-broken": "the workbook is cut off or damaged. Copy or download it again, or "
    "open it in Excel and save it anew.",
    "error.workbook-memory": "reading the workbook takes more than {bytes:n} bytes of memory. "
    "Save the sheet with the list as 'CSV UTF-8', or close other programs.",
    "error.workbook-slow": "reading the workbook takes more than {seconds:n} seconds. Open it in "
    "Excel and save the sheet with the list as 'CSV UTF-8'.",
    "error.workbook-bomb": "the workbook would unpack to {bytes:n} bytes, more than a list can "
    "be. If it is one, save it as CSV.",
    "error.sheet-far": "a sheet reaches down to cell {corner}, with next to nothing in it. Delete "
    "the empty rows and columns around the list, or save it as CSV.",
    "error.sheet-missing": "there is no sheet {sheets:list}.{near:near} Sheets: {known:list}.",
    "error.sheets-people": "figures like NIKs stand in {sheets:list}, under no header that names a "
    "NIK. Put NIK above that column, or say which sheets to read: --sheet '{first}'.",
    "error.sheet-idle": "only workbooks have sheets, and there is none. Leave --sheet out.",
    "error.parquet-broken": "this is no whole Parquet file. Copy or write it again.",
    "error.parquet-type": "the column '{column}' holds {type}, not single values. Write it as "
    "text, or leave it out of the file.",
    "note.rosters-left-out": "Left out, as no rosters: {files:list}.",
    "note.roster-other-name": "{name} is not what its name says; it was read as {kind}.",
    "note.roster-without-rows": "{name} has no rows below its headers.",
    "note.roster-copy": "{name} is the same as {of}, to the byte: all its people are doubles.",
    "note.roster-encoding": "{name} is not UTF-8; it was read as {encoding}.",
    "note.roster-encodings-mixed": "{name} mixes two encodings: {lines:n} {lines:line|lines} "
    "that {lines:is|are} not UTF-8 {lines:was|were} read as Windows-1252. Look over the names "
    "there.",
    "note.roster-delimiter": "The cells of {name} are parted by '{mark}'.",
    "note.roster-rows-quoted": "Every row of {name} is one cell in quotation marks, as a "
    "spreadsheet saves a CSV that it could not part; what stands within was read.",
    "note.roster-quotes": "In {lines:n} {lines:line|lines} of {name}, quotation marks stand in the "
    "middle of a cell; they were read as they stand.",
    "note.roster-quotes-escaped": "In {lines:n} {lines:line|lines} of {name}, a quotation mark "
    'within a cell is written \\" (as Spark writes it); it was read as one.',
    "note.roster-quotes-around": "{lines:n} {lines:row|rows} of {name} {lines:is|are} one cell in "
    "quotation marks, as a spreadsheet saves what it could not part; what stands within was read.",
    "note.roster-sheets-left-out": "Sheets of {name} without a NIK column, left out: "
    "{sheets:list}.",
    "note.roster-sheet-hidden": "{name} is a hidden sheet; it was read like the others.",
    "note.roster-rows-hidden": "{rows:n} {rows:row|rows} of {name} {rows:is|are} hidden or "
    "filtered out in the workbook; {rows:it was|they were} read like the others.",
    "note.roster-merged": "{cells:n} merged {cells:cell stands|cells stand} among the rows of "
    "{name} ({places:list}): what {cells:it says|they say} counts for the first cell only, the "
    "others are empty.",
    "note.roster-errors": "{cells:n} {cells:cell|cells} of {name} {cells:holds an error|hold "
    "errors} such as #N/A ({places:list}); {cells:it was|they were} read as empty.",
    "note.roster-formulas": "{cells:n} {cells:cell|cells} of {name} {cells:holds a formula|hold "
    "formulas} without a result in the file ({places:list}); {cells:it was|they were} read as "
    "empty. Open the workbook once in Excel or LibreOffice, save it, and run again.",
    "note.roster-sex-codes": "Nothing but 1 and 2 stands under '{header}' in {name}: 1 was read as "
    "male and 2 as female, as in the population registry.",
    # Columns
    "error.header-missing": "the list seems to have no header: row {row:n} is a person's already. "
    "Put a row with headers above it (NIK, Nama, Tanggal Lahir …).",
    "error.columns-many": "the table has {columns:n} columns, more than the {most:n} that can be "
    "meant. Check the delimiter, or delete what does not belong to the list.",
    "error.nik-column-missing": "there is no NIK column.{near:near} Name it with --column "
    "nik='HEADER'. Headers: {headers:list}.",
    "error.column-twice": "several columns could be the {field:codes}: {columns:list}. Choose "
    "the one to judge by, for instance --column {field}='{first}'; the others stay in the lists.",
    "error.members-column-twice": "several columns of this list of members could be the "
    "{field:codes}: {columns:list}. Delete the header of all but one; --column "
    "does not reach lists of members.",
    "error.members-nik-missing": "there is no NIK column in this list of members.{near:near} Call "
    "it 'NIK'; --column does not reach lists of members. Headers: {headers:list}.",
    "error.headers-unknown": "none of the {columns:n} columns of the row that would be the header "
    "names a NIK, a name or a birth date, so the list seems to have no header. Put a row with "
    "headers on top (NIK, Nama, Tanggal Lahir …), or name the NIK column with --column "
    "nik='HEADER'.",
    "error.members-headers-unknown": "none of the {columns:n} columns of this list of members "
    "names a NIK, a name or a birth date, so it seems to have no header. Put a row with headers "
    "on top (NIK, Nama, Tanggal Lahir …); --column does not reach lists of members.",
    "error.column-missing": "there is no column '{header}' for the {field}.{near:near} Headers: "
    "{headers:list}.",
    "error.column-unit": "'{header}' is no income in Rupiah a month: for days write how many are "
    "worked ('per hari (25 hari)'), for other spans and other money give another column.",
    "error.column-shape": "'{text}' does not name a column. Write --column nik='No. KTP'.",
    "error.column-told-twice": "the column of '{field}' is told twice. Keep one.",
    "error.field-unknown": "'{field}' is not a field of a roster.{near:near} Known: {known:list}.",
    "error.mapping-shape": "this names no column. Write one field a line: 'nik: No. KTP'.",
    "note.column-unread": "In most rows of {name}, what stands under '{header}' cannot be read as "
    "{field:codes}: perhaps it holds codes, or is another column. Write words in their place, or "
    "name the right column: --column {field}='HEADER'.",
    "note.columns-bpjs": "{headers:list} in {name} may be of BPJS Kesehatan (JKN), so nobody is "
    "taken for a member by it. If it is of BPJS Ketenagakerjaan, write that into the header, or "
    "--column membership='HEADER'.",
    "note.roster-titles": "Above the headers of {name}, {rows:n} {rows:row was|rows were} taken "
    "for {rows:a title|titles}: {rows:row|rows} {lines:list}{more:more}.",
    "note.roster-aside": "Set aside in {name}, as no people: {kind:codes}, {rows:n} "
    "{rows:row|rows} ({lines:list}{more:more}).",
    "note.roster-numbering": "Row {row:n} of {name} numbers the columns; it was passed over.",
    "error.column-missing-unknown": "there is no column '{header}' for the {field} among the "
    "{columns:n} columns of the row that would be the header, and none of these names a NIK, a "
    "name or a birth date. Put a row with headers on top.",
    "note.roster-headers-renamed": "Headers that stand more than once in {name} were told apart: "
    "{headers:list}.",
    "note.roster-headers-alike": "{headers:n} {headers:header|headers} of {name} "
    "{headers:stands|stand} there more than once and {headers:was|were} told apart.",
    # Cells
    # Lists
    "list.sheet": "List",
    "list.about": "About",
    "error.temporary-folder": "the folder for work in between, '{path}', cannot be used: {reason}. "
    "Make room there, or name another folder in the environment variable TMPDIR (TEMP on Windows).",
    "error.output-is-input": "'{path}' is also read. Name another file for what is written.",
    "error.output-twice": "'{path}' is to be written twice. Give each list a file of its own.",
    "error.output-not-file": "'{path}' is a device or a pipe. Name a file.",
    "error.output-full": "there is no room on the disk for '{path}'. Make room, or name a folder "
    "on another disk.",
    "error.list-suffix": "'{path}': no list has the suffix '{suffix}'. Use .csv, .tsv, .xlsx or "
    ".parquet.",
    "error.list-format": "'{name}' is not a format of lists.{near:near} Use csv, tsv, xlsx or "
    "parquet.",
    "error.xlsx-rows": "'{path}': an Excel sheet holds {most:n} rows below its header, and there "
    "are more. Write .csv or .parquet.",
    "error.xlsx-columns": "'{path}': an Excel sheet holds {most:n} columns, and there are "
    "{found:n}. Write .csv or .parquet.",
    "error.xlsx-cell": "'{path}': an Excel cell holds {most:n} characters, but '{column}' of row "
    "{row} of '{file}' has {length:n}. Write .csv or .parquet, or shorten the cell.",
    "error.export-unknown": "there is no export profile '{name}'.{near:near} Known: {known:list}. "
    "Your own are exports/NAME.yaml in a folder of policies.",
    "error.export-outside": "the profile '{name}' takes {low:n} to {high:n} in {header}, not "
    "{found:n}.",
    "problem.export-origin": "a column has exactly one of from, value and 'blank: true'.",
    "problem.export-date": "a date is written by a pattern: 'date: dd-mm-yyyy' stands with 'from: "
    "birth_date' and nowhere else.",
    "problem.export-between": "limits are for what is the same in all rows: {fields:list}.",
    "problem.export-pattern": "'pattern' stands with 'says' (what it takes, in both languages), "
    "and with a 'from' whose cells are texts of the list.",
    "problem.date-pattern": "'{text}' is not a way to write dates. Put dd, mm and yyyy in order, "
    "as dd-mm-yyyy.",
    "problem.sheet-name": "'{text}' cannot be the name of a sheet: 1 to {longest} characters, "
    "none of [ ] : * ? / \\, no apostrophe at either end.",
    "problem.header-twice": "the header '{header}' stands twice. Keep one.",
    # Screening
    "error.extra-needed": "this needs packages that are not installed ({package}). Install them: "
    "{command}",
    "error.engine-unknown": "'{name}' is not an engine.{near:near} Known: {known:list}.",
    "error.spark-java": "Spark needs Java {needed} or newer, and there is none. Install it "
    "(Debian and Ubuntu: apt install openjdk-{needed}-jre-headless; others: adoptium.net), or "
    "leave --engine spark out.",
    "error.spark-java-home": "Spark needs Java {needed} or newer, and JAVA_HOME ({path}) holds "
    "none. Name the folder of a Java, or unset JAVA_HOME.",
    "error.spark-java-old": "Spark needs Java {needed} or newer, and {path} is Java {found}. "
    "Install a newer one, or name its folder in JAVA_HOME.",
    "error.spark-start": "no Spark session at {master}: {reason}. Check the address of --master "
    "(local[*], spark://HOST:7077, sc://HOST:15002), and that Spark runs there.",
    "error.spark-connect-needed": "Spark Connect needs more packages ({reason}). Install them: "
    "{command}",
    "error.spark-runs": "a Spark session runs already, so {master} cannot be taken. Leave the "
    "master out, or stop that session first.",
    "error.spark-failed": "Spark could not go on: {reason}. RENTAN_DEBUG=1 shows all that it says.",
    "error.spark-stdin": "Spark reads files, not a pipe or standard input. Save the list to a "
    "file, or leave --engine spark out.",
    "error.spark-workbook": "Spark reads no workbooks. Save the list as 'CSV UTF-8' or Parquet, "
    "or leave --engine spark out.",
    "error.spark-encoding": "line {line:n} is not UTF-8. Save the list as 'CSV UTF-8', or leave "
    "--engine spark out: Polars reads other encodings too.",
    "error.spark-returns": "lines that end in CR alone are not read by Spark. Save the list "
    "anew, or leave --engine spark out.",
    "error.spark-quotes": "more than {most:n} lines have cells of several lines or stray "
    "quotation marks. Write the list as Parquet, or leave --engine spark out.",
    "error.spark-texts": "the column of {field} holds {texts:n} different texts, more than the "
    "{most:n} that are read one by one. Check that it is the right column (--column), or leave "
    "--engine spark out.",
    "error.spark-aside": "more than {most:n} rows without a NIK may be no people, as totals and "
    "signatures are. Check the NIK column (--column), or leave --engine spark out.",
    "error.spark-format": "Spark does not write '{name}'.{near:near} Known: {known:list}.",
    "error.spark-out-exists": "there is something at '{path}' already. Name a new folder.",
    "error.roster-needed": "no roster is named. Name files, folders or '-', or describe one person "
    "with --person.",
    "error.roster-changed": "'{roster}' was changed while it was read. Run again.",
    "error.no-minimum-wage": "the rule '{rule}' goes by the minimum wage of {region}, which is not "
    "known for {month:span} (known from: {known:or-none}). Put it in the policy, choose other "
    "months, or vouch for the rule with --attest {rule}.",
    "error.attest-unknown": "'{name}' is no rule of this policy.{near:near} Known: all, "
    "{known:list}.",
    "error.day-range": "'{text}': this month has the days 1 to {last}.",
    "error.by-person": "the column '{name}' tells who people are, and an answer names nobody. "
    "Count by desa, kecamatan or another column; the lists of --out have the names.",
    "error.by-unknown": "no list has a column '{name}'.{near:near} Known: {known:list}.",
    "error.priority-empty": "the priority is empty. Write 'occupation=nelayan,petani; age desc'.",
    "error.priority-twice": "the priority names '{field}' twice. Choose one.",
    "error.priority-unknown": "'{text}' is no priority.{near:near} Write 'occupation=nelayan,"
    "petani; age desc'; known: {known:list}.",
    "error.priority-number": "'{field}' is a number: write '{field}' or '{field} desc'.",
    "error.priority-words": "'{field}' needs its words in order: '{field}=first,second'.",
    "error.priority-word": "'{word}' is not known as {field}.{near:near}",
    "error.person-shape": "'{text}' says nothing. Write 'lahir=12-08-1980, pekerjaan=nelayan'.",
    "error.person-twice": "'{word}' is said twice. Choose one.",
    "error.person-word": "'{word}' is not known of a person.{near:near} Known: {known:list}.",
    "note.as-of": "Ages and limits are taken on {day:day}.",
    "note.columns-taken": "Columns taken: {columns:columns}.",
    "note.columns-taken-in": "Columns taken in {rosters:list}: {columns:columns}.",
    "note.rule-without-column": "NO LIST HAS WHAT THE RULE '{rule}' NEEDS ({fields:codes}): all "
    "{rows:n} rows need data. Add the column, or vouch for the rule in writing with --attest "
    "{rule}.",
    "note.rule-short-of-column": "No list has all that the rule '{rule}' needs ({fields:codes}): "
    "{rows:n} {rows:row needs|rows need} data for it. Add the column, or vouch for the rule in "
    "writing with --attest {rule}.",
    "note.columns-untaken": "Not taken for anything in {rosters:list}: {headers:list}.",
    "note.columns-unit": "{headers:list} in {name} does not say what somebody earns in Rupiah a "
    "month (thousands, millions, a year, or days with their number: 'per hari (25 hari)'), so it "
    "is not taken as income.",
    "note.columns-age": "{header} in {name} holds ages, which tell of no day: nobody is judged by "
    "them. Add birth dates, without which nobody can be enrolled either.",
    "note.columns-unjudged": "Read, but no rule of this policy goes by them: {columns:columns}.",
    "note.attested": "The office vouches for the rule '{rule}' ({says}) where data are missing: "
    "{rows:n} {rows:row|rows}.",
    "note.nik-rounded": "In '{roster}' more than half of the NIKs end in 0: they were kept as "
    "numbers and have lost their last digit. Those that end in 0 need data; get the list again "
    "with NIK as text.",
    "note.list-written": "Written: {path:file}, {rows:n} {rows:row|rows}.",
    "note.lists-written": "Written: {files:n} more {files:file|files}.",
    "note.export-nobody": "Nobody may be covered: {path:file} was not written.",
    "note.export-nobody-kept": "Nobody may be covered: {path:file} was not written, and what "
    "stands there is of an earlier run.",
    "note.export-aside": "{rows:n} {rows:row is|rows are} not in the template, which does not take "
    "{rows:it|them} as {rows:it stands|they stand}: see {path:file}, mend {rows:it|them} and "
    "screen again.",
    "note.export-empty": "The template wants {header}, which is empty in {rows:n} {rows:row|rows}.",
    "note.export-stray": "{header} is not as the template takes it in {rows:n} {rows:row|rows}.",
    "row.export-empty": "{header} is empty",
    "row.export-stray": "{header} is not {says}",
    "note.lists-csv": "No sheet of Excel holds more than {most:n} rows below its header, so "
    "{files:n} {files:file is|files are} CSV. In Excel, open {files:it|them} by Data, From "
    "Text/CSV, with the NIK as text.",
    "note.members-unusable": "In the list of members '{roster}' {rows:n} {rows:row has|rows have} "
    "no whole, well-formed NIK (missing, mistyped, or rounded as a number): who stands there is "
    "not recognised.",
    "note.members-ended": "In the list of members '{roster}', {rows:n} {rows:row says|rows say} "
    "that the membership has ended ({inactive:n} inactive, {moved:n} moved, {dead:n} dead): these "
    "people do not count as covered. Who is inactive may be enrolled again; who has moved or died "
    "and stands on a list needs data (R-MEMBER-GONE).",
    "note.members-unclear": "In the list of members '{roster}' the status of {rows:n} "
    "{rows:row|rows} has no meaning that is known: these people count as covered.",
    "note.members-unlisted": "{rows:n} {rows:member|members} of '{roster}' whose membership goes "
    "on {rows:stands|stand} on none of these lists. Screen '{roster}' with these lists as "
    "--members to see who: those without R-MEMBER.",
    "note.blank-rows": "{rows:n} {rows:row has|rows have} nothing in any cell and {rows:is|are} "
    "not counted.",
    "screen.head": "{region}: {rows:n} {rows:row|rows} in {lists:n} {lists:list|lists}, judged as "
    "of {day:day}",
    "screen.outcomes": "Of {rows:n} {rows:row|rows}, {eligible:n} may be covered, {ineligible:n} "
    "may not, {needs:n} {needs:needs|need} data.",
    "screen.waiting": "The money covers {covered:n} of them, in the order of the lists; "
    "{waiting:n} {waiting:waits|wait}.",
    "screen.waiting-priority": "The money covers {covered:n} of them, by '{priority}'; {waiting:n} "
    "{waiting:waits|wait}.",
    "screen.near-rupiah": "Only '{rule}' stands in the way of {alone:n} {alone:row|rows}, and "
    "{near:n} of them {near:misses|miss} it by less than {reach:rp}.",
    "screen.near-years": "Only '{rule}' stands in the way of {alone:n} {alone:row|rows}, and "
    "{near:n} of them {near:misses|miss} it by a year or less.",
    "screen.reasons": "Why rows may not be covered or need data, and what to do (a row may "
    "have several reasons)",
    "screen.warnings": "To be looked at (nobody is refused for these)",
    "screen.by-roster": "By list",
    "screen.by-group": "By {by:codes}",
    "why.reason": "{code}: {rows:n} {rows:row|rows}",
    "why.roster": "{name}: {rows:n} {rows:row|rows}, sha256 {sha256}",
    "person.head": "{region}, as of {day:day}",
    "person.eligible": "Yes: this person may be covered.",
    "person.ineligible": "No: this person may not be covered.",
    "person.needs-data": "Not known yet: something is missing.",
    "verdict.passes": "yes",
    "verdict.fails": "no",
    "verdict.unknown": "missing",
    "verdict.attested": "attested",
    "verdict.warned": "look",
    "progress.judge": "judging",
    "progress.write": "writing",
    "progress.rows": "{doing}: {rows:n} rows",
    "progress.left": "{doing}: {rows:n} of about {total:n} rows, {seconds:n} s left",
    "about.region": "Region",
    "about.as-of": "Judged as of",
    "about.policy": "Policy",
    "about.rentan": "rentan",
    "about.attested": "Rules that the office vouches for",
    "about.priority": "Priority",
    "col.rows": "Rows",
    "col.evaluated": "Judged",
    "col.failed": "Fail",
    "col.missing": "No data",
    "col.remaining": "Left",
    "col.only_blocker": "Only this",
    "col.near": "Near",
    "col.eligible": "Eligible",
    "col.ineligible": "Ineligible",
    "col.needs_data": "Need data",
    "item.rows-in": "Rows in",
    "item.eligible": "Eligible",
    "item.nobody": "(none named)",
    "check.row": "Cells under their headers",
    "check.nik": "NIK well formed",
    "check.double": "No one twice",
    "check.member": "Not covered already",
    # Reasons
    "reason.R-ROW-CELLS": "more cells than headers",
    "reason.R-NIK-LENGTH": "NIK is not 16 digits long",
    "reason.R-NIK-DIGITS": "NIK has characters that are not digits",
    "reason.R-NIK-DATE": "NIK holds a date that no calendar has",
    "reason.R-NIK-SERIAL": "NIK ends in the serial 0000",
    "reason.R-NIK": "NIK is not as the policy asks",
    "reason.R-NIK-MISSING": "NIK missing",
    "reason.R-NIK-ROUNDED": "NIK was kept as a number and may have lost its last digits",
    "reason.R-NIK-PLACEHOLDER": "NIK is a placeholder",
    "reason.R-NIK-PROVINCE": "NIK begins with the code of no province",
    "reason.R-DOUBLE": "NIK stands twice",
    "reason.R-MEMBER": "covered already",
    "reason.R-MEMBER-GONE": "dead or moved by a list of members",
    "reason.W-NIK-BIRTH": "birth date differs from the NIK's",
    "reason.W-NIK-SEX": "sex differs from the NIK's",
    "reason.W-INCOME-LOW": "income is far below any plausible month",
    "why.W-INCOME-LOW": "Below Rp200.000 a month (an assumption: a fifth of the lowest base) an "
    "income may be a day's pay, or in thousands. The row is judged by it as it stands.",
    "mend.W-INCOME-LOW": "Ask what the person earns in a month, and write that in Rupiah.",
    "reason.W-TWIN": "same name and birth date under another NIK",
    "reason.W-NEAR-DOUBLE": "nearly the same person as under another NIK",
    "reason.W-NIK-SHARED": "another person bears this NIK",
    "reason.W-MEMBER-ENDED": "membership has ended",
    "reason.I-NIK-REGION": "NIK first issued in another region",
    "reason.W-BIRTH-DATE-UNREADABLE": "birth date cannot be read",
    "reason.W-SEX-UNREADABLE": "sex cannot be read",
    "reason.W-RESIDENCE-UNREADABLE": "residence not known",
    "reason.W-OCCUPATION-UNREADABLE": "occupation not known",
    "reason.W-EMPLOYMENT-UNREADABLE": "kind of employment not known",
    "reason.W-MONTHLY-INCOME-UNREADABLE": "income cannot be read",
    "reason.W-FIXED-INCOME-UNREADABLE": "fixed income is neither yes nor no",
    "reason.W-STUDENT-UNREADABLE": "student is neither yes nor no",
    "reason.W-ACTIVE-UNREADABLE": "active is neither yes nor no",
    "reason.W-LOW-INCOME-UNREADABLE": "low income is neither yes nor no",
    "reason.W-MEMBERSHIP-UNREADABLE": "membership is neither yes nor no",
    "reason.W-SOCIAL-REGISTRY-UNREADABLE": "social registry is neither yes nor no",
    "reason.W-PRESENCE-UNREADABLE": "status has no meaning that is known",
    "reason.W-REMARK-UNREADABLE": "remark has no meaning that is known",
    "reason.rule-broken": "does not meet: {rule}",
    "reason.rule-unknown": "data missing for: {rule}",
    "reason.rule-doubtful": "to be made sure of: {rule}",
    "reason.rule-warned": "does not keep to: {rule}",
    "reason.first": "first stands in {file} row {row}",
    "reason.other": "compare {file} row {row}",
    "reason.same-nik": "the same NIK",
    "reason.digits": "NIK differs in {digits:n} {digits:digit|digits}",
    "reason.hint": "'{text}': {near}?",
    # Reasons, explained
    "error.reason-unknown": "'{name}' is no reason that the policy of {region} gives.{near:near} "
    "'rentan explain' lists them; rules of a region need --region.",
    "explain.head": "Reasons of {region}: R- refuses or needs data, W- warns, I- informs",
    "explain.checked": "The rules were last checked in {checked:span}; for later months they are "
    "taken to hold as they are.",
    "explain.wage": "The last minimum wage known is that of {year}. In a later year it is carried "
    "on and refuses nobody: an income from it on needs data.",
    "explain.why": "Why: {why}",
    "explain.mend": "What to do: {mend}",
    "why.R-ROW-CELLS": "The row has cells to the right of the last header, so its cells may stand "
    "under the wrong headers.",
    "mend.R-ROW-CELLS": "Look for a separator too many in the row, or give its last columns a "
    "header.",
    "why.R-NIK-LENGTH": "A NIK has 16 digits.",
    "mend.R-NIK-LENGTH": "Copy it again from the identity card. No digit is guessed.",
    "why.R-NIK-DIGITS": "A NIK has digits only, 0 to 9.",
    "mend.R-NIK-DIGITS": "Look for an O in the place of a 0, or an l in the place of a 1, and copy "
    "it again from the identity card.",
    "why.R-NIK-DATE": "The 7th to 12th digit are day, month and year of birth, with 40 added to a "
    "woman's day; these are no day of any calendar.",
    "mend.R-NIK-DATE": "Copy it again from the identity card.",
    "why.R-NIK-SERIAL": "The last four digits count from 0001; 0000 is never given.",
    "mend.R-NIK-SERIAL": "Copy it again from the identity card; a spreadsheet may have replaced "
    "the last digits by zeros.",
    "why.R-NIK-MISSING": "Without a NIK nobody can be enrolled, and nobody can be told apart.",
    "mend.R-NIK-MISSING": "Ask the village for it.",
    "why.R-NIK-ROUNDED": "A spreadsheet keeps 15 digits of a number and puts a 0 in the place of "
    "the 16th, and from 9.007.199.254.740.992 on a floating number does not hold every number. A "
    "NIK that was kept as a number is taken only if it ends in another digit and lies below; no "
    "digit is guessed. Lists show a doubtful one with a question mark.",
    "mend.R-NIK-ROUNDED": "Ask for the list again from where it was typed, with the NIK column "
    "formatted as text before anything is pasted into it.",
    "why.R-NIK-PLACEHOLDER": "The cell was filled without a NIK: with one digit throughout, with "
    "1234…, with a birth date of zeros, with the code of the village and a counter, or with hidden "
    "digits. Nobody is refused for it.",
    "mend.R-NIK-PLACEHOLDER": "Ask the village for the NIK on the identity card.",
    "why.R-NIK-PROVINCE": "A NIK begins with the province of first registration, and none has or "
    "had these two digits; often a 0 stands too many in front, and the last digit is cut off.",
    "mend.R-NIK-PROVINCE": "Copy it again from the identity card.",
    "why.R-DOUBLE": "Nobody is paid for twice. The first row with a NIK stands, by the order of "
    "the lists and then of the rows.",
    "mend.R-DOUBLE": "Take the row out; where two people bear one NIK, mend the wrong one.",
    "why.R-MEMBER": "The NIK stands in a list of people who are covered already (--members).",
    "mend.R-MEMBER": "Nothing, if that cover goes on; otherwise take the NIK out of that list.",
    "why.W-NIK-BIRTH": "The birth date of the list is not the one in the NIK. A NIK is not changed "
    "when a birth date is corrected, so this may be right.",
    "mend.W-NIK-BIRTH": "Compare both with the identity card.",
    "why.W-NIK-SEX": "The sex of the list is not the one in the NIK.",
    "mend.W-NIK-SEX": "Compare both with the identity card.",
    "why.W-TWIN": "One person with two NIKs would be paid for twice; two people may also share a "
    "name and a birth date.",
    "mend.W-TWIN": "Ask the village whether this is one person, and take out the wrong row.",
    "why.W-NEAR-DOUBLE": "Name, birth date and NIK differ from those of another row by what typing "
    "does: one person under two NIKs would be paid for twice. It may also be two people, such as "
    "brothers or sisters born on one day; nothing is decided by it.",
    "mend.W-NEAR-DOUBLE": "Compare both rows with the identity card, and take out the wrong one "
    "where it is one person.",
    "why.W-NIK-SHARED": "Two rows bear one NIK and tell of people whose names or birth dates are "
    "not alike: one of them has somebody else's NIK and would be left out as a double.",
    "mend.W-NIK-SHARED": "Compare both rows with the identity card, and mend the NIK of the wrong "
    "one.",
    "why.R-MEMBER-GONE": "The NIK stands in a list of members (--members) that says that the "
    "person has died or moved. Contributions paid on for the dead and the moved are what "
    "auditors find.",
    "mend.R-MEMBER-GONE": "Ask the village which list is right; take the row out, or the NIK out "
    "of the list of members.",
    "why.W-MEMBER-ENDED": "The NIK stands in a list of members (--members) whose status says "
    "that the membership has ended, so this is no double cover.",
    "mend.W-MEMBER-ENDED": "Nothing, if the person is to be enrolled again. The months in which "
    "a death benefit is small may begin anew.",
    "why.W-UNREADABLE": "The cell holds a text that can be read in no way, or in more than one; "
    "nothing is guessed.",
    "mend.W-UNREADABLE": "Write dates as 31-12-1980, amounts as 2.500.000, words as the policy has "
    "them ('rentan policy show'), answers as yes or no.",
    "why.I-NIK-REGION": "The first digits of a NIK are the region of first registration. They stay "
    "when somebody moves, so they say nothing about where a person lives now.",
    "mend.I-NIK-REGION": "Nothing.",
    "why.rule": "a rule of {region}: {source}.",
    "mend.rule-broken": "If the data are wrong, mend them in the list. If the rule is, mend "
    "'{rule}' in the policy.",
    "mend.rule-unknown": "Fill in the cell or add the column; or the office vouches for it in "
    "writing with --attest {rule}.",
    "mend.rule-doubtful": "Ask what is true and mend the cell where the list is wrong. Where it is "
    "right, take the row out, or let the region's policy say otherwise with a rule '{rule}' of its "
    "own. No --attest settles it.",
    "mend.rule-warned": "Look whether this is meant; nothing else need be done. A rule '{rule}' of "
    "the region's own takes its place.",
    "row.rule-broken": "If the data are wrong, mend them; else take the row out.",
    "row.rule-unknown": "Fill in what is missing.",
    "row.rule-doubtful": "Ask what is true, and mend the cell where the list is wrong.",
    "row.rule-warned": "Look whether this is meant.",
    "col.says": "What",
    "col.why": "Why",
    "col.mend": "What to do",
    # Help
    "help.screen": "Who of a roster may be covered, why not, and what the others cost. Reads CSV, "
    "Excel and Parquet; one person without a list with --person.",
    "help.explain": "What a reason of 'screen' means, why, and what to do; all of them without a "
    "code.",
    "opt.rosters": "Lists: files, folders, globs, or - for stdin.",
    "opt.person": "One person in words: 'lahir=12-08-1980, pekerjaan=nelayan, penghasilan=2 juta'.",
    "opt.column": "Which header is which field: nik='No. KTP'. May be given several times.",
    "opt.mapping": "The same in a YAML file, 'nik: No. KTP'.",
    "opt.sheet": "Sheet of a workbook to read; without it every one with a NIK column.",
    "opt.members": "List of people who are covered already. May be given several times.",
    "opt.attest": "Rule that the office vouches for in writing where data are missing, or all.",
    "opt.as-of-screen": "Month or day on which ages and limits are taken, 2024-01. Without it the "
    "first month of cover.",
    "opt.by": "Also count by desa, kecamatan or a column of the lists.",
    "opt.priority": "Who is covered first when money is short: 'pekerjaan=nelayan,petani; umur "
    "desc'. Without it that of the policy, else the order of the lists.",
    "opt.out": "Folder for eligible, waiting, ineligible, needs-data, aside and summary.json.",
    "opt.lists": "Format of the lists in folders: xlsx (without it, as far as a sheet holds them), "
    "csv or parquet.",
    "opt.list-file": "File for these rows: .csv, .tsv, .xlsx or .parquet.",
    "opt.export": "The eligible as a template wants them: bpjs, or bpjs=FILE.xlsx.",
    "opt.returns": "Folder for one list a village (or file) of what is to be mended.",
    "opt.engine": "polars, or spark for more than one machine.",
    "opt.master": "Spark's master: local[4], spark://…, or sc://… for Spark Connect.",
    "opt.fail-if-screen": "Exit with 1 when one holds: rejected, needs-data, over-budget.",
    "opt.reason-code": "Code of a reason, such as R-DOUBLE.",
}
