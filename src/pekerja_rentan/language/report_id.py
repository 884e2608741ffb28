"""What documents say in Indonesian."""

SENTENCES = {
    "report.cost-title": "Iuran jaminan sosial pekerja rentan: {region}, {period:span}",
    "report.cost-question": "Berapa biaya melindungi {workers:n} pekerja di {region} selama "
    "{months:n} bulan ({period:span-full}), {programs}, dengan dana {funding}?",
    "report.costs-title": "Iuran jaminan sosial pekerja rentan: {regions:list}",
    "report.costs-question": "Berapa biaya melindungi {workers:n} pekerja di {regions:list}?",
    "report.cost-answer": "Kebutuhan iuran {total:rp}.",
    "report.cost-fits": "Kebutuhan iuran {total:rp}; dari pagu {allocation:rp} masih tersisa "
    "{balance:rp}.",
    "report.cost-over": "Kebutuhan iuran {total:rp}; pagu {allocation:rp} kurang {balance:rp}.",
    "report.months": "Rencana kas: {region}, {period:span}",
    "report.fit-title": "Pekerja yang dapat dilindungi anggaran: {region}, {period:span}",
    "report.fit-question": "Berapa pekerja di {region} dapat dilindungi dengan {budget:rp} pada "
    "{period:span-full}, {programs}, dengan dana {funding}?",
    "report.frontier": "Pekerja yang dapat dilindungi dengan {budget:rp} menurut jumlah bulan: "
    "{region}, {period:span}",
    "col.spent": "Jumlah dibayar",
}
