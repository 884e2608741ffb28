"""Apa yang dikatakan rentan tentang daftar nama dalam bahasa Indonesia."""

SENTENCES = {
    "file.eligible": "daftar yang layak",
    "file.waiting": "daftar yang menunggu",
    "file.ineligible": "daftar yang tidak layak",
    "file.needs-data": "daftar yang perlu data",
    "file.aside": "baris yang disisihkan",
    "file.summary": "ringkasan",
    # What fields and keys are called
    "code.nik": "nik",
    "code.name": "nama",
    "code.birth_date": "tanggal lahir",
    "code.birth_place_date": "tempat dan tanggal lahir",
    "code.sex": "jenis kelamin",
    "code.stated_age": "umur",
    "code.domicile": "domisili",
    "code.province": "provinsi",
    "code.position": "jabatan",
    "code.card": "nomor kartu",
    "code.residence": "daerah tempat tinggal",
    "code.village": "desa",
    "code.occupation": "pekerjaan",
    "code.employment": "status pekerjaan",
    "code.monthly_income": "penghasilan sebulan",
    "code.fixed_income": "penghasilan tetap",
    "code.student": "pelajar",
    "code.active": "aktif",
    "code.low_income": "penghasilan rendah",
    "code.membership": "kepesertaan",
    "code.social_registry": "DTKS",
    "code.workers": "pekerja",
    "code.months": "bulan",
    "code.budget": "anggaran",
    "code.allocation": "pagu",
    "code.period": "periode",
    "code.age": "umur",
    "code.presence": "keadaan",
    "code.remark": "keterangan",
    "code.district": "kecamatan",
    "code.address": "alamat",
    "code.phone": "nomor telepon",
    "code.email": "surel",
    # Baris yang bukan orang
    "code.title": "judul daftar",
    "code.header": "judul kolom yang terulang",
    "code.numbering": "nomor kolom",
    "code.number": "hanya nomor urut",
    "code.heading": "judul dusun atau kelompok",
    "code.subtotal": "subjumlah",
    "code.total": "jumlah",
    "code.signature": "tanda tangan",
    "more": " dan {rows:n} lagi",
    # Berkas yang tidak dapat dibaca
    "error.roster-missing": "'{path}' tidak ada.{near:near}",
    "error.roster-unreadable": "'{path}' tidak dapat dibaca: {reason}.",
    "error.roster-twice": "'{path}' disebut dua kali (juga sebagai '{first}'), sehingga semua "
    "orangnya menjadi ganda. Sebut satu kali saja.",
    "error.folder-empty": "folder '{path}' tidak memuat daftar. Daftar berakhiran {suffixes:list}.",
    "error.pattern-empty": "tidak ada daftar yang cocok dengan pola '{pattern}'. Daftar berakhiran "
    "{suffixes:list}.",
    "error.roster-empty": "berkas ini kosong. Minta daftarnya lagi, atau jangan ikutkan.",
    "error.rosters-without-rows": "tidak ada satu baris pun di bawah judul kolom pada "
    "{names:list}. Periksa apakah memang daftar ini yang dimaksud.",
    "error.roster-suffix": "'{suffix}' bukan jenis daftar. Pakai {suffixes:list}.",
    "error.roster-packed": "ini berkas terkompresi ({kind}). Ekstrak dahulu, lalu sebut isinya.",
    "error.roster-other": "ini berkas jenis lain ({kind}), bukan tabel. Simpan daftarnya sebagai "
    "XLSX atau CSV.",
    "error.roster-page": "ini halaman web, apa pun namanya. Buka di lembar kerja, lalu simpan "
    "sebagai XLSX atau CSV.",
    "error.roster-xml": "ini buku kerja yang ditulis sebagai XML polos ({kind}), yang tidak "
    "dibaca. Buka di Excel atau LibreOffice, lalu simpan sebagai XLSX.",
    "error.roster-nul": "baris {line:n} memuat bita NUL, jadi ini bukan teks. Bila ini daftar, "
    "buka di lembar kerja dan simpan sebagai 'CSV UTF-8'.",
    "error.roster-utf16": "berkas ini diawali sebagai teks UTF-16 tetapi lanjutannya bukan. Simpan "
    "sebagai 'CSV UTF-8'.",
    "error.roster-broken": "tidak dapat dibaca sebagai tabel. Buka di lembar kerja, lalu "
    "simpan sebagai XLSX atau 'CSV UTF-8'.",
    "error.line-long": "baris {line:n} lebih dari {most:n} bita. Akhir barisnya hilang, atau ini "
    "bukan daftar. Simpan ulang dari asalnya.",
    "error.row-long": "ada baris dengan lebih dari {most:n} sel di kanan judul terakhir. Periksa "
    "pemisah kolomnya, atau simpan ulang daftar ini.",
    "error.quote-open": "tanda kutip yang membuka sel pada baris {line:n} tidak ditutup di baris "
    "daftar itu. Tutup atau hapus tanda kutipnya.",
    "error.rows-quoted": "setiap baris diapit satu pasang tanda kutip, dan tanda kutip baris "
    "{line:n} tidak ditutup di baris itu. Simpan ulang daftarnya dari asalnya, atau hapus tanda "
    "kutip di kedua ujung setiap baris.",
    "error.workbook-locked": "buku kerja ini berkata sandi. Buka di Excel, hapus kata sandinya "
    "(File, Info, Proteksi Buku Kerja), lalu simpan.",
    "error.workbook-broken": "buku kerja ini terpotong atau rusak. Salin atau unduh ulang, atau "
    "buka di Excel dan simpan kembali.",
    "error.workbook-memory": "membaca buku kerja ini memerlukan lebih dari {bytes:n} bita memori. "
    "Simpan lembar yang memuat daftar sebagai 'CSV UTF-8', atau tutup program lain.",
    "error.workbook-slow": "membaca buku kerja ini memerlukan lebih dari {seconds:n} detik. Buka "
    "di Excel, lalu simpan lembar yang memuat daftar sebagai 'CSV UTF-8'.",
    "error.workbook-bomb": "buku kerja ini akan mengembang menjadi {bytes:n} bita, melebihi "
    "daftar mana pun. Bila memang daftar, simpan sebagai CSV.",
    "error.sheet-far": "satu lembar terentang sampai sel {corner} padahal hampir kosong. Hapus "
    "baris dan kolom kosong di sekitar daftar, atau simpan sebagai CSV.",
    "error.sheet-missing": "tidak ada lembar {sheets:list}.{near:near} Yang ada: {known:list}.",
    "error.sheets-people": "ada angka seperti NIK di lembar {sheets:list}, tetapi tidak di bawah "
    "judul kolom NIK. Tulis NIK di atas kolom itu, atau sebut lembar yang dibaca: --sheet "
    "'{first}'.",
    "error.sheet-idle": "hanya buku kerja yang memiliki lembar, dan di sini tidak ada. Hapus "
    "--sheet.",
    "error.parquet-broken": "ini bukan berkas Parquet yang utuh. Salin atau tulis ulang.",
    "error.parquet-type": "kolom '{column}' berisi {type}, bukan nilai tunggal. Tulis sebagai "
    "teks, atau keluarkan dari berkas.",
    "note.rosters-left-out": "Tidak diikutkan karena bukan daftar: {files:list}.",
    "note.roster-other-name": "{name} bukan seperti yang dikatakan namanya; dibaca sebagai {kind}.",
    "note.roster-without-rows": "{name} tidak memiliki baris di bawah judul kolomnya.",
    "note.roster-copy": "{name} sama persis dengan {of}: semua orangnya ganda.",
    "note.roster-encoding": "{name} bukan UTF-8; dibaca sebagai {encoding}.",
    "note.roster-encodings-mixed": "{name} mencampur dua enkode: {lines:n} baris yang bukan UTF-8 "
    "dibaca sebagai Windows-1252. Periksa nama-nama di situ.",
    "note.roster-delimiter": "Sel {name} dipisahkan oleh '{mark}'.",
    "note.roster-rows-quoted": "Setiap baris {name} berupa satu sel dalam tanda kutip, seperti "
    "bila lembar kerja menyimpan CSV yang tidak terpisah kolomnya; isinya yang dibaca.",
    "note.roster-quotes": "Pada {lines:n} baris {name} ada tanda kutip di tengah sel; dibaca apa "
    "adanya.",
    "note.roster-quotes-escaped": "Pada {lines:n} baris {name}, tanda kutip di dalam sel ditulis "
    '\\" (seperti tulisan Spark); dibaca sebagai tanda kutip.',
    "note.roster-quotes-around": "{lines:n} baris {name} berupa satu sel dalam tanda kutip, "
    "seperti bila lembar kerja menyimpan CSV yang tidak terpisah kolomnya; isinya yang dibaca.",
    "note.roster-sheets-left-out": "Lembar {name} tanpa kolom NIK, tidak diikutkan: {sheets:list}.",
    "note.roster-sheet-hidden": "{name} adalah lembar tersembunyi; dibaca seperti yang lain.",
    "note.roster-rows-hidden": "{rows:n} baris {name} disembunyikan atau tersaring di buku "
    "kerjanya; dibaca seperti yang lain.",
    "note.roster-merged": "Di antara baris {name} ada {cells:n} sel gabungan ({places:list}): "
    "isinya hanya berlaku untuk sel pertama, sel lainnya kosong.",
    "note.roster-errors": "{cells:n} sel {name} memuat galat seperti #N/A ({places:list}); dibaca "
    "sebagai kosong.",
    "note.roster-formulas": "{cells:n} sel {name} memuat rumus yang hasilnya tidak tersimpan di "
    "berkas ({places:list}); dibaca sebagai kosong. Buka buku kerja ini sekali di Excel atau "
    "LibreOffice, simpan, lalu jalankan lagi.",
    "note.roster-sex-codes": "Kolom '{header}' di {name} hanya berisi 1 dan 2: 1 dibaca laki-laki "
    "dan 2 perempuan, seperti pada data kependudukan (SIAK).",
    # Kolom
    "error.header-missing": "daftar ini tampaknya tanpa judul kolom: baris {row:n} sudah berisi "
    "data orang. Tambahkan baris judul di atasnya (NIK, Nama, Tanggal Lahir …).",
    "error.columns-many": "tabel ini memiliki {columns:n} kolom, lebih dari {most:n} yang masuk "
    "akal. Periksa pemisah kolom, atau hapus yang bukan bagian daftar.",
    "error.nik-column-missing": "tidak ada kolom NIK.{near:near} Sebut dengan --column "
    "nik='JUDUL'. Judul kolom: {headers:list}.",
    "error.column-twice": "beberapa kolom dapat berarti {field:codes}: {columns:list}. Pilih "
    "yang dinilai, misalnya --column {field}='{first}'; kolom lainnya tetap ada di daftar.",
    "error.members-column-twice": "beberapa kolom di daftar peserta ini dapat berarti "
    "{field:codes}: {columns:list}. Hapus judul kolom yang lain; --column "
    "tidak berlaku untuk daftar peserta.",
    "error.members-nik-missing": "tidak ada kolom NIK di daftar peserta ini.{near:near} Beri judul "
    "'NIK'; --column tidak berlaku untuk daftar peserta. Judul kolom: {headers:list}.",
    "error.headers-unknown": "tidak satu pun dari {columns:n} kolom pada baris yang semestinya "
    "menjadi judul menyebut NIK, nama atau tanggal lahir, jadi daftar ini tampaknya tanpa judul "
    "kolom. Tambahkan baris judul di atas (NIK, Nama, Tanggal Lahir …), atau sebut kolom NIK "
    "dengan --column nik='JUDUL'.",
    "error.members-headers-unknown": "tidak satu pun dari {columns:n} kolom daftar peserta ini "
    "menyebut NIK, nama atau tanggal lahir, jadi tampaknya tanpa judul kolom. Tambahkan baris "
    "judul di atas (NIK, Nama, Tanggal Lahir …); --column tidak berlaku untuk daftar peserta.",
    "error.column-missing": "tidak ada kolom '{header}' untuk {field}.{near:near} Judul kolom: "
    "{headers:list}.",
    "error.column-unit": "'{header}' bukan penghasilan dalam Rupiah sebulan: untuk hari tulis "
    "jumlah hari kerjanya ('per hari (25 hari)'), untuk kurun atau mata uang lain pakai kolom "
    "lain.",
    "error.column-shape": "'{text}' tidak menyebut kolom. Tulis --column nik='No. KTP'.",
    "error.column-told-twice": "kolom untuk '{field}' disebut dua kali. Pilih satu.",
    "error.field-unknown": "'{field}' bukan isian daftar.{near:near} Yang dikenal: {known:list}.",
    "error.mapping-shape": "ini tidak menyebut kolom. Tulis satu isian per baris: 'nik: No. KTP'.",
    "note.column-unread": "Pada sebagian besar baris {name}, isi kolom '{header}' tidak dapat "
    "dibaca sebagai {field:codes}: mungkin berisi kode, atau bukan kolom itu. Ganti dengan "
    "kata-kata, atau sebut kolom yang benar: --column {field}='JUDUL'.",
    "note.columns-bpjs": "{headers:list} di {name} dapat berarti BPJS Kesehatan (JKN), sehingga "
    "tidak ada yang dianggap peserta karenanya. Bila yang dimaksud BPJS Ketenagakerjaan, tulis "
    "demikian di judul kolom, atau --column membership='JUDUL'.",
    "note.roster-titles": "Di atas judul kolom {name}, {rows:n} baris dianggap judul daftar: "
    "baris {lines:list}{more:more}.",
    "note.roster-aside": "Disisihkan dari {name} karena bukan orang: {kind:codes}, {rows:n} baris "
    "({lines:list}{more:more}).",
    "note.roster-numbering": "Baris {row:n} pada {name} hanya menomori kolom; dilewati.",
    "error.column-missing-unknown": "tidak ada kolom '{header}' untuk {field} di antara "
    "{columns:n} kolom pada baris yang semestinya menjadi judul, dan tidak satu pun di antaranya "
    "menyebut NIK, nama atau tanggal lahir. Tambahkan baris judul di atas.",
    "note.roster-headers-renamed": "Judul kolom yang berulang pada {name} dibedakan menjadi "
    "{headers:list}.",
    "note.roster-headers-alike": "{headers:n} judul kolom {name} berulang dan dibedakan.",
    # Isi sel
    # Daftar
    "list.sheet": "Daftar",
    "list.about": "Tentang",
    "error.temporary-folder": "folder kerja sementara '{path}' tidak dapat dipakai: {reason}. "
    "Kosongkan ruang di sana, atau sebut folder lain dalam variabel lingkungan TMPDIR (TEMP di "
    "Windows).",
    "error.output-is-input": "'{path}' juga dibaca. Tulis nama berkas lain untuk hasilnya.",
    "error.output-twice": "'{path}' akan ditulis dua kali. Beri setiap daftar berkas sendiri.",
    "error.output-not-file": "'{path}' adalah perangkat atau pipa. Tulis nama berkas.",
    "error.output-full": "tidak ada ruang di disk untuk '{path}'. Kosongkan ruang, atau sebut "
    "folder di disk lain.",
    "error.list-suffix": "'{path}': tidak ada daftar dengan akhiran '{suffix}'. Pakai .csv, .tsv, "
    ".xlsx atau .parquet.",
    "error.list-format": "'{name}' bukan format daftar.{near:near} Pakai csv, tsv, xlsx atau "
    "parquet.",
    "error.xlsx-rows": "'{path}': satu lembar Excel memuat {most:n} baris di bawah judul, dan "
    "barisnya lebih banyak. Tulis .csv atau .parquet.",
    "error.xlsx-columns": "'{path}': satu lembar Excel memuat {most:n} kolom, dan ada {found:n}. "
    "Tulis .csv atau .parquet.",
    "error.xlsx-cell": "'{path}': satu sel Excel memuat {most:n} karakter, tetapi '{column}' di "
    "baris {row} dari '{file}' berisi {length:n}. Tulis .csv atau .parquet, atau pendekkan selnya.",
    "error.export-unknown": "tidak ada profil ekspor '{name}'.{near:near} Yang ada: {known:list}. "
    "Profil sendiri ditaruh di exports/NAMA.yaml dalam folder kebijakan.",
    "error.export-outside": "profil '{name}' menerima {low:n} sampai {high:n} di {header}, bukan "
    "{found:n}.",
    "problem.export-origin": "satu kolom memakai tepat satu dari from, value dan 'blank: true'.",
    "problem.export-date": "tanggal ditulis menurut pola: 'date: dd-mm-yyyy' ada bersama 'from: "
    "birth_date', tidak di tempat lain.",
    "problem.export-between": "batas hanya untuk yang sama di semua baris: {fields:list}.",
    "problem.export-pattern": "'pattern' ditulis bersama 'says' (apa yang diterima, dalam dua "
    "bahasa), dan bersama 'from' yang selnya berupa teks dari daftar.",
    "problem.date-pattern": "'{text}' bukan cara menulis tanggal. Urutkan dd, mm dan yyyy, "
    "misalnya dd-mm-yyyy.",
    "problem.sheet-name": "'{text}' tidak dapat menjadi nama lembar: 1 sampai {longest} karakter, "
    "tanpa [ ] : * ? / \\, tanpa tanda petik di awal atau akhir.",
    "problem.header-twice": "judul '{header}' ditulis dua kali. Pilih satu.",
    # Penyaringan
    "error.extra-needed": "ini memerlukan paket yang belum terpasang ({package}). Pasang: "
    "{command}",
    "error.engine-unknown": "'{name}' bukan mesin pengolah.{near:near} Yang dikenal: {known:list}.",
    "error.spark-java": "Spark memerlukan Java {needed} atau lebih baru, dan Java tidak ada. "
    "Pasang dahulu (Debian dan Ubuntu: apt install openjdk-{needed}-jre-headless; lainnya: "
    "adoptium.net), atau hilangkan --engine spark.",
    "error.spark-java-home": "Spark memerlukan Java {needed} atau lebih baru, dan di JAVA_HOME "
    "({path}) tidak ada Java. Sebut folder Java, atau hapus JAVA_HOME.",
    "error.spark-java-old": "Spark memerlukan Java {needed} atau lebih baru, sedangkan {path} "
    "adalah Java {found}. Pasang yang lebih baru, atau sebut foldernya di JAVA_HOME.",
    "error.spark-start": "tidak ada sesi Spark di {master}: {reason}. Periksa alamat --master "
    "(local[*], spark://HOST:7077, sc://HOST:15002), dan apakah Spark berjalan di sana.",
    "error.spark-connect-needed": "Spark Connect memerlukan paket lain ({reason}). Pasang: "
    "{command}",
    "error.spark-runs": "sebuah sesi Spark sudah berjalan, jadi {master} tidak dapat dipakai. "
    "Hilangkan master, atau hentikan sesi itu dahulu.",
    "error.spark-failed": "Spark tidak dapat melanjutkan: {reason}. RENTAN_DEBUG=1 menampilkan "
    "semua pesannya.",
    "error.spark-stdin": "Spark membaca berkas, bukan pipa atau masukan standar. Simpan "
    "daftarnya ke berkas, atau hilangkan --engine spark.",
    "error.spark-workbook": "Spark tidak membaca berkas Excel. Simpan daftarnya sebagai 'CSV "
    "UTF-8' atau Parquet, atau hilangkan --engine spark.",
    "error.spark-encoding": "baris {line:n} bukan UTF-8. Simpan daftarnya sebagai 'CSV UTF-8', "
    "atau hilangkan --engine spark: Polars membaca pengodean lain juga.",
    "error.spark-returns": "baris yang berakhir dengan CR saja tidak dibaca oleh Spark. Simpan "
    "daftarnya sekali lagi, atau hilangkan --engine spark.",
    "error.spark-quotes": "lebih dari {most:n} baris mempunyai sel dengan beberapa baris atau "
    "tanda kutip yang tersesat. Tulis daftarnya sebagai Parquet, atau hilangkan --engine spark.",
    "error.spark-texts": "kolom {field} berisi {texts:n} teks yang berbeda, lebih dari {most:n} "
    "yang dapat dibaca satu per satu. Periksa apakah kolomnya benar (--column), atau hilangkan "
    "--engine spark.",
    "error.spark-aside": "lebih dari {most:n} baris tanpa NIK mungkin bukan orang, seperti jumlah "
    "dan tanda tangan. Periksa kolom NIK (--column), atau tanpa --engine spark.",
    "error.spark-format": "Spark tidak menulis '{name}'.{near:near} Yang dikenal: {known:list}.",
    "error.spark-out-exists": "sudah ada sesuatu di '{path}'. Sebut folder baru.",
    "error.roster-needed": "tidak ada daftar yang disebut. Sebut berkas, folder atau '-', atau "
    "uraikan satu orang dengan --person.",
    "error.roster-changed": "'{roster}' berubah selagi dibaca. Jalankan lagi.",
    "error.no-minimum-wage": "syarat '{rule}' memakai upah minimum {region}, yang untuk "
    "{month:span} tidak diketahui (diketahui sejak: {known:or-none}). Tulis dalam kebijakan, pilih "
    "bulan lain, atau nyatakan syaratnya dengan --attest {rule}.",
    "error.attest-unknown": "'{name}' bukan syarat kebijakan ini.{near:near} Yang ada: all, "
    "{known:list}.",
    "error.day-range": "'{text}': bulan ini bertanggal 1 sampai {last}.",
    "error.by-person": "kolom '{name}' memuat identitas orang, padahal jawaban tidak menyebut "
    "siapa pun. Hitung menurut desa, kecamatan atau kolom lain; nama ada dalam daftar --out.",
    "error.by-unknown": "tidak ada daftar dengan kolom '{name}'.{near:near} Yang ada: "
    "{known:list}.",
    "error.priority-empty": "prioritas kosong. Tulis 'pekerjaan=nelayan,petani; umur desc'.",
    "error.priority-twice": "prioritas menyebut '{field}' dua kali. Pilih satu.",
    "error.priority-unknown": "'{text}' bukan prioritas.{near:near} Tulis 'pekerjaan=nelayan,"
    "petani; umur desc'; yang ada: {known:list}.",
    "error.priority-number": "'{field}' adalah angka: tulis '{field}' atau '{field} desc'.",
    "error.priority-words": "'{field}' perlu urutan katanya: '{field}=pertama,kedua'.",
    "error.priority-word": "'{word}' tidak dikenal sebagai {field}.{near:near}",
    "error.person-shape": "'{text}' tidak menyebut apa pun. Tulis 'lahir=12-08-1980, "
    "pekerjaan=nelayan'.",
    "error.person-twice": "'{word}' disebut dua kali. Pilih satu.",
    "error.person-word": "'{word}' tidak dikenal dari seseorang.{near:near} Yang ada: "
    "{known:list}.",
    "note.as-of": "Umur dan batas dihitung pada {day:day}.",
    "note.columns-taken": "Kolom yang dipakai: {columns:columns}.",
    "note.columns-taken-in": "Kolom yang dipakai di {rosters:list}: {columns:columns}.",
    "note.rule-without-column": "TIDAK ADA DAFTAR YANG MEMUAT DATA UNTUK SYARAT '{rule}' "
    "({fields:codes}): semua {rows:n} baris perlu data. Tambahkan kolomnya, atau nyatakan secara "
    "tertulis dengan --attest {rule}.",
    "note.rule-short-of-column": "Tidak ada daftar yang memuat semua data untuk syarat '{rule}' "
    "({fields:codes}): {rows:n} baris perlu data. Tambahkan kolomnya, atau nyatakan secara "
    "tertulis dengan --attest {rule}.",
    "note.columns-untaken": "Tidak dipakai di {rosters:list}: {headers:list}.",
    "note.columns-unit": "{headers:list} di {name} tidak menyatakan penghasilan dalam Rupiah "
    "sebulan (ribuan, jutaan, setahun, atau hari dengan jumlahnya: 'per hari (25 hari)'), "
    "sehingga tidak dipakai sebagai penghasilan.",
    "note.columns-age": "{header} di {name} berisi umur, yang tidak menunjuk satu hari: tidak ada "
    "yang dinilai dengannya. Tambahkan tanggal lahir; tanpa itu tidak ada yang dapat didaftarkan.",
    "note.columns-unjudged": "Dibaca, tetapi tidak ada syarat kebijakan ini yang memakainya: "
    "{columns:columns}.",
    "note.attested": "Dinas menyatakan syarat '{rule}' ({says}) terpenuhi di mana datanya tidak "
    "ada: {rows:n} baris.",
    "note.nik-rounded": "Di '{roster}' lebih dari separuh NIK berakhir 0: NIK disimpan "
    "sebagai angka sehingga digit terakhirnya hilang. NIK yang berakhir 0 perlu data; minta lagi "
    "daftarnya dengan NIK sebagai teks.",
    "note.list-written": "Ditulis: {path:file}, {rows:n} baris.",
    "note.lists-written": "Ditulis: {files:n} berkas lagi.",
    "note.export-nobody": "Tidak ada yang layak: {path:file} tidak ditulis.",
    "note.export-nobody-kept": "Tidak ada yang layak: {path:file} tidak ditulis, dan yang ada di "
    "sana berasal dari proses sebelumnya.",
    "note.export-aside": "{rows:n} baris tidak masuk ke templat, karena isinya tidak diterima "
    "templat: lihat {path:file}, perbaiki, lalu saring lagi.",
    "note.export-empty": "Templat memerlukan {header}, yang kosong di {rows:n} baris.",
    "note.export-stray": "{header} tidak sesuai dengan templat di {rows:n} baris.",
    "row.export-empty": "{header} kosong",
    "row.export-stray": "{header} bukan {says}",
    "note.lists-csv": "Satu lembar Excel hanya memuat {most:n} baris di bawah judulnya, sehingga "
    "{files:n} berkas berbentuk CSV. Di Excel, buka lewat Data, Dari Teks/CSV dengan NIK sebagai "
    "teks.",
    "note.members-unusable": "Di daftar peserta '{roster}' ada {rows:n} baris tanpa NIK yang utuh "
    "dan benar (kosong, salah tulis, atau dibulatkan sebagai angka): orangnya tidak dikenali.",
    "note.members-ended": "Di daftar peserta '{roster}', {rows:n} baris menyatakan "
    "kepesertaannya sudah berakhir ({inactive:n} nonaktif, {moved:n} pindah, {dead:n} meninggal): "
    "orangnya tidak dihitung sebagai sudah terlindungi. Yang nonaktif dapat didaftarkan lagi; yang "
    "pindah atau meninggal dan ada di daftar perlu data (R-MEMBER-GONE).",
    "note.members-unclear": "Di daftar peserta '{roster}', status pada {rows:n} baris tidak "
    "dikenal artinya: orangnya dihitung sebagai sudah terlindungi.",
    "note.members-unlisted": "{rows:n} peserta aktif di '{roster}' tidak ada di daftar-daftar "
    "ini. Untuk melihat siapa, saring '{roster}' dengan daftar-daftar ini sebagai --members: "
    "mereka yang tanpa R-MEMBER.",
    "note.blank-rows": "{rows:n} baris tidak berisi apa pun di satu sel pun dan tidak dihitung.",
    "screen.head": "{region}: {rows:n} baris dalam {lists:n} daftar, dinilai per {day:day}",
    "screen.outcomes": "Dari {rows:n} baris, {eligible:n} layak, {ineligible:n} tidak layak, "
    "{needs:n} perlu data.",
    "screen.waiting": "Dananya cukup untuk {covered:n} orang, menurut urutan daftar; {waiting:n} "
    "menunggu.",
    "screen.waiting-priority": "Dananya cukup untuk {covered:n} orang, menurut '{priority}'; "
    "{waiting:n} menunggu.",
    "screen.near-rupiah": "{alone:n} baris terhalang hanya oleh '{rule}', {near:n} di antaranya "
    "kurang dari {reach:rp} dari batasnya.",
    "screen.near-years": "{alone:n} baris terhalang hanya oleh '{rule}', {near:n} di antaranya "
    "paling jauh satu tahun dari batasnya.",
    "screen.reasons": "Mengapa baris tidak layak atau perlu data, dan apa yang harus dilakukan "
    "(satu baris bisa punya beberapa alasan)",
    "screen.warnings": "Perlu dilihat (tidak ada yang ditolak karenanya)",
    "screen.by-roster": "Menurut daftar",
    "screen.by-group": "Menurut {by:codes}",
    "why.reason": "{code}: {rows:n} baris",
    "why.roster": "{name}: {rows:n} baris, sha256 {sha256}",
    "person.head": "{region}, per {day:day}",
    "person.eligible": "Ya: orang ini layak menjadi peserta.",
    "person.ineligible": "Tidak: orang ini tidak layak menjadi peserta.",
    "person.needs-data": "Belum dapat dinilai: ada data yang kurang.",
    "verdict.passes": "ya",
    "verdict.fails": "tidak",
    "verdict.unknown": "data kurang",
    "verdict.warned": "lihat",
    "verdict.attested": "dinyatakan",
    "progress.judge": "menilai",
    "progress.write": "menulis",
    "progress.rows": "{doing}: {rows:n} baris",
    "progress.left": "{doing}: {rows:n} dari sekitar {total:n} baris, {seconds:n} detik lagi",
    "about.region": "Daerah",
    "about.as-of": "Dinilai per",
    "about.policy": "Kebijakan",
    "about.rentan": "rentan",
    "about.attested": "Syarat yang dinyatakan dinas",
    "about.priority": "Prioritas",
    "col.rows": "Baris",
    "col.evaluated": "Dinilai",
    "col.failed": "Gagal",
    "col.missing": "Tanpa data",
    "col.remaining": "Tersisa",
    "col.only_blocker": "Hanya ini",
    "col.near": "Hampir",
    "col.eligible": "Layak",
    "col.ineligible": "Tidak layak",
    "col.needs_data": "Perlu data",
    "item.rows-in": "Baris masuk",
    "item.eligible": "Layak",
    "item.nobody": "(tidak disebut)",
    "check.row": "Sel di bawah judulnya",
    "check.nik": "NIK berbentuk benar",
    "check.double": "Tidak ganda",
    "check.member": "Belum ditanggung",
    # Alasan
    "reason.R-ROW-CELLS": "sel lebih banyak dari judul kolom",
    "reason.R-NIK-LENGTH": "NIK tidak 16 digit",
    "reason.R-NIK-DIGITS": "NIK memuat tanda yang bukan angka",
    "reason.R-NIK-DATE": "NIK memuat tanggal yang tidak ada",
    "reason.R-NIK-SERIAL": "NIK berakhir nomor urut 0000",
    "reason.R-NIK": "NIK tidak sesuai kebijakan",
    "reason.R-NIK-MISSING": "NIK kosong",
    "reason.R-NIK-ROUNDED": "NIK disimpan sebagai angka; digit terakhirnya mungkin hilang",
    "reason.R-NIK-PLACEHOLDER": "NIK hanya pengisi",
    "reason.R-NIK-PROVINCE": "NIK diawali kode yang bukan provinsi",
    "reason.R-DOUBLE": "NIK ganda",
    "reason.R-MEMBER": "sudah ditanggung",
    "reason.R-MEMBER-GONE": "meninggal atau pindah menurut daftar peserta",
    "reason.W-NIK-BIRTH": "tanggal lahir berbeda dari NIK",
    "reason.W-NIK-SEX": "jenis kelamin berbeda dari NIK",
    "reason.W-INCOME-LOW": "penghasilan jauh di bawah sebulan yang wajar",
    "why.W-INCOME-LOW": "Di bawah Rp200.000 sebulan (anggapan: seperlima dasar upah terendah), "
    "penghasilan itu mungkin upah sehari, atau ditulis dalam ribuan. Baris dinilai seperti "
    "tertulis.",
    "mend.W-INCOME-LOW": "Tanyakan penghasilan orang itu sebulan, dan tulis dalam Rupiah.",
    "reason.W-TWIN": "nama dan tanggal lahir sama dengan NIK lain",
    "reason.W-NEAR-DOUBLE": "hampir sama dengan orang yang ber-NIK lain",
    "reason.W-NIK-SHARED": "NIK ini dipakai orang lain juga",
    "reason.W-MEMBER-ENDED": "kepesertaan sudah berakhir",
    "reason.I-NIK-REGION": "NIK pertama terbit di daerah lain",
    "reason.W-BIRTH-DATE-UNREADABLE": "tanggal lahir tidak terbaca",
    "reason.W-SEX-UNREADABLE": "jenis kelamin tidak terbaca",
    "reason.W-RESIDENCE-UNREADABLE": "daerah tempat tinggal tidak dikenal",
    "reason.W-OCCUPATION-UNREADABLE": "pekerjaan tidak dikenal",
    "reason.W-EMPLOYMENT-UNREADABLE": "status pekerjaan tidak dikenal",
    "reason.W-MONTHLY-INCOME-UNREADABLE": "penghasilan tidak terbaca",
    "reason.W-FIXED-INCOME-UNREADABLE": "penghasilan tetap bukan ya atau tidak",
    "reason.W-STUDENT-UNREADABLE": "pelajar bukan ya atau tidak",
    "reason.W-ACTIVE-UNREADABLE": "aktif bukan ya atau tidak",
    "reason.W-LOW-INCOME-UNREADABLE": "penghasilan rendah bukan ya atau tidak",
    "reason.W-MEMBERSHIP-UNREADABLE": "kepesertaan bukan ya atau tidak",
    "reason.W-SOCIAL-REGISTRY-UNREADABLE": "DTKS bukan ya atau tidak",
    "reason.W-PRESENCE-UNREADABLE": "status tidak dikenal artinya",
    "reason.W-REMARK-UNREADABLE": "keterangan tidak dikenal artinya",
    "reason.rule-broken": "tidak memenuhi: {rule}",
    "reason.rule-unknown": "data kurang untuk: {rule}",
    "reason.rule-doubtful": "perlu dipastikan: {rule}",
    "reason.rule-warned": "tidak sesuai dengan: {rule}",
    "reason.first": "pertama di {file} baris {row}",
    "reason.other": "bandingkan dengan {file} baris {row}",
    "reason.same-nik": "NIK sama",
    "reason.digits": "NIK berbeda {digits:n} angka",
    "reason.hint": "'{text}': {near}?",
    # Alasan, dijelaskan
    "error.reason-unknown": "'{name}' bukan alasan yang diberikan kebijakan {region}.{near:near} "
    "'rentan explain' menyebut semuanya; syarat suatu daerah perlu --region.",
    "explain.head": "Alasan {region}: R- menolak atau perlu data, W- peringatan, I- keterangan",
    "explain.checked": "Ketentuan terakhir diperiksa {checked:span}; untuk bulan sesudahnya "
    "dianggap tetap berlaku.",
    "explain.wage": "Upah minimum terakhir yang diketahui adalah upah tahun {year}. Untuk tahun "
    "sesudahnya angka itu diteruskan dan tidak menolak siapa pun: penghasilan mulai dari angka itu "
    "perlu data.",
    "explain.why": "Mengapa: {why}",
    "explain.mend": "Yang perlu dilakukan: {mend}",
    "why.R-ROW-CELLS": "Ada sel di sebelah kanan judul kolom terakhir, sehingga sel baris ini "
    "mungkin berada di bawah judul yang salah.",
    "mend.R-ROW-CELLS": "Cari pemisah yang berlebih di baris ini, atau beri judul kolom terakhir.",
    "why.R-NIK-LENGTH": "NIK terdiri dari 16 digit.",
    "mend.R-NIK-LENGTH": "Salin lagi dari KTP. Tidak ada digit yang ditebak.",
    "why.R-NIK-DIGITS": "NIK hanya terdiri dari angka 0 sampai 9.",
    "mend.R-NIK-DIGITS": "Cari huruf O di tempat angka 0, atau l di tempat angka 1, dan salin lagi "
    "dari KTP.",
    "why.R-NIK-DATE": "Digit ke-7 sampai ke-12 adalah tanggal, bulan dan tahun lahir, dengan 40 "
    "ditambahkan pada tanggal lahir perempuan; tanggal ini tidak ada di kalender.",
    "mend.R-NIK-DATE": "Salin lagi dari KTP.",
    "why.R-NIK-SERIAL": "Empat digit terakhir dimulai dari 0001; 0000 tidak pernah diberikan.",
    "mend.R-NIK-SERIAL": "Salin lagi dari KTP; mungkin lembar kerja mengganti digit "
    "terakhir dengan nol.",
    "why.R-NIK-MISSING": "Tanpa NIK tidak ada yang dapat didaftarkan atau dibedakan.",
    "mend.R-NIK-MISSING": "Minta kepada desa.",
    "why.R-NIK-ROUNDED": "Lembar kerja menyimpan 15 digit sebuah angka dan mengganti digit ke-16 "
    "dengan 0, dan mulai 9.007.199.254.740.992 tidak semua angka dapat disimpan. NIK yang disimpan "
    "sebagai angka dipakai hanya jika tidak berakhir 0 dan di bawahnya; tidak ada digit yang "
    "ditebak. Daftar menulis yang meragukan dengan tanda tanya.",
    "mend.R-NIK-ROUNDED": "Minta lagi daftarnya dari tempat asalnya diketik, dengan kolom NIK "
    "diformat sebagai teks sebelum diisi.",
    "why.R-NIK-PLACEHOLDER": "Sel diisi tanpa NIK: satu angka seluruhnya, 1234…, tanggal lahir "
    "nol, kode desa dengan nomor urut, atau digit yang disembunyikan. Tidak ada yang ditolak "
    "karenanya.",
    "mend.R-NIK-PLACEHOLDER": "Minta kepada desa NIK yang tertera di KTP.",
    "why.R-NIK-PROVINCE": "NIK diawali provinsi tempat pertama terdaftar, dan tidak ada provinsi "
    "yang memakai atau pernah memakai dua digit ini; sering ada 0 berlebih di depan dan digit "
    "terakhir terpotong.",
    "mend.R-NIK-PROVINCE": "Salin lagi dari KTP.",
    "why.R-DOUBLE": "Tidak ada yang dibayar dua kali. Baris pertama dengan suatu NIK yang berlaku, "
    "menurut urutan daftar lalu urutan baris.",
    "mend.R-DOUBLE": "Hapus barisnya; jika dua orang memakai satu NIK, perbaiki yang salah.",
    "why.R-MEMBER": "NIK ini ada dalam daftar orang yang sudah ditanggung (--members).",
    "mend.R-MEMBER": "Tidak ada, selama perlindungan itu berlanjut; jika tidak, hapus NIK dari "
    "daftar itu.",
    "why.W-NIK-BIRTH": "Tanggal lahir di daftar bukan yang ada di NIK. NIK tidak berubah ketika "
    "tanggal lahir diperbaiki, jadi ini mungkin benar.",
    "mend.W-NIK-BIRTH": "Bandingkan keduanya dengan KTP.",
    "why.W-NIK-SEX": "Jenis kelamin di daftar bukan yang ada di NIK.",
    "mend.W-NIK-SEX": "Bandingkan keduanya dengan KTP.",
    "why.W-TWIN": "Satu orang dengan dua NIK akan dibayar dua kali; dua orang juga bisa bernama "
    "dan bertanggal lahir sama.",
    "mend.W-TWIN": "Tanyakan kepada desa apakah ini satu orang, dan hapus baris yang salah.",
    "why.W-NEAR-DOUBLE": "Nama, tanggal lahir dan NIK berbeda dari baris lain sebatas salah ketik: "
    "satu orang dengan dua NIK akan dibayar dua kali. Bisa juga dua orang, misalnya saudara yang "
    "lahir pada hari yang sama; tidak ada yang diputuskan karenanya.",
    "mend.W-NEAR-DOUBLE": "Cocokkan kedua baris dengan KTP, dan hapus yang salah jika "
    "orangnya satu.",
    "why.W-NIK-SHARED": "Dua baris memakai satu NIK, tetapi nama atau tanggal lahirnya tidak "
    "mirip: salah satunya memakai NIK orang lain dan akan tersisih sebagai ganda.",
    "mend.W-NIK-SHARED": "Cocokkan kedua baris dengan KTP, dan perbaiki NIK yang salah.",
    "why.R-MEMBER-GONE": "NIK ada di daftar peserta (--members) yang menyatakan orangnya meninggal "
    "atau pindah. Iuran yang tetap dibayar bagi mereka adalah temuan pemeriksa.",
    "mend.R-MEMBER-GONE": "Tanyakan ke desa daftar mana yang benar; keluarkan barisnya, atau hapus "
    "NIK dari daftar peserta.",
    "why.W-MEMBER-ENDED": "NIK ada di daftar peserta (--members) dengan status yang menyatakan "
    "kepesertaannya sudah berakhir, jadi bukan perlindungan ganda.",
    "mend.W-MEMBER-ENDED": "Tidak ada, bila orangnya memang akan didaftarkan lagi. Masa awal "
    "dengan santunan kematian yang kecil dapat terhitung dari awal lagi.",
    "why.W-UNREADABLE": "Selnya berisi teks yang tidak dapat dibaca, atau dapat dibaca lebih dari "
    "satu cara; tidak ada yang ditebak.",
    "mend.W-UNREADABLE": "Tulis tanggal seperti 31-12-1980, jumlah uang seperti 2.500.000, kata "
    "seperti dalam kebijakan ('rentan policy show'), jawaban dengan ya atau tidak.",
    "why.I-NIK-REGION": "Digit pertama NIK adalah daerah pendaftaran pertama. Digit itu tetap "
    "ketika orang pindah, jadi tidak menunjukkan tempat tinggalnya sekarang.",
    "mend.I-NIK-REGION": "Tidak ada.",
    "why.rule": "syarat {region}: {source}.",
    "mend.rule-broken": "Jika datanya salah, perbaiki di daftar. Jika syaratnya salah, perbaiki "
    "'{rule}' dalam kebijakan.",
    "mend.rule-unknown": "Isi selnya atau tambahkan kolomnya; atau dinas menyatakannya secara "
    "tertulis dengan --attest {rule}.",
    "mend.rule-doubtful": "Tanyakan keadaan sebenarnya dan perbaiki selnya bila daftarnya salah. "
    "Bila benar, keluarkan barisnya, atau atur lain dalam kebijakan daerah dengan syarat '{rule}' "
    "sendiri. --attest tidak menyelesaikannya.",
    "mend.rule-warned": "Periksa apakah memang demikian maksudnya; selebihnya tidak perlu apa-apa. "
    "Syarat '{rule}' milik daerah menggantikannya.",
    "row.rule-broken": "Jika datanya salah, perbaiki; jika benar, hapus barisnya.",
    "row.rule-unknown": "Isi yang kurang.",
    "row.rule-doubtful": "Tanyakan yang sebenarnya, dan perbaiki sel jika daftarnya salah.",
    "row.rule-warned": "Periksa apakah memang demikian.",
    "col.says": "Apa",
    "col.why": "Mengapa",
    "col.mend": "Yang perlu dilakukan",
    # Bantuan
    "help.screen": "Siapa dalam daftar yang layak, mengapa yang lain tidak, dan berapa biayanya. "
    "Membaca CSV, Excel dan Parquet; satu orang tanpa daftar dengan --person.",
    "help.explain": "Arti alasan dari 'screen', mengapa, dan yang perlu dilakukan; semuanya tanpa "
    "kode.",
    "opt.rosters": "Daftar: berkas, folder, glob, atau - untuk stdin.",
    "opt.person": "Satu orang dengan kata: 'lahir=12-08-1980, pekerjaan=nelayan, penghasilan=2 "
    "juta'.",
    "opt.column": "Judul kolom untuk suatu isian: nik='No. KTP'. Boleh beberapa kali.",
    "opt.mapping": "Hal yang sama dalam berkas YAML, 'nik: No. KTP'.",
    "opt.sheet": "Lembar yang dibaca; tanpanya semua lembar yang berkolom NIK.",
    "opt.members": "Daftar orang yang sudah ditanggung. Boleh beberapa kali.",
    "opt.attest": "Syarat yang dinyatakan dinas secara tertulis di mana data tidak ada, atau "
    "semuanya (all).",
    "opt.as-of-screen": "Bulan atau hari untuk umur dan batas, 2024-01. Tanpanya bulan pertama "
    "perlindungan.",
    "opt.by": "Hitung juga menurut desa, kecamatan atau suatu kolom daftar.",
    "opt.priority": "Siapa didahulukan bila dana kurang: 'pekerjaan=nelayan,petani; umur desc'. "
    "Tanpanya menurut kebijakan, atau urutan daftar.",
    "opt.out": "Folder untuk daftar yang layak (eligible), menunggu (waiting), tidak layak "
    "(ineligible), perlu data (needs-data), disisihkan (aside) dan ringkasan (summary.json).",
    "opt.lists": "Format daftar dalam folder: xlsx (bila tidak disebut, selama muat dalam satu "
    "lembar), csv atau parquet.",
    "opt.list-file": "Berkas untuk baris ini: .csv, .tsv, .xlsx atau .parquet.",
    "opt.export": "Yang layak menurut suatu templat: bpjs, atau bpjs=BERKAS.xlsx.",
    "opt.returns": "Folder untuk satu daftar per desa (atau per berkas) yang perlu diperbaiki.",
    "opt.engine": "polars, atau spark untuk lebih dari satu komputer.",
    "opt.master": "Master Spark: local[4], spark://…, atau sc://… untuk Spark Connect.",
    "opt.fail-if-screen": "Keluar dengan 1 bila salah satu terjadi: ada yang ditolak (rejected), "
    "perlu data (needs-data), melebihi pagu (over-budget).",
    "opt.reason-code": "Kode alasan, misalnya R-DOUBLE.",
}
