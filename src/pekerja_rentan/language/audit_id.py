"""Apa yang dikatakan rentan tentang angka yang dipublikasikan, dalam bahasa Indonesia."""

SENTENCES = {
    "error.audit-figures": "perlu dua dari pekerja (workers), bulan (months) dan "
    "anggaran (budget); belum ada: {missing:codes}. Isi salah satunya: yang ketiga dihitung.",
    "error.audit-one": "{flag} saja tidak dapat diperiksa. Tulis salah satu dari {missing:list} "
    "juga, maka yang ketiga dihitung; tulis keduanya, maka semuanya dicocokkan.",
    "error.year-alone": "'{text}' bukan tahun. Tulis seperti 2024.",
    "error.audit-zero": "'{text}' tidak dapat diperiksa. Tulis jumlah di atas nol.",
    "error.audit-rate-changes": "tarif berubah dalam {period:span}. Periksa bagiannya satu per "
    "satu, atau tulis --rate.",
    "error.precision-idle": "tidak ada angka '{figure}' yang ketelitiannya dapat disebut. Tulis "
    "angkanya juga, atau hapus ketelitiannya.",
    "error.precision-range": "'{text}' tidak mungkin menjadi selisih {amount:n} dari angka "
    "sebenarnya.",
    "error.audit-file-and-flags": "{flags:list} dan berkas saling bertentangan: semuanya disebut "
    "dalam kolom berkas.",
    "error.audit-nothing": "tidak ada yang diperiksa. Tulis dua dari --workers, --months dan "
    "--budget, atau berkas CSV.",
    "error.audit-many": "lebih dari {most:n} baris terlalu banyak untuk dibaca. Pakai 'rentan "
    "batch --command audit'.",
    "error.gate-audit": "--fail-if does-not-add-up: angka yang tidak ada dihitung sendiri, "
    "sehingga tidak ada yang dapat gagal. Tulis --workers, --months dan --budget.",
    "error.audit-empty": "'{path}' tidak punya baris di bawah judul kolomnya.",
    "note.legal-rate-fits": "Tarif yang dipublikasikan, {rate:rp}, bukan tarif menurut aturan "
    "tahun {year}, yaitu {legal:rp}; dengan tarif itu jumlahnya {total:rp}, juga cocok.",
    "note.legal-rate-fails": "Tarif yang dipublikasikan, {rate:rp}, bukan tarif menurut aturan "
    "tahun {year}, yaitu {legal:rp}; dengan tarif itu jumlahnya {total:rp}, tidak cocok.",
    "verdict.to-the-rupiah": "tepat sampai Rupiah",
    "verdict.within-rounding": "cocok dalam pembulatan",
    "verdict.does-not-add-up": "tidak cocok",
    "audit.rate-asked": "Tarif: {rate:rp} per pekerja per bulan, seperti dipublikasikan.",
    "verdict.as-written": "seperti ditulis",
    "reading.two-rates-rate-programs-more": "jika sebagian membayar {programs:plus}",
    "reading.range-first": "(yang pertama {low:n} sampai {high:n})",
    "verdict.solved": "dihitung",
    "verdict.error": "tidak terbaca",
    "audit.head": "{region}: apakah angka yang dipublikasikan cocok? ({year})",
    "audit.list": "{rows:n} {rows:angka|angka} yang dipublikasikan: apakah cocok?",
    "audit.line": "baris {line:n}",
    "audit.rate-law": "Tarif: {rate:rp} per pekerja per bulan, menurut aturan tahun {years:list} "
    "[{source}].",
    "audit.to-the-rupiah": "Tepat sampai Rupiah: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}.",
    "audit.within-rounding": "Cocok dalam pembulatan: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; {rounded}.",
    "audit.does-not-add-up-more": "Tidak cocok: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; yang dipublikasikan, {budget:rp}, lebih besar {difference:rp}.",
    "audit.does-not-add-up-less": "Tidak cocok: {workers:n} × {months} × {rate:rp} = "
    "{reckoned:rp}; yang dipublikasikan, {budget:rp}, lebih kecil {difference:rp}.",
    "audit.rounded-count": "menurut penulisannya, jumlah pekerja antara {low:n} dan {high:n}",
    "audit.rounded-rupiah": "menurut penulisannya, nilainya antara {low:rp} dan {high:rp}",
    "audit.about-count": "jumlah pekerja ditulis sekitar {amount:n}",
    "audit.about-rupiah": "nilainya ditulis sekitar {amount:rp}",
    "audit.solved-budget": "Dihitung: {workers:n} × {months} × {rate:rp} = {amount:rp}.{ranged}",
    "audit.solved-workers": "Dihitung: {budget:rp} adalah {amount:n} {amount:pekerja|pekerja} × "
    "{months} × {rate:rp}, sisa {remainder:rp}.{ranged}",
    "audit.solved-months": "Dihitung: {budget:rp} adalah {workers:n} × {amount:n} "
    "{amount:bulan|bulan} × {rate:rp}, sisa {remainder:rp}.{ranged}",
    "audit.range-count": "Menurut pembulatan angka yang dipublikasikan: dari {low:n} sampai "
    "{high:n}.",
    "audit.range-one": "Menurut pembulatan angka yang dipublikasikan: {low:n}.",
    "audit.range-rupiah": "Menurut pembulatan angka yang dipublikasikan: dari {low:rp} sampai "
    "{high:rp}.",
    "audit.no-whole": "Tidak ada bilangan bulat yang tepat.",
    "audit.if": "Akan cocok",
    "audit.if-of": "{place} akan cocok",
    "audit.none-claimed": "Setiap bacaan mengubah satu hal dan memakai selebihnya seperti "
    "dipublikasikan; cocok tidak berarti itulah yang dimaksud, dan tidak satu pun dinyatakan "
    "benar.",
    "audit.none-found": "Tidak satu pun bacaan yang dicoba membuatnya cocok.",
    "audit.readings-left": "Dan {left:n} {left:bacaan|bacaan} lain yang kurang sederhana.",
    "audit.sum": "{to_the_rupiah:n} tepat sampai Rupiah, {within_rounding:n} cocok dalam "
    "pembulatan, {does_not_add_up:n} tidak cocok, {solved:n} dihitung, {errors:n} tidak terbaca.",
    "audit.worker-months": "Itu tepat {amount:n} orang-bulan.",
    "audit.worker-months-written": "Menurut angka yang ditulis, itu {amount:n} orang-bulan.",
    "audit.worker-months-over": "Itu {amount:n} orang-bulan, sisa {remainder:rp}.",
    "audit.worker-months-uneven": "Jumlah itu bukan bulan yang bulat untuk {workers:n} pekerja: "
    "mungkin sebagian dilindungi lebih lama dari yang lain.",
    "audit.nearest-more": "Terdekat menurut {what}, tidak cocok: {workers:n} × {months} × "
    "{rate:rp} = {total:rp}, {difference:rp} lebih besar dari yang dipublikasikan.",
    "audit.nearest-less": "Terdekat menurut {what}, tidak cocok: {workers:n} × {months} × "
    "{rate:rp} = {total:rp}, {difference:rp} lebih kecil dari yang dipublikasikan.",
    "reading.cut-off-count": "jika dipotong, bukan dibulatkan: {figure} {now:n}, ditulis {was:n}",
    "reading.cut-off-rupiah": "jika dipotong, bukan dibulatkan: {figure} {now:rp}, ditulis "
    "{was:rp}",
    "reading.rounded-off-count": "jika nolnya pembulatan: {figure} {now:n}, ditulis {was:n}",
    "reading.rounded-off-rupiah": "jika nolnya pembulatan: {figure} {now:rp}, ditulis {was:rp}",
    "reading.unit-count": "jika satuannya keliru: {figure} {now:n}, bukan {was:n}",
    "reading.unit-rupiah": "jika satuannya keliru: {figure} {now:rp}, bukan {was:rp}",
    "reading.group-lost-count": "jika tiga angka tertinggal: {figure} {now:n}, bukan {was:n}",
    "reading.group-lost-rupiah": "jika tiga angka tertinggal: {figure} {now:rp}, bukan {was:rp}",
    "reading.group-added-count": "jika tiga angka berlebih: {figure} {now:n}, bukan {was:n}",
    "reading.group-added-rupiah": "jika tiga angka berlebih: {figure} {now:rp}, bukan {was:rp}",
    "figure.rate": "tarif",
    "audit.product": "{workers:n} × {months} × {rate:rp}",
    "audit.why-exact": "{words}: {parts} = {total:rp}, tepat sampai Rupiah",
    "audit.why-reading": "{words}: {parts} = {total:rp}, selisih {difference:rp} dari {budget:rp} "
    "yang dipublikasikan, dalam pembulatannya",
    "reading.month-more": "untuk satu bulan lebih",
    "reading.month-less": "untuk satu bulan kurang",
    "reading.months": "untuk jumlah bulan lain",
    "reading.workers": "dengan jumlah pekerja lain",
    "reading.rate-law": "dengan tarif menurut aturan tahun {year}",
    "reading.rate-programs": "dengan tarif {programs:plus}",
    "reading.rate-year": "dengan tarif sejak {since:span}",
    "reading.rate-relief": "dengan {relief} {period:span}",
    "reading.rate-relief-denied": "dengan {relief} {period:span}, yang tidak berlaku bagi dana "
    "{funding}",
    "reading.rate-income": "dengan tarif penghasilan dilaporkan {base:rp}",
    "reading.rate-wage": "jika semuanya pekerja penerima upah ({share:pct} dari {wage:rp})",
    "reading.rate": "dengan tarif lain",
    "reading.digits-swapped-count": "jika dua angka tertukar: {figure} {now:n}, bukan {was:n}",
    "reading.digits-swapped-rupiah": "jika dua angka tertukar: {figure} {now:rp}, bukan {was:rp}",
    "reading.zero-lost-count": "jika satu nol hilang: {figure} {now:n}, bukan {was:n}",
    "reading.zero-lost-rupiah": "jika satu nol hilang: {figure} {now:rp}, bukan {was:rp}",
    "reading.zero-added-count": "jika satu nol berlebih: {figure} {now:n}, bukan {was:n}",
    "reading.zero-added-rupiah": "jika satu nol berlebih: {figure} {now:rp}, bukan {was:rp}",
    "reading.worker-months": "jika angka itu orang-bulan dari {workers:n} pekerja",
    "reading.two-waves": "jika masuk dalam dua gelombang ({splits:n} {splits:pembagian|pembagian} "
    "cocok)",
    "reading.two-rates-rate-programs": "jika sebagian hanya membayar {programs:plus}",
    "reading.two-rates-rate-wage": "jika sebagian pekerja penerima upah ({share:pct} dari "
    "{wage:rp})",
    "reading.range-count": "({low:n} sampai {high:n} cocok)",
    "reading.range-rupiah": "({low:rp} sampai {high:rp} cocok)",
    "figure.workers": "jumlah pekerja",
    "figure.months": "bulan",
    "figure.budget": "anggaran",
    "col.line": "Baris",
    "col.place": "Tempat",
    "col.year": "Tahun",
    "col.budget": "Dipublikasikan",
    "col.reckoned": "Hitungan",
    "col.verdict": "Putusan",
    "col.nearest": "Terdekat",
    "col.worker_months_remainder": "Sisa",
    "col.readings": "Bacaan",
    "col.reading": "Bacaan",
    "col.error": "Kesalahan",
    "show.wage-share": "{share} dari upah",
    "help.audit": "Apakah angka yang dipublikasikan cocok: pekerja × bulan × tarif terhadap "
    "anggaran.",
    "opt.audit-file": "CSV angka, atau - untuk stdin; kolom tempat (place), tahun (year), "
    "pekerja (workers), bulan (months), tarif (rate), anggaran (budget).",
    "opt.workers-audit": "Pekerja seperti dipublikasikan: 5.606, '32 ribu', 'sekitar 32.000'.",
    "opt.months-audit": "Bulan seperti dipublikasikan.",
    "opt.budget-audit": "Anggaran seperti dipublikasikan: 732210600, '7 miliar', 'sekitar 1,6 "
    "miliar'.",
    "opt.rate-audit": "Tarif sebulan per pekerja seperti dipublikasikan. Tanpanya tarif menurut "
    "aturan.",
    "opt.year-audit": "Tahun yang tarifnya berlaku. Tanpanya yang terakhir.",
    "opt.workers-precision": "Seberapa jauh jumlah pekerja sebenarnya dapat berbeda dari yang "
    "dipublikasikan.",
    "opt.budget-precision": "Seberapa jauh anggaran sebenarnya dapat berbeda dari yang "
    "dipublikasikan; 1: tepat sampai Rupiah.",
    "opt.fail-if-audit": "Keluar dengan 1 jika salah satu terjadi: tidak cocok "
    "(does-not-add-up), ada yang tidak terbaca (errors).",
}
