#!/usr/bin/env bash
# date-holidays 3.37.0 (npm), country ID: the public holidays of 2026 are those of the joint decree
# of three ministers of 19 September 2025 (Menag 1497/2025): Isra Mikraj on 16 January, Idul Fitri
# on 21 and 22 March, Easter on 5 April, Maulid Nabi on 25 August.
# Seen: Idul Fitri is a day early, 20 and 21 March; Isra Mikraj is called Maulid Nabi, which so
# comes twice a year, and Easter is missing. In 2025 Idul Fitri is 30 and 31 March instead of 31
# March and 1 April. Deadlines counted in working days are off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" date-holidays@3.37.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const Holidays = require('date-holidays');

assert.strictEqual(require('date-holidays/package.json').version, '3.37.0');
const calendar = new Holidays('ID');
function days(year, name) {
  const holidays = calendar.getHolidays(year).filter((day) => day.name.includes(name));
  return holidays.map((day) => day.date.slice(5, 10));
}
const seen = {
  'Idul Fitri 2025': days(2025, 'Idul Fitri'),
  'Idul Fitri 2026': days(2026, 'Idul Fitri'),
  'Maulid 2026': days(2026, 'Maulid'),
  'Isra 2026': days(2026, 'Isra'),
};
console.log(seen);
assert.deepStrictEqual(seen, {
  'Idul Fitri 2025': ['03-30', '03-31'],
  'Idul Fitri 2026': ['03-20', '03-21'],
  'Maulid 2026': ['01-16', '08-25'],
  'Isra 2026': [],
});
assert(!calendar.getHolidays(2026).some((day) => day.date.startsWith('2026-04-05')));
NODE
