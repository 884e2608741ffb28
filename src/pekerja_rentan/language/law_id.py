"""Bahasa Indonesia: ketentuan menurut bulannya, dan apa yang dianggap berlaku."""

SENTENCES: dict[str, str] = {
    "note.national-rules": "rentan tidak menyimpan berkas untuk {region}: aturan nasional yang "
    "dipakai. Ada tidaknya aturan daerah tidak diketahui di sini; tanyakan kepada dinasnya.",
    "note.rates-beyond": "Ketentuan terakhir diperiksa {checked:span}: ketentuan dan tarifnya "
    "dianggap tetap berlaku pada {period:span}.",
    "note.relief-billed": "Berlaku tidaknya keringanan pada {period:span} baru diputuskan saat "
    "iuran ditagih: tagihannya dapat berbeda dari angka ini [{source}].",
    "note.program-apart": "Belum pasti apakah {program} dapat diikuti tanpa {lacking:plus} "
    "[{source}]. Tanyakan kepada cabang BPJS.",
    "error.program-apart": "{program} hanya dapat diikuti bersama {lacking:plus} ({title}, "
    "{issued}, [{source}]). Tulis --programs {programs}.",
    "problem.program-apart": "{program} hanya dapat diikuti bersama {lacking:plus} [{source}].",
    "note.wage-carried-on": "Upah minimum {year} tidak diketahui: dipakai yang {of}, {amount:rp} "
    "[{source}], untuk {rules:list}, dan dianggap tidak turun. Tak seorang pun ditolak karenanya "
    "sebagai berpenghasilan terlalu tinggi: penghasilan mulai dari angka itu perlu data sampai "
    "upah {year} ditulis dalam kebijakan.",
    "show.wage-carried-on": "{value}, diteruskan dari {of}",
    # Masa tunggu
    "note.waiting-window": "{period:span}: {months} bulan berada di dalam masa tunggu {program}: "
    "bila peserta meninggal bukan karena kerja dalam {waiting} bulan pertama kepesertaan, ahli "
    "waris hanya menerima santunan {benefit:rp} [{source}]. Dihitung menurut bulan kalender; hal "
    "ini belum pasti [{open}].",
    "note.waiting-rows": "Sampai {waiting} bulan masih di dalam masa tunggu {program}: bila "
    "peserta meninggal bukan karena kerja dalam {waiting} bulan pertama kepesertaan, ahli waris "
    "hanya menerima santunan {benefit:rp} [{source}]. Dihitung menurut bulan kalender; hal ini "
    "belum pasti [{open}].",
    "note.waiting-begins": "{program} bermasa tunggu sejak {month:span}: bila peserta meninggal "
    "bukan karena kerja dalam {waiting} bulan pertama kepesertaan, ahli waris hanya menerima "
    "{benefit:rp} [{source}]; sampai {until:span} santunan dibayar penuh sejak bulan pertama "
    "[{before}]. Dianggap berlaku juga bagi yang menjadi peserta sebelumnya, dan menurut bulan "
    "kalender; keduanya belum pasti [{open}].",
    "note.waiting-ends": "{program} tidak lagi bermasa tunggu sejak {month:span} [{source}]; "
    "sampai {until:span}, bila peserta meninggal bukan karena kerja dalam {was} bulan pertama "
    "kepesertaan, ahli waris hanya menerima {paid:rp} [{before}].",
    "note.waiting-changes": "Masa tunggu {program} berubah: sejak {month:span}, bila peserta "
    "meninggal bukan karena kerja dalam {waiting} bulan pertama kepesertaan, ahli waris hanya "
    "menerima {benefit:rp} [{source}]; sampai {until:span} {paid:rp} dalam {was} bulan pertama "
    "[{before}]. Dianggap berlaku juga bagi yang menjadi peserta sebelumnya, dan menurut bulan "
    "kalender; keduanya belum pasti [{open}].",
    "note.waiting-unknown": "Ada tidaknya masa tunggu {program} pada {period:span} tidak diketahui "
    "di sini: kebijakan menyebutnya sejak {first:span}.",
    "note.plan-waiting": "{share:pct} orang-bulan ({inside:n} dari {of:n}) berada dalam {months} "
    "bulan pertama kepesertaan, masa tunggu {program}: bila peserta meninggal bukan karena kerja "
    "pada masa itu, keluarganya hanya menerima {benefit:rp} [{source}]. Dihitung menurut bulan "
    "kalender, sejak {since:span}, termasuk yang menjadi peserta sebelumnya; keduanya belum pasti "
    "[{open}].",
    "problem.waiting-benefit": "masa tunggu beberapa bulan menyebut 'benefit', yang 0 bulan tidak.",
    "show.waiting": "{program}, masa tunggu",
    "show.waiting-months": "dalam {months} bulan kalender pertama kepesertaan hanya {benefit:rp}",
    "show.waiting-none": "tidak ada: dibayar penuh sejak bulan pertama",
    "show.waiting-open": "belum pasti: {question}",
}
