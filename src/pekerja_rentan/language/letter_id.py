"""Surat: telaahan staf, dan apa yang salah pada templatnya."""

SENTENCES = {
    "letter.name": "TELAAHAN STAF",
    "letter.to": "Kepada",
    "letter.to-whom": "Yth. {blank}",
    "letter.from": "Dari",
    "letter.date": "Tanggal",
    "letter.number": "Nomor",
    "letter.enclosure": "Lampiran",
    "letter.subject": "Hal",
    "letter.question": "Persoalan",
    "letter.assumptions": "Praanggapan",
    "letter.facts": "Fakta yang Mempengaruhi",
    "letter.office": "Dinas pengelola program: {office}",
    "letter.formulas": "Cara menghitung:",
    "letter.other-sources": "Sumber lain yang dipakai: {sources:parts}",
    "letter.source-note": " Keterangan: {note}.",
    "letter.source": "{title} ({issued}; sumber {level}). {address}{note}",
    "letter.no-address": "Tautannya tidak diketahui.",
    "letter.analysis": "Analisis",
    "letter.conclusion": "Simpulan",
    "letter.amount": "Kebutuhan iuran",
    "letter.suggestions": "Saran",
    "letter.to-settle": "Sebelum ditandatangani, perlu dipastikan:",
    "letter.signatory": "Jabatan pembuat telaahan,",
    "letter.signed": "Nama lengkap",
    "letter.staff-number": "NIP",
    "letter.page": "Halaman",
    "letter.of": "dari",
    "letter.none": "Tidak ada.",
    "letter.rules": "Sumber setiap aturan tercantum dalam tabel.",
    "letter.check-open": "Belum ada sumber yang pasti; mintakan kepastian: {sources:parts}.",
    "letter.check-secondary": "Sumber sekunder, cocokkan dengan naskah aslinya: {sources:parts}.",
    "error.template-not-docx": "'{path}' bukan dokumen Word (.docx). Buka di Word atau "
    "LibreOffice, lalu simpan sebagai .docx.",
    "error.template-large": "'{path}' berisi lebih dari {most:n} MB. Perkecil gambarnya, atau "
    "pilih berkas lain.",
    "error.template-open": "isian tidak ditutup dalam '{path}': {text}. Tulis seperti {example}.",
    "error.template-unknown": "isian yang tidak dikenal dalam '{path}': {names:list}.{near:near} "
    "Isian yang ada: {known:list}.",
    "error.template-alone": "isian {name} dalam '{path}' menjadi tabel. Tempatkan dalam paragraf "
    "tersendiri.",
    "error.template-place": "isian dalam catatan kaki atau catatan akhir '{path}' tidak dapat "
    "diisi: {names:list}. Pindahkan ke isi surat.",
    "error.template-lacks": "templat '{path}' tidak memuat isian {names:list}. Tambahkan dalam "
    "kurung kurawal ganda, misalnya {example}.",
    "error.template-output": "'{path}' adalah templatnya sendiri. Sebut berkas lain untuk surat.",
    "letter.change": "Perubahan terhadap hitungan sebelumnya",
    "letter.difference": "selisih",
    "opt.template": "Templat surat milik kantor sendiri (.docx); lihat 'rentan template'.",
    "opt.template-file": "Berkas .docx yang ditulis.",
    "help.template": "Tulis templat surat (.docx) dengan semua isiannya, untuk diubah kantor dan "
    "dipakai dengan --template.",
}
