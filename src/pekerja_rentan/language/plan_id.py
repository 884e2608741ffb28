"""What rentan says of plans in Indonesian."""

SENTENCES = {
    "error.cohorts-none": "tidak ada kelompok peserta. Tulis --cohort 15000@2025-01..2025-12 atau "
    "berkas rencana.",
    "error.cohorts-many": "{count:n} kelompok melebihi {most:n}. Untuk daftar nama pakai "
    "'rentan screen'.",
    "error.cohort-unreadable": "'{text}' bukan kelompok peserta. Tulis 15000@2025-01..2025-12, "
    "boleh dengan nama di depannya: nelayan=15000@2025.",
    "error.cohort-months": "'{text}' tanpa bulan. Tulis kelompok sebagai 15000@2025-01..2025-12.",
    "error.cohort-workers": "kelompok '{name}' tanpa jumlah pekerja. Tulis jumlahnya, atau minta "
    "dihitung dengan --solve workers:{name}.",
    "error.cohort-twice": "dua kelompok bernama '{name}'. Beri nama masing-masing; 'segment' "
    "menyatakan bahwa orangnya sama.",
    "error.months-overlap": "bulan {one:span} dan {other:span} tumpang tindih. Tulis setiap bulan "
    "satu kali.",
    "error.plan-long": "rencana dari {first} sampai {last} melebihi {longest:n} bulan.",
    "error.since-late": "peserta sejak {since} tidak mungkin: kelompok mulai {first}.",
    "error.entries-unreadable": "'{text}' bukan daftar 'nama=nilai'. Tulis apbd=60%, csr=40%.",
    "error.entry-twice": "'{name}' disebut dua kali. Pilih satu.",
    "error.share-unreadable": "'{text}' bukan bagian. Tulis 60%, 0,5% atau 1/3.",
    "error.share-range": "bagian '{text}' tidak mungkin: harus di atas 0% dan paling tinggi 100%.",
    "error.shares-over": "jumlah bagian {total}, kelebihan {rest}. Seluruhnya harus 100%.",
    "error.shares-under": "jumlah bagian {total}, sehingga {rest} tidak dibayar siapa pun. "
    "Seluruhnya harus 100%; yang dibayar peserta sendiri adalah 'mandiri'.",
    "error.leavers-negative": "'{text}' peserta keluar tidak mungkin. Tulis berapa yang keluar per "
    "bulan, misalnya 25 atau 0,5%; yang masuk adalah kelompok lain.",
    "error.leavers-reason": "'{name}' bukan alasan keluar.{near:near} Yang dikenal: {known:list}.",
    "error.payment-months": "{months:n} bulan tidak dapat dibayar sekaligus. Yang dikenal: "
    "{known:list} [{source}].",
    "error.grant-unreadable": "'{text}' bukan pagu. Tulis 2025='3 miliar', csr:2025='500 juta', "
    "atau 2025-10='3,4 miliar' bila berubah mulai bulan itu.",
    "error.allocation-region": "rencana ini untuk beberapa daerah, jadi pagu harus menyebut "
    "daerahnya. Yang dikenal: {known:list}.",
    "error.allocation-other-region": "tidak ada kelompok dari daerah '{region}'.{near:near} Yang "
    "dikenal: {known:list}.",
    "error.allocation-idle": "tidak ada kelompok yang dibayar dari '{funding}', sehingga pagunya "
    "tidak membayar apa pun. Kelompok dibayar dari: {known:list}.",
    "error.allocation-years": "rencana meliputi beberapa tahun ({years:list}), sedangkan pagu "
    "hanya untuk satu tahun. Sebut tahunnya: {year}='3 miliar', atau dalam berkas 'year: {year}'.",
    "error.allocation-year": "pagu '{funding}' tahun {year} tidak membayar apa pun: pagu hanya "
    "untuk tahunnya sendiri, dan kelompok dibayar darinya pada {years:list}.",
    "error.allocation-twice": "pagu '{funding}' mulai {month} ditulis dua kali. Pilih satu.",
    "error.allocation-from": "'from' ({month}) di luar tahun {year}. Pilih salah satu.",
    "problem.need-text-or-mapping": "di sini perlu satu nilai atau isian 'kunci: nilai'.",
    "problem.months-none": "di sini tidak ada bulan. Tulis 2025-01..2025-12.",
    "problem.plan-empty": "berkas kosong. Tulis 'cohorts:' dan di bawahnya '- workers: 15000' "
    "dengan 'months: 2025'; selebihnya lihat 'rentan plan --schema'.",
    "error.solve-unknown": "'{name}' tidak dapat dihitung balik.{near:near} Yang dikenal: "
    "{known:list}.",
    "error.solve-cohort": "tidak ada kelompok bernama '{name}'.{near:near} Yang dikenal: "
    "{known:list}.",
    "error.solve-needs-workers": "kelompok '{cohort}' tanpa jumlah pekerja. Tulis jumlahnya agar "
    "bulannya dapat dihitung.",
    "error.solve-unlimited": "tidak ada pagu yang membatasi kelompok '{cohort}': pagu "
    "{fundings:list} untuk {years:list} tidak diketahui. Tulis --allocation.",
    "error.solve-endless": "pagu cukup untuk lebih dari {most:n} pekerja dalam kelompok "
    "'{cohort}'. Periksa nolnya.",
    "error.solve-others-over": "tanpa kelompok '{cohort}' pun rencana sudah melebihi pagu: "
    "{funding} {year} kurang {short:rp} pada {month:span}.",
    "error.solve-not-one": "satu pekerja pun tidak muat dalam kelompok '{cohort}': {funding} "
    "{year} akan kurang {short:rp} pada {month:span}.",
    "error.solve-not-a-month": "satu bulan pun dari kelompok '{cohort}' tidak muat: {funding} "
    "{year} akan kurang {short:rp} pada {month:span}.",
    "error.plan-file-flags": "berkas rencana sudah menyatakan rencananya, sehingga {flags:list} "
    "tidak mengubah apa pun. Tulis di dalam berkas.",
    "error.gate-plan": "--fail-if over-budget: pagu rencana ini tidak diketahui. Tulis "
    "--allocation.",
    "note.plan-blocks": "Beberapa bulan dibayar sekaligus di muka: masa bayar mulai pada bulan "
    "pertama kelompok, sesudah jeda, dan kembali pada Januari; berakhir sesudah jumlah bulannya "
    "atau pada akhir tahun.",
    "note.plan-leavers": "Peserta keluar pada akhir bulan dan dihitung utuh: bagiannya dijumlahkan "
    "tepat lalu dibulatkan, setengah ke atas. Iuran yang sudah dibayar di muka hangus; "
    "penggantinya masuk, dan dibayari, mulai bulan berikutnya.",
    "note.plan-different-people": "Kelompok yang berjalan bersamaan dianggap berisi orang yang "
    "berbeda.",
    "note.plan-no-allocation": "{region}: pagu dana {funding} untuk {years:list} tidak diketahui.",
    "note.segment-overlap": "Kelompok '{one}' dan '{other}' sama-sama '{segment}' dan tumpang "
    "tindih pada {period:span}: siapa yang ada di keduanya dibayari dua kali.",
    "note.runs-out": "{region}: dana {funding} tahun {year} habis pada {month:span}; kurang "
    "{short:rp}. Paling banyak {people:n} pekerja tidak dapat dibayari, seluruhnya {lapsed:n} "
    "orang-bulan.",
    "note.overspent": "{region}: pada {month:span} dana {funding} tahun {year} diubah menjadi "
    "{short:rp} di bawah yang sudah dibayar darinya.",
    "note.plan-shared-relief": "Iuran yang ditanggung beberapa sumber dana dibayar dengan tarif "
    "sumber yang paling sedikit keringanannya: {cohorts:list}.",
    "note.relief-opens": "Masa {relief} mulai {month:span} [{source}]; menyangkut: {cohorts:list}.",
    "note.relief-closes": "Masa {relief} berakhir {month:span} [{source}]; sesudahnya tarif penuh "
    "untuk: {cohorts:list}.",
    "note.gap-bridged": "'{cohort}' tidak membayar pada {period:span} ({months} bulan): "
    "jeda paling lama {limit} bulan dapat dijembatani [{source}].",
    "note.gap-ends": "'{cohort}' tidak membayar pada {period:span} ({months} bulan): jeda "
    "lebih dari {limit} bulan mengakhiri kepesertaan [{source}], dan masa tunggu agaknya mulai "
    "lagi [{open}].",
    "plan.head": "{regions:list}: rencana {cohorts:n} kelompok, {period:span} ({months:n} bulan)",
    "plan.head-alike": "{regions:list}: rencana {cohorts:n} kelompok, {period:span} "
    "({months:n} bulan), {programs}, dana {funding}",
    "plan.fund": "dana {funding} tahun {year}",
    "plan.short": "{fund} kurang {short:rp} mulai {month:span-full}: paling banyak {people:n} "
    "orang sekaligus menunggu, dari {cohorts}, pada {waiting:span-full} "
    "({worker_months:n} orang-bulan).",
    "plan.short-revised": "{fund} kurang {short:rp} mulai {month:span-full}: pagunya diubah "
    "menjadi kurang dari yang sudah dibayar. Tidak ada yang menunggu.",
    "plan.and-more": "{names} dan {more:n} kelompok lain",
    "plan.enough": "{fund} cukup: tersisa {left:rp} dari pagu {allocation:rp}.",
    "plan.others-last": "Dana lain yang pagunya diketahui ({count:n}) cukup.",
    "plan.all-last": "Semua dana yang pagunya diketahui ({count:n}) cukup.",
    "plan.unknown": "{fund}: pagunya tidak diketahui, sehingga tidak dapat dinilai apakah cukup "
    "untuk {paid:rp}.",
    "plan.unknown-all": "{count:n} pagu tidak diketahui, sehingga tidak dapat dinilai apakah "
    "cukup.",
    "plan.sum": "Kebutuhan iuran seluruhnya {paid:rp} untuk {worker_months:n} orang-bulan.",
    "plan.sum-due": "Kebutuhan iuran seluruhnya {paid:rp}, {due:rp} di antaranya untuk "
    "{worker_months:n} orang-bulan yang terlindungi dan {lost:rp} untuk bulan sesudah peserta "
    "keluar.",
    "plan.solved-workers": "{workers:n} pekerja muat dalam kelompok '{cohort}' ({period:span}); "
    "tersisa {remainder:rp} dari {funding} {year}. Satu lagi melebihi {short:rp}.",
    "plan.solved-start": "Kelompok '{cohort}' ({workers:n} pekerja) dapat mulai {first:span} "
    "sampai {last:span}; tersisa {remainder:rp} dari {funding} {year}. Sebulan lebih awal melebihi "
    "{short:rp}.",
    "plan.solved-months": "Kelompok '{cohort}' ({workers:n} pekerja) dapat berjalan {months:n} "
    "bulan ({period:span}); tersisa {remainder:rp} dari {funding} {year}. Sebulan lagi melebihi "
    "{short:rp}.",
    "plan.solved-whole": "Semua bulan kelompok '{cohort}' muat ({workers:n} pekerja, "
    "{period:span}); tersisa {remainder:rp} dari {funding} {year}.",
    "plan.cohorts": "Kelompok",
    "plan.totals": "Jumlah",
    "plan.money": "Pagu",
    "plan.lapses": "Peserta yang menunggu karena dana kurang",
    "plan.cohort": "{name} ({programs}, {funding})",
    "plan.account": "{code} {name}",
    "plan.no-account": "di luar rekening dalam kebijakan",
    "plan.revised": "{funding} {year}, mulai {month:span}",
    "plan.why-line": "{cohort}, {program}, {period:span}: {worker_months:n} orang-bulan × "
    "{rate:rp} = {amount:rp} [{source}]",
    "plan.why-line-relief": "{cohort}, {program}, {period:span}: {worker_months:n} orang-bulan × "
    "{rate:rp} ({full:rp} dikurangi keringanan {relief}) = {amount:rp} [{source}]",
    "plan.why-share": "{cohort}: {share} dari {funding} = {amount:rp}",
    "plan.why-leavers": "{cohort}: {each} per bulan keluar ({reason}), seluruhnya {workers:n}",
    "plan.why-allocation": "{funding} {year}: {allocation:rp} − {paid:rp} = {left:rp} {source}",
    "plan.why-solved": "{funding} {year}, sampai {month:span}: {allocation:rp} − {others:rp} "
    "kelompok lain − {own:rp} '{cohort}' = {remainder:rp}",
    "plan.why-total": "Jumlah: {paid:rp}",
    "plan.asked": "(menurut permintaan)",
    "leavers.deaths": "meninggal",
    "leavers.moved": "pindah",
    "leavers.wage-earners": "menjadi penerima upah",
    "leavers.other": "sebab apa pun",
    "col.joining": "Masuk",
    "col.leaving": "Keluar",
    "col.ending": "Berakhir",
    "col.due": "Terutang",
    "col.paid": "Dibayar",
    "col.left": "Sisa",
    "help.plan": "Rencana kas kelompok peserta per bulan terhadap pagu; dan sebaliknya, apa yang "
    "muat.",
    "opt.plan-file": "Rencana dalam YAML (lihat 'rentan plan --schema'), sebagai ganti pilihan.",
    "opt.cohort": "Pekerja dan bulannya, [NAMA=]15000@2025-01..2025-12; beberapa masa dipisah "
    "koma. Boleh beberapa kali.",
    "opt.funding-shares": "Sumber dana: apbd, atau bagiannya: 'apbd=60%, csr=40%'. Tanpa ini "
    "menurut kebijakan.",
    "opt.leavers": "Yang keluar per bulan: 25, 0,5%, atau menurut sebab: 'deaths=0,1%, moved=12' "
    "(deaths, moved, wage-earners, other).",
    "opt.replace": "Yang keluar diganti orang lain.",
    "opt.payment": "Bulan yang dibayar sekaligus di muka: 1, 3, 6 atau 12.",
    "opt.plan-allocation": "'2025=3 miliar', 'csr:2025=500 juta', perubahan mulai suatu bulan: "
    "'2025-10=3,4 miliar'. Boleh beberapa kali. Tanpa ini menurut kebijakan.",
    "opt.solve": "Pekerja (workers), awal (start) atau bulan (months) dari kelompok terakhir, atau "
    "dari satu: 'workers:NAMA'.",
    "opt.schema": "Cetak JSON Schema berkas rencana.",
    "opt.sector-plan": "Jenis pekerjaan kelompok: angkutan (transport), lainnya (other).",
}
