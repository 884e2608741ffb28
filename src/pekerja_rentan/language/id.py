"""Apa yang dikatakan rentan dalam bahasa Indonesia."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
FULL_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

SENTENCES = {
    "span.to": "s.d.",
    "near": " Maksudnya {words:list}?",
    # Amounts, counts and months that cannot be read
    "error.amount-empty": "jumlah uang kosong. Tulis misalnya 1.600.000.000 atau '1,6 miliar'.",
    "error.amount-negative": "'{text}' bernilai negatif. Tulis jumlah nol atau lebih.",
    "error.number-long": "tidak ada jumlah orang, bulan, atau Rupiah yang digitnya sebanyak itu.",
    "error.amount-large": "'{text}' lebih dari {largest:rp}, pasti salah tulis. Periksa nolnya.",
    "error.amount-nik": "'{text}' menurut angkanya sebuah NIK, bukan jumlah uang atau orang. "
    "Periksa apakah opsi atau kolomnya tertukar; jumlah uang sebesar itu ditulis dengan titik.",
    "error.amount-fraction": "'{text}' bukan Rupiah bulat. Maksudnya '{miliar}'?",
    "error.amount-not-whole": "'{text}' bukan Rupiah bulat. Bulatkan ke Rupiah.",
    "error.amount-m": "'{text}' dapat dibaca dua cara, '{number} miliar' dan '{number} million' "
    "(juta). Tulis katanya lengkap.",
    "error.amount-two-readings": "'{text}' dapat dibaca dua cara, {small:rp} dan {large:rp}. "
    "Tulis angkanya lengkap.",
    "error.amount-word": "'{text}': '{word}' bukan kata bilangan. Pakai ribu (rb), juta (jt), "
    "miliar atau triliun (T), atau kata Inggris: thousand, million, billion, trillion.",
    "error.amount-unreadable": "'{text}' bukan jumlah uang. Tulis 1600000000, 1.600.000.000, "
    "1.6e9, '1,6 miliar' atau '500 juta'.",
    "error.count-unreadable": "'{text}' bukan jumlah pekerja yang bulat. Tulis 100000 atau "
    "100.000.",
    "error.count-range": "'{text}' pekerja tidak mungkin. Tulis angka dari 1 sampai {most:n}.",
    "error.month-unreadable": "'{text}' bukan bulan. Tulis seperti 2024-10 atau 'Oktober 2024'.",
    "error.month-name": "'{text}': '{name}' bukan nama bulan.{near:near} Tulis seperti 2024-10 "
    "atau 'Oktober 2024'.",
    "error.month-digits": "'{text}' bukan bulan yang lengkap. Tulis {month}.",
    "error.month-range": "'{text}': tidak ada bulan {month}. Bulan dari 01 sampai 12.",
    "error.year-unreadable": "'{text}' bukan tahun. Tulis seperti 2024; untuk bulan pakai "
    "--period atau --from dan --to.",
    "error.year-range": "'{text}' di luar tahun {first} sampai {last}.",
    "error.span-reversed": "periode berakhir ({last}) sebelum mulai ({first}). Tukar keduanya.",
    "error.span-long": "periode dari {first} sampai {last} lebih panjang dari {longest:n} bulan.",
    "error.months-unreadable": "'{text}' bukan jumlah bulan yang bulat. Tulis seperti 12.",
    "error.months-range": "{months} bulan tidak mungkin. Tulis angka dari 1 sampai {longest:n}.",
    "error.months-year": "{months} bulan tidak muat dalam {year}. Tulis bulan pertama dengan "
    "--from YYYY-MM, atau periodenya dengan --period.",
    "error.period-twice": "bulannya disebut lebih dari sekali: {ways:list}. Pilih satu.",
    # Flags
    "error.lang-unknown": "{origin}: '{lang}' bukan bahasa rentan. Pakai id atau en.",
    "error.flags-exclude": "{flags:list} saling bertentangan. Pilih satu.",
    "error.flag-twice": "{flag} disebut dua kali. Pilih satu.",
    "error.flag-idle": "{flag} tidak berpengaruh {why}. Hilangkan.",
    "error.flag-needs": "{flag} perlu {other} di sampingnya.",
    "error.option-unknown": "tidak ada opsi {option}.{near:near} '{command} --help' menyebut "
    "semuanya.",
    "error.option-value": "{option} perlu nilai. Lihat '{command} --help'.",
    "error.option-no-value": "{option} tidak memakai nilai.",
    "error.command-unknown": "tidak ada perintah '{name}'.{near:near} '{command} --help' "
    "menyebut semuanya.",
    "error.argument-extra": "'{text}' berdiri sendiri: tidak ada opsi yang memakainya. Lihat "
    "'{command} --help'.",
    "error.argument-missing": "{name} belum ada. Lihat '{command} --help'.",
    "error.usage": "{detail}",
    "error.format-unknown": "'{name}' bukan format. Pakai table, json, csv atau md.",
    "error.suffix-unknown": "'{path}': tidak ada format berakhiran '{suffix}'. Yang ada: "
    "{known:list}.{near:near}",
    "error.gate-unknown": "'{name}' bukan syarat --fail-if.{near:near} Yang ada: {known:list}.",
    "error.gate-allocation": "--fail-if over-budget: pagu {region} untuk {period:span} tidak "
    "diketahui. Tulis --allocation.",
    "error.output-folder": "'{path}': foldernya tidak ada. Buat dahulu.",
    "error.output-unwritable": "'{path}' tidak dapat ditulis: {reason}.",
    "error.output-open": "'{path}' sedang dibuka di program lain (ada {lock}). Tutup dahulu, atau "
    "sebut berkas lain.",
    "error.output-is-folder": "'{path}' adalah folder. Tulis nama berkas.",
    "error.output-exists": "'{path}' sudah ada. Sebut berkas lain, atau pindahkan dahulu.",
    "error.stdout-unwritable": "jawaban tidak dapat ditulis: {reason}.",
    "error.several-regions": "{flag} hanya untuk satu daerah. Tanyakan setiap daerah sendiri.",
    "error.region-twice": "'{region}' ditanyakan dua kali.",
    # Requests
    "error.policies-folder": "'{path}' bukan folder kebijakan.",
    "error.region-empty": "daerah kosong. Tulis misalnya kutim, 64.08 atau 'Kutai Timur'.",
    "error.region-authority": "'{region}' bukan kabupaten atau provinsi, melainkan otorita negara "
    "(Otorita IKN, UU 3/2022), tanpa kode Kemendagri dan tanpa kebijakan. Wilayahnya terletak di "
    "{places:list}, yang tetap melaksanakan urusan pemerintahan daerah di sana sampai ibu kota "
    "dipindahkan (Pasal 39). Tulis salah satunya.",
    "error.region-unknown": "tidak ada daerah bernama '{region}'.{nearest:near} 'rentan policy "
    "list' menyebut kebijakan yang ada; kode atau nama Kemendagri juga bisa.",
    "error.region-ambiguous": "'{region}' berarti beberapa daerah: {options:list}. Tulis "
    "lengkap, atau kodenya.",
    "error.workers-needed": "jumlah pekerja {region} untuk {period:span} tidak dipublikasikan "
    "(diketahui dalam kebijakan: {known:or-none}). Tulis --workers.",
    "error.budget-needed": "pagu {region} untuk {period:span} tidak diketahui (diketahui dalam "
    "kebijakan: {known:or-none}). Tulis --budget.",
    "error.program-unknown": "tidak ada program '{name}'.{near:near} Yang ada: {known:list}.",
    "error.program-twice": "program '{name}' disebut dua kali.",
    "error.program-none": "tidak ada program yang disebut. Yang ada: {known:list}.",
    "error.funding-unknown": "'{name}' bukan sumber dana.{near:near} Yang ada: {known:list}.",
    "error.sector-unknown": "'{name}' bukan sektor.{near:near} Yang ada: {known:list}.",
    "error.income-negative": "penghasilan {income:rp} di bawah nol.",
    "error.income-idle": "penghasilan tidak mengubah apa pun: iuran {programs:list} sama untuk "
    "semua.",
    "error.relief-none": "tidak ada keringanan untuk {programs:list} (sektor: {sector}) pada "
    "{period:span}. Yang ada: {known:list}.",
    "error.relief-needs-sector": "keringanan pada {period:span} bergantung pada jenis kerja. "
    "Tulis --sector: {sectors:list}.",
    "error.sector-idle": "sektor tidak mengubah apa pun: tidak ada keringanan menurut sektor "
    "pada {period:span}.",
    "error.rate-excludes": "tarif sendiri menggantikan program, sehingga {flags:list} tidak "
    "berpengaruh. Hilangkan salah satunya.",
    "error.rate-zero": "tarif nol tidak melindungi siapa pun. Tulis paling sedikit Rp1.",
    "error.rate-label": "'{text}' tidak berlabel. Tulis --rate 'pekerja penerima upah=16.200'.",
    "error.no-rate": "tarif {program} ({name}) untuk {month} tidak diketahui: yang pertama "
    "berlaku sejak {first}.",
    # Policies as files
    "error.policy-invalid": "kebijakan tidak sah.",
    "error.policy-broken": "kebijakan tidak dapat dibaca.",
    "error.policy-folder": "'{path}' adalah folder, bukan berkas.",
    "error.policy-missing": "'{path}' tidak ada.",
    "error.policy-unreadable": "'{path}' tidak dapat dibaca: {reason}.",
    "error.policies-unreadable": "isi '{path}' tidak dapat dilihat: {reason}. Kebijakan kantor "
    "sendiri mungkin ada di situ, jadi kebijakan lain tidak dipakai sebagai gantinya. Beri izin "
    "baca, atau sebutkan folder lain.",
    "error.policy-misnamed": "'{path}' tampaknya kebijakan yang dimaksud, tetapi namanya bukan "
    "'{wanted}'. Ganti namanya, atau pindahkan.",
    "error.policy-none": "'{path}' tidak memuat berkas kebijakan (*.yaml).",
    "error.code-needed": "'{text}' bukan kode Kemendagri. Tulis misalnya 64.08.",
    "error.has-policy": "{name} sudah punya kebijakan: '{id}'. Lihat 'rentan policy show {id}'.",
    "error.budget-other-funding": "pagu {region} untuk {period:span} adalah dana {funding}, "
    "bukan yang ditanyakan. Tulis --budget.",
    "error.relief-idle": "keringanan pada {period:span} diberikan untuk dana ini tanpa diminta. "
    "Hilangkan --relief.",
    "error.costs-nothing": "satu pekerja tidak memerlukan biaya pada {period:span}, sehingga "
    "tidak ada yang dihitung. Periksa tarif dan keringanan dalam kebijakan.",
    "error.value-kind": "'{value}' bukan jenis {kind}, dan bukan teksnya.",
    "error.word-unknown": "'{name}' bukan kata permintaan.{near:near}",
    "error.policies-ambiguous": "beberapa kebijakan dalam satu folder untuk '{region}': "
    "{options:list}. Sebut salah satu dengan id-nya.",
    "error.path-not-utf8": "nama '{path}' bukan teks UTF-8. Ganti nama berkas atau foldernya.",
    "error.text-not-utf8": "'{text}' bukan teks UTF-8. Ketik ulang.",
    "error.path-unusable": "'{path}' tidak dapat dipakai: {reason}.",
    "problem.file-large": "berkas lebih dari {largest:n} byte.",
    "problem.file-empty": "berkas kosong. 'rentan policy new KODE' menulis kebijakan awal.",
    "problem.not-utf8": "bita ini bukan teks UTF-8. Simpan berkas sebagai UTF-8.",
    "problem.not-mapping": "berkas seperti ini terdiri dari baris 'kunci: nilai'.",
    "problem.yaml-syntax": "ini bukan YAML. Periksa di sini dan di baris-baris di atasnya: tanda "
    "kutip atau kurung yang tidak ditutup, tab, baris yang menjorok lain dari tetangganya, atau "
    "teks yang memuat ': ' atau ' #', yang perlu tanda kutip.",
    "problem.yaml-character": "tanda {detail} tidak boleh ada dalam YAML.",
    "problem.yaml-alias": "jangkar dan alias ('{name}') tidak dibaca. Tulis nilainya.",
    "problem.yaml-tag": "tanda '{name}' tidak dibaca. Tulis nilainya saja.",
    "problem.yaml-documents": "satu berkas memuat satu dokumen. Hapus yang kedua.",
    "problem.yaml-deep": "ini bersarang lebih dari {deepest} tingkat.",
    "problem.yaml-key": "kunci harus satu kata.",
    "problem.duplicate-key": "kunci '{key}' ditulis lagi di sini, pertama kali di baris {first}. "
    "Pilih satu.",
    "problem.unknown-key": "kunci '{key}' tidak dikenal.{near:near} Yang boleh: {allowed:list}.",
    "problem.missing-key": "kunci '{key}' belum ada di sini.",
    "problem.not-allowed": "'{found}' tidak boleh.{near:near} Yang boleh: {allowed:list}.",
    "problem.need-mapping": "di sini perlu baris 'kunci: nilai'.",
    "problem.need-list": "di sini perlu daftar: [satu, dua] atau baris '- satu'.",
    "problem.need-pair": "di sini perlu dua batas: [bawah, atas].",
    "problem.list-short": "daftarnya perlu paling sedikit {least:n} isi.",
    "problem.not-text": "di sini perlu satu nilai, bukan daftar atau 'kunci: nilai'.",
    "problem.percent-unreadable": "'{text}' bukan bagian. Tulis seperti 50%, di atas 0 sampai 100.",
    "problem.issued-unreadable": "'{text}' bukan tanggal terbit. Tulis 2024-08-19, 2024-08, 2024 "
    "atau unknown.",
    "problem.date-unreadable": "'{text}' bukan tanggal. Tulis seperti 2026-09-27.",
    "problem.text-empty": "teksnya kosong.",
    "problem.text-control": "teks '{text}' memuat tanda kendali atau tak terlihat. Hapus.",
    "problem.budget-year": "'{text}' bukan tahun. Tulis seperti 2024.",
    "problem.example-idle": "{command} tidak memakai '{key}'. Hilangkan.",
    "problem.example-empty": "contoh mengharapkan paling sedikit satu angka.",
    "problem.flag-unreadable": "'{text}' bukan true dan bukan false.",
    "problem.id-unreadable": "'{text}' bukan id: huruf kecil, angka dan tanda hubung, diawali "
    "huruf.",
    "problem.region-code-unreadable": "'{text}' bukan kode Kemendagri. Tulis 64 atau 64.08.",
    "problem.account-unreadable": "'{text}' bukan kode rekening. Tulis 5.1.02.02.02.0006.",
    "problem.bound-unreadable": "'{text}' bukan batas. Tulis angka, tanggal, atau minimum_wage.",
    "problem.pattern-unreadable": "'{text}' bukan regular expression.",
    "problem.condition-shape": "syarat adalah satu field dengan satu uji, atau salah satu dari "
    "all, any, not.",
    "problem.between-reversed": "batas atas di bawah batas bawah.",
    "problem.test-field": "'{test}' tidak cocok untuk '{field}'. Yang boleh: {allowed:list}.",
    "problem.limit-field": "'{limit}' bukan batas untuk '{field}'. age memakai tahun, "
    "monthly_income Rupiah atau minimum_wage, birth_date tanggal seperti 1980-08-12.",
    "problem.rule-reserved": "'{id}' adalah nama alasan rentan sendiri. Beri syarat ini nama lain.",
    "problem.priority-wrong": "{detail}",
    "problem.rules-many": "dengan ini ada {rules:n} syarat, lebih dari {most:n}. Gabungkan "
    "sebagian dengan 'all'.",
    "problem.rule-impossible": "tidak seorang pun dapat memenuhi syarat ini: isinya saling "
    "meniadakan.",
    "problem.rules-exclude": "tidak seorang pun dapat memenuhi syarat ini sekaligus '{other}'. "
    "Ubah salah satunya; syarat Anda dengan id '{other}' menggantikan yang diwarisi.",
    "problem.rules-nobody": "tidak seorang pun dapat memenuhi semua syarat ini sekaligus: "
    "{rules:list}. Ubah salah satunya.",
    "problem.rule-forbids": "{field} '{value}' diperbolehkan oleh '{one}', tetapi {others:list} "
    "tidak meloloskan seorang pun darinya. Hapus dari salah satunya.",
    "problem.dates-order": "{later} ditulis sesudah {earlier}. Urutkan menurut bulan, setiap "
    "bulan sekali.",
    "problem.rate-kind": "tarif tepat satu dari amount, brackets dan share_of_base.",
    "problem.rate-base": "share_of_base dan base_of harus bersama.",
    "problem.bracket-start": "kelompok pertama mulai dari {found:rp}, bukan dari 0.",
    "problem.bracket-overlap": "kelompok dari {row:rp} bertumpuk dengan kelompok dari {after:rp}.",
    "problem.bracket-gap": "tidak ada kelompok untuk penghasilan antara {to:rp} dan {after:rp}.",
    "problem.bracket-order": "kelompok dari {row:rp} dan {after:rp} tidak berurutan.",
    "problem.bracket-end": "kelompok terakhir berakhir pada {found:rp}; hilangkan 'to'-nya.",
    "problem.wage-kind": "upah minimum adalah amount atau disputed, salah satu.",
    "problem.loop": "kebijakan saling bertumpu tanpa ujung: {chain}.",
    "problem.extends": "tidak ada kebijakan '{name}' untuk ditumpu.{near:near} Tulis id "
    "kebijakan, bukan letak berkas.",
    "problem.id-file": "id '{id}' dan nama berkas '{stem}.yaml' harus sama.",
    "problem.no-source": "tidak ada sumber '{name}'.{near:near} Terangkan di bawah sources.",
    "problem.no-program": "tidak ada program '{name}'.{near:near} Yang ada: {allowed:or-none}.",
    "problem.no-rule": "tidak ada syarat lain bernama '{name}'.{near:near} Yang ada: "
    "{allowed:or-none}.",
    "problem.no-funding": "tidak ada sumber dana '{name}'.{near:near} Yang ada: {allowed:or-none}.",
    "problem.no-sector": "tidak ada sektor '{name}'.{near:near} Yang ada: {allowed:or-none}.",
    "problem.no-occupation": "tidak ada pekerjaan '{name}'.{near:near} Terangkan di bawah "
    "occupations.",
    "problem.no-employment": "tidak ada status kerja '{name}'.{near:near} Yang ada: "
    "{allowed:or-none}.",
    "problem.no-region": "tidak ada daerah berkode Kemendagri {code}.",
    "problem.base-without-brackets": "'{name}' tidak punya kelompok penghasilan sebagai dasar.",
    "problem.repeated-id": "id '{id}' ditulis dua kali.",
    "problem.relief-contradiction": "'{name}' sekaligus ditolak dan diberi keringanan.",
    "problem.relief-overlap": "pada {months:span} keringanan ini dan '{one}' berlaku bersama.",
    "problem.period-year": "{period} tidak terletak dalam tahun anggaran {year}.",
    "problem.incomplete": "kebijakan ini dan yang ditumpunya tidak menyebut '{key}'.",
    "problem.monthly-rate": "tarif sebulan ditulis {stated:rp}, tetapi {parts} berjumlah "
    "{total:rp} pada {month}.",
    "problem.example": "contoh ini tidak cocok: {key} seharusnya {expected}, ternyata {found}.",
    "problem.example-error": "contoh ini tidak dapat dijawab: {reason}",
    "problem.example-key": "{command} tidak punya angka '{key}'.",
    "problem.alias-taken": "'{alias}' sudah berarti '{other}'.",
    "problem.dispute-empty": "angka yang diperselisihkan perlu 'workers', 'allocation' atau "
    "'period', di samping 'says' dan 'source'.",
    "problem.fund-source": "sumber dana yang menyebut artinya atau tempatnya dibukukan perlu "
    "'source'.",
    "problem.default-year": "tidak ada anggaran untuk {year}. Yang ada: {known:or-none}.",
    "problem.code-twice": "'{other}' dalam folder yang sama untuk daerah yang sama. Pilih satu.",
    # What an answer took for granted
    "note.year-of-budget": "Tahun tidak disebut: {year}, tahun anggaran terakhir dalam kebijakan.",
    "note.year-of-policy": "Tahun tidak disebut: {year}, tahun yang dipakai kebijakan ini bila "
    "tidak disebut. Ada juga angka yang lebih baru bila tahunnya disebut: {later:list}.",
    "note.year-of-law": "Tahun tidak disebut dan tahun anggaran tidak diketahui: {year}, tahun "
    "aturan terakhir diperiksa.",
    "note.months-placed": "{months} bulan itu diambil sebagai {period:span}.",
    "note.period-of-budget": "Bulannya {period:span}, menurut kebijakan untuk {year}.",
    "note.fund": "Dana {name}: {says} [{source}].",
    "note.workers-from-policy": "Pekerja: {workers:n}, menurut kebijakan untuk {year} [{source}].",
    "note.workers-from-policy-about": "Pekerja: sekitar {workers:n}, menurut kebijakan untuk "
    "{year} [{source}].",
    "note.allocation-from-policy": "Pagu: {amount:rp}, menurut kebijakan untuk {year} [{source}].",
    "note.allocation-from-policy-about": "Pagu: sekitar {amount:rp}, menurut kebijakan untuk "
    "{year} [{source}].",
    "note.allocation-other-funding": "Pagu dalam kebijakan adalah dana {funding}, sehingga tidak "
    "dibandingkan di sini.",
    "note.no-allocation": "Pagu untuk {period:span} tidak diketahui (diketahui: {known:or-none}).",
    "note.income-bracket": "Penghasilan {income:rp} dihitung sebagai {base:rp}: kelompok dari "
    "{lower:rp} [{source}].",
    # What a careful colleague adds
    "note.relief-denied": "Tanpa {relief} pada {period:span} untuk dana {funding}: {because} "
    "[{source}]. Iuran dibayar penuh.",
    "note.relief-denied-booked": "Tanpa {relief} pada {period:span} untuk dana {funding}, yang "
    "dibukukan di {booked}: {because} [{source}]. Iuran dibayar penuh.",
    "note.relief-granted": "Dengan {relief} pada {period:span} [{source}].",
    "note.relief-open-applied": "Dengan {relief} pada {period:span} karena diminta. Belum pasti "
    "apakah dana {funding} mendapatnya [{source}]; yang diketahui: {because}. Tanyakan kepada "
    "cabang BPJS secara tertulis.",
    "note.relief-open": "Belum pasti apakah dana {funding} mendapat {relief} pada {period:span} "
    "[{source}]; yang diketahui: {because}. Dihitung penuh, karena keringanannya tidak diminta.",
    "note.relief-sector": "Mungkin ada {relief} pada {period:span} [{source}]; ini menurut jenis "
    "kerja, yang tidak disebut. Dihitung penuh.",
    "note.relief-never": "{programs:list} tidak pernah mendapat keringanan.",
    "note.income-low": "{income:rp} jauh di bawah sebulan yang wajar (di bawah {least:rp}, suatu "
    "anggapan): mungkin upah sehari, atau ditulis dalam ribuan. Tulis penghasilan sebulan, dalam "
    "Rupiah.",
    "note.income-between-rows": "Belum pasti: tabel tercetak tidak punya kelompok untuk "
    "{income:rp} (kelompoknya berakhir pada {upper:rp}). Dimasukkan ke kelompok dari {lower:rp} "
    "[{source}].",
    "note.own-rate": "Tarif {rate:rp} untuk '{label}' berasal dari pengguna; tidak ada sumber di "
    "belakangnya.",
    "note.allocation-about": "Pagu disebut 'sekitar' {amount:rp}: toleransi ± {rounding:rp}.",
    "note.within-rounding": "Kekurangan {balance:rp} masih di dalam pembulatan pagu yang disebut "
    "'sekitar' {amount:rp} (toleransi ± {rounding:rp}).",
    "note.beyond-rounding": "Kekurangan {balance:rp} melebihi pembulatan pagu yang disebut "
    "'sekitar' {amount:rp} (toleransi ± {rounding:rp}).",
    "note.budget-about": "Anggaran disebut 'sekitar' {amount:rp}: toleransi ± {rounding:rp}, "
    "sehingga jawabannya juga sekitar.",
    "note.budget-remark": "Tentang angka dalam kebijakan: {remark} [{source}].",
    "note.budget-disputed": "Diperselisihkan untuk {year}: {stated:figures} [{source}] lawan "
    "{other:figures} [{other_source}], yaitu {says}. Yang dipakai ialah yang pertama.",
    "note.buys-nothing": "{budget:rp} tidak cukup untuk satu pun: kurang {short:rp}.",
    "note.to-december": "Bulan terakhir tidak disebut: {period:span}, sampai akhir tahun.",
    # Answers
    "figures.workers": "{amount:n} pekerja",
    "figures.allocation": "{amount:rp}",
    "rupiah.more": "lebih {amount:rp}",
    "rupiah.less": "kurang {amount:rp}",
    "count.more": "lebih {count:n}",
    "count.less": "kurang {count:n}",
    "none": "tidak ada",
    "cost.head": "{region}: {workers:n} pekerja, {period:span} ({months:n} bulan), {programs}, "
    "dana {funding}",
    "cost.sum-allocation": "{share:pct} dari pagu terpakai; seluruh pagu cukup untuk "
    "{capacity:n} pekerja selama periode itu.",
    "cost.sum-each": "Satu pekerja memerlukan {each:rp} selama periode itu.",
    "cost.all": "Semua daerah",
    "cost.all-periods": "Bulan setiap daerah berbeda, sehingga pagunya tidak dijumlahkan.",
    "cost.all-allocation": "Pagu tidak dijumlahkan: tidak semuanya diketahui.",
    "cost.all-over": "Dana kurang: {over:list}.",
    "fit.head": "{region}: yang dapat dibayar dengan {budget:rp}, {programs}, dana {funding}",
    "fit.workers": "{workers:n} pekerja selama {months:n} bulan ({period:span}); sisa "
    "{remainder:rp}. Satu pekerja lagi perlu {one_more:rp}, kurang {short:rp}.",
    "fit.workers-capped": "Semua {workers:n} pekerja selama {months:n} bulan ({period:span}); "
    "sisa {remainder:rp}. Yang membatasi jumlah pekerja, bukan anggaran; satu pekerja lagi perlu "
    "{one_more:rp}.",
    "fit.months": "{months:n} bulan penuh ({period:span}) untuk {workers:n} pekerja; sisa "
    "{remainder:rp}. Satu bulan lagi perlu {one_more:rp}, kurang {short:rp}.",
    "fit.months-none": "Tidak satu bulan penuh pun untuk {workers:n} pekerja: bulan pertama "
    "perlu {one_more:rp}, kurang {short:rp}.",
    "fit.months-capped": "Semua {months:n} bulan ({period:span}) untuk {workers:n} pekerja; sisa "
    "{remainder:rp}. Yang membatasi periodenya, bukan anggaran; satu bulan lagi perlu "
    "{one_more:rp}.",
    "fit.target-fits": "Target kebijakan, {workers:n} pekerja selama {months:n} bulan "
    "({period:span}), memerlukan {cost:rp}; sisa {balance:rp}.",
    "fit.target-over": "Target kebijakan, {workers:n} pekerja selama {months:n} bulan "
    "({period:span}), memerlukan {cost:rp}; kurang {balance:rp}.",
    "fit.target-over-about": "Target kebijakan, {workers:n} pekerja selama {months:n} bulan "
    "({period:span}), memerlukan {cost:rp}; kurang {balance:rp}, masih di dalam pembulatan "
    "anggaran yang disebut 'sekitar' (toleransi ± {rounding:rp}).",
    "head.why": "Cara menghitung",
    "head.sources": "Sumber",
    "head.notes": "Catatan",
    "head.policy": "Kebijakan {id}, sha256 {sha256}, rentan {version}",
    "why.line": "{program}, {period:span}: {workers:n} pekerja × {months:n} bulan × {rate:rp} = "
    "{amount:rp} [{source}]",
    "why.line-relief": "{program}, {period:span}: {workers:n} pekerja × {months:n} bulan × "
    "{rate:rp} ({full:rp} dikurangi keringanan {relief}) = {amount:rp} [{source}]",
    "why.total": "Jumlah: {total:rp}",
    "why.balance": "Sisa pagu: {allocation:rp} − {total:rp} = {balance:rp}",
    "why.capacity": "Pagu cukup untuk: {allocation:rp} ÷ {each:rp} per pekerja = {capacity:n} "
    "pekerja, sisa {rest:rp}",
    "why.workers": "{budget:rp} ÷ {each:rp} per pekerja selama {months:n} bulan = {workers:n} "
    "pekerja, sisa {remainder:rp}",
    "why.months": "{workers:n} pekerja memerlukan {cost:rp} selama {months:n} bulan; {budget:rp} "
    "− {cost:rp} = sisa {remainder:rp}",
    "why.source": "[{id}] {title} ({issued}), {level}, {address}",
    "why.source-note": "[{id}] {title} ({issued}), {level}, {address}: {note}",
    "level.primary": "primer",
    "level.secondary": "sekunder",
    "level.open": "belum pasti",
    "col.region": "Daerah",
    "col.item": "Uraian",
    "col.period": "Periode",
    "col.workers": "Pekerja",
    "col.worker_months": "Orang-bulan",
    "col.rate": "Iuran",
    "col.amount": "Jumlah",
    "col.source": "Sumber",
    "col.months": "Bulan",
    "col.cost": "Biaya",
    "col.remainder": "Sisa",
    "col.one_more": "Biaya +1",
    "col.limit": "Batas",
    "col.id": "Kebijakan",
    "col.file": "Berkas",
    "col.column": "Kolom",
    "col.problem": "Masalah",
    "col.key": "Kurang",
    "col.state": "Keadaan",
    "col.found": "Tertulis",
    "col.code": "Kode",
    "col.name": "Nama",
    "col.years": "Tahun",
    "col.allocation": "Pagu",
    "col.section": "Bagian",
    "col.since": "Sejak",
    "col.value": "Nilai",
    "col.allocation_year": "Untuk",
    "item.total": "Jumlah",
    "item.allocation": "Pagu",
    "item.balance": "Sisa pagu",
    "item.capacity": "Pagu cukup untuk",
    "item.own-rate": "Iuran sendiri",
    "limit.budget": "anggaran",
    "limit.workers": "pekerja",
    "limit.period": "periode",
    "section.policy": "Kebijakan",
    "section.legal-basis": "Dasar hukum",
    "section.rates": "Iuran per bulan",
    "section.brackets": "Kelompok penghasilan",
    "section.fundings": "Sumber dana",
    "section.reliefs": "Keringanan",
    "section.budgets": "Anggaran",
    "section.minimum-wages": "Upah minimum",
    "section.eligibility": "Syarat peserta",
    "section.benefits": "Manfaat",
    "section.accounts": "Kode rekening",
    "section.sources": "Sumber",
    "section.employments": "Status kerja",
    "section.occupations": "Pekerjaan",
    "section.membership": "Kepesertaan",
    "show.name": "Nama",
    "show.code": "Kode Kemendagri",
    "show.extends": "Mengacu pada",
    "show.checked": "Terakhir diperiksa",
    "show.programs": "Program yang ditanggung",
    "show.income": "Penghasilan yang dilaporkan",
    "show.monthly-rate": "Iuran per bulan",
    "show.funding": "Sumber dana",
    "show.unmet-ineligible": "{rule}; ditolak bila daftar menyatakan lain",
    "show.unmet-needs-data": "{rule}; perlu data bila daftar menyatakan lain",
    "show.unmet-warning": "{rule}; peringatan bila daftar menyatakan lain",
    "show.default-year": "Tahun bila tidak disebut",
    "show.office": "Dinas pengelola",
    "show.money": "sumber dana",
    "show.other-source": "diperselisihkan",
    "show.priority": "Didahulukan",
    "show.workers": "pekerja",
    "show.allocation": "pagu",
    "show.unknown": "belum ada data publikasi",
    "show.about": "sekitar {value}",
    "show.disputed": "belum pasti: {values}",
    "show.bracket": "dari {lower:rp}",
    "show.bracket-due": "dasar {base:rp}: {parts}",
    "show.relief": "potongan {reduction} atas {programs}",
    "list.head": "Kebijakan",
    "check.problems": "{problems:n} masalah dalam {files:n} berkas kebijakan",
    "check.gaps": "{gaps:n} kekurangan pada {sources:n} sumber dalam {files:n} berkas kebijakan",
    "gap.title": "judul",
    "gap.issued": "tanggal",
    "gap.url": "alamat",
    "gap.missing": "tidak disebut",
    "gap.unknown": "tidak diketahui",
    "gap.bare": "bukan itu",
    "list.others": "Daerah lainnya ({others:n} provinsi, kabupaten dan kota) dijawab dengan "
    "aturan nasional.",
    "show.head": "{name}, berlaku pada {month:span}",
    "show.no-address": "alamatnya tidak diketahui",
    "show.denied": "tidak pernah untuk dana {funds}",
    "show.granted": "selalu untuk dana {funds}",
    "show.open": "untuk dana lain belum pasti",
    "show.optional": "{name} (pilihan)",
    "issued.unknown": "tanpa tanggal",
    # A new policy file
    "new.head": "Kebijakan daerah: apa yang dibayar untuk siapa. Uang dalam Rupiah; bulan "
    "seperti 2026-03.",
    "new.save": "Simpan sebagai {id}.yaml, lalu: rentan policy check {id}.yaml",
    "new.checked_note": "hari terakhir berkas ini diperiksa",
    "new.programs": "yang dibayar daerah; jht dapat ditambahkan",
    "new.income": "penghasilan yang dilaporkan, menentukan kelompok iuran",
    "new.rate": "iuran per bulan: harus sama dengan jumlah program; diperiksa",
    "new.budgets": "Tahun anggaran. Yang tidak dipublikasikan dihilangkan; jangan menebak.",
    "new.example": "contoh",
    "new.period": "tanpa ini setahun penuh",
    "new.wages": "Upah minimum menurut bulan mulai berlakunya.",
    "new.eligibility": "Siapa yang boleh menjadi peserta, di samping aturan nasional.",
    "new.examples": "Contoh hitungan, dijalankan 'rentan policy check'.",
    "new.sources": "Setiap angka menyebut sumbernya. Tingkat: primary, secondary, open.",
    "usage.FILE": "BERKAS",
    "usage.NAME": "NAMA",
    "usage.MONTHS": "BULAN",
    "usage.WORDS": "KATA",
    "usage.DIR": "FOLDER",
    "usage.COLUMN": "KOLOM",
    "usage.FIELD=HEADER": "ISIAN=JUDUL",
    "usage.LIST": "DAFTAR",
    "usage.GATE": "GERBANG",
    "usage.GATES": "GERBANG",
    "usage.CODE": "KODE",
    "usage.SPAN": "PERIODE",
    "usage.RULE": "SYARAT",
    "usage.WHAT": "APA",
    "usage.ROSTER": "DAFTAR",
    "usage.PATH": "BERKAS",
    "usage.REGION": "DAERAH",
    "usage.ORDER": "URUTAN",
    "usage.N@MONTHS": "N@BULAN",
    "usage.YEAR=RUPIAH": "TAHUN=RUPIAH",
    "usage.PROFILE[=FILE]": "TEMPLAT[=BERKAS]",
    "usage.'NAME: WORDS'": "'NAMA: KATA'",
    "usage.YYYY-MM": "TTTT-BB",
    "usage.YYYY": "TTTT",
    "usage.[OPTIONS]": "[OPSI]",
    "usage.COMMAND": "PERINTAH",
    "usage.[ARGS]": "[ARGUMEN]",
    # Help
    "help.usage": "Penggunaan",
    "help.commands": "Perintah",
    "help.options": "Opsi",
    "help.arguments": "Argumen",
    "help.examples": "Contoh",
    "help.app": "Berapa biaya melindungi pekerja rentan tanpa pemberi kerja (BPJS "
    "Ketenagakerjaan, JKK dan JKM) dibandingkan dengan pagu, tepat sampai Rupiah.",
    "help.more": "'rentan PERINTAH --help' menerangkan satu perintah.",
    "help.cost": "Berapa biaya melindungi sejumlah pekerja, dan apakah pagunya cukup.",
    "help.fit": "Apa yang dapat dibayar anggaran: pekerja terbanyak, atau bulan terbanyak.",
    "help.policy": "Kebijakan: list, show, check, schema, new.",
    "help.policy.list": "Kebijakan yang ada, dengan tahun, tarif dan pagu.",
    "help.policy.show": "Satu kebijakan: tarif, syarat dengan kata-kata, manfaat, sumber.",
    "help.policy.check": "Periksa berkas kebijakan dan jalankan contohnya; diam bila benar.",
    "help.policy.schema": "JSON Schema berkas kebijakan, untuk penyunting teks.",
    "help.policy.new": "Berkas kebijakan berketerangan sebagai awal.",
    "opt.region": "Daerah menurut id, kode Kemendagri, alias atau nama; boleh beberapa kali. "
    "Tanpa ini aturan nasional berlaku.",
    "opt.region-one": "Daerah menurut id, kode Kemendagri, alias atau nama. Tanpa ini aturan "
    "nasional berlaku.",
    "opt.workers": "Jumlah pekerja: 100000, 100.000. Tanpa ini menurut kebijakan.",
    "opt.workers-fit": "Jumlah pekerja: menanyakan bulan terbanyak; bila bulan juga disebut, "
    "jumlah ini batasnya.",
    "opt.year": "Tahun anggaran. Tanpa ini yang terakhir dalam kebijakan.",
    "opt.period": "Periode: 2024, 2024-10 atau 2024-10..2024-12.",
    "opt.from": "Bulan pertama, 2024-10.",
    "opt.to": "Bulan terakhir, 2024-12.",
    "opt.months": "Jumlah bulan: sejak --from, atau dalam tahun itu.",
    "opt.allocation": "Pagu: 23000000000, '23 miliar', 'sekitar 1,6 miliar'. Tanpa ini menurut "
    "kebijakan.",
    "opt.budget": "Anggaran: 1.6e9, '1,6 miliar'. Tanpa ini pagu dalam kebijakan.",
    "opt.programs": "Program: jkk,jkm atau jkk,jkm,jht. Tanpa ini menurut kebijakan.",
    "opt.income": "Penghasilan sebulan yang dilaporkan; menentukan kelompok iuran.",
    "opt.rate": "Tarif sebulan sendiri dengan labelnya, 'pekerja penerima upah=16.200', "
    "menggantikan program.",
    "opt.funding": "Dana siapa yang membayar: apbd, dbh-sawit, dbh-cht, otsus, dif, provinsi, "
    "bkk, apbn, bpdpks, baznas, csr, desa, mandiri. Tanpa ini menurut kebijakan.",
    "opt.sector": "Jenis kerja, bila keringanan bergantung padanya: angkutan (transport), lainnya "
    "(other).",
    "opt.relief": "Minta keringanan bila aturan tidak menyebutnya.",
    "opt.explain": "Tambahkan cara menghitung, sumber dan catatan.",
    "opt.fail-if": "Keluar dengan 1 bila ini terjadi: melebihi pagu (over-budget).",
    "opt.format": "table, json, csv atau md.",
    "opt.output": "Tulis jawaban ke berkas; akhirannya menentukan format.",
    "opt.output-document": "Tulis jawaban ke berkas; akhirannya menentukan format: .json, .csv, "
    ".md, .txt, atau dokumen: .xlsx, .html, .docx.",
    "opt.revises": "JSON dari hitungan sebelumnya yang diubah: baris RKA sebelum dan sesudah "
    "perubahan, dalam dokumen.",
    "opt.policies": "Folder kebijakan yang dicari lebih dahulu (atau RENTAN_POLICIES).",
    "opt.lang": "Bahasa: id atau en (atau RENTAN_LANG).",
    "opt.version": "Tulis versinya.",
    "opt.help": "Tampilkan halaman ini.",
    "opt.install-completion": "Pasang pelengkapan otomatis untuk shell ini.",
    "opt.show-completion": "Tulis naskah pelengkapan otomatis untuk shell ini.",
    "opt.as-of": "Tampilkan yang berlaku pada bulan ini, 2026-05.",
    "opt.show-region": "Daerah menurut id, kode, alias atau nama.",
    "opt.paths": "Berkas atau folder; tanpa ini semua kebijakan yang ada.",
    "opt.sources": "Daftarkan sumber tanpa judul, tanggal atau alamat sebagai gantinya.",
    "opt.code": "Kode Kemendagri, misalnya 64.08.",
    "crash": "rentan gagal: {detail}. Ini kesalahan rentan, bukan masukan; RENTAN_DEBUG=1 "
    "menunjukkan tempatnya.",
    "interrupted": "dihentikan",
}
