"""Apa yang dikatakan rentan tentang permintaan beruntun, dalam bahasa Indonesia."""

SENTENCES = {
    "error.batch-key": "'{name}' bukan nama opsi dan tidak diteruskan.{near:near} Kolom sendiri "
    "diawali {prefix}. Yang dikenal: {known:list}.",
    "error.batch-column-twice": "judul kolom memuat kolom tanpa nama, atau '{name}' dua kali.",
    "error.batch-column-same": "kolom '{one}' dan '{other}' sama artinya: {key}. Pilih satu.",
    "error.batch-deep": "baris ini memuat lebih dari {most:n} daftar atau objek yang bersarang.",
    "error.batch-number-long": "ada bilangan di baris ini yang angkanya lebih banyak dari jumlah "
    "orang atau Rupiah mana pun. Tulis sebagai teks jika itu id.",
    "error.batch-fault": "rentan gagal pada baris ini: {kind}. Ini kesalahan rentan, bukan "
    "masukan; baris lainnya tetap dijawab.",
    "error.batch-header": "judul kolom tidak terbaca. Baris pertama menyebut nama kolom.",
    "error.batch-utf16": "ini teks UTF-16. Simpan sebagai 'CSV UTF-8'.",
    "error.batch-command": "perintah tidak disebut. Tulis --command, atau kolom 'command': "
    "{known:list}.",
    "error.batch-command-unknown": "tidak ada perintah '{name}' untuk batch.{near:near} Yang ada: "
    "cost, fit, audit.",
    "error.batch-idle": "{command} tidak memakai '{name}'. Kosongkan.",
    "error.batch-yes": "'{text}' bukan true dan bukan false.",
    "error.batch-line-long": "baris ini lebih panjang dari {most:n} bita dan tidak dibaca.",
    "error.batch-quote": "tanda kutip di baris ini tidak ditutup, atau ada di tengah sel. Tulis "
    "dua kali, atau kutip seluruh sel.",
    "error.batch-nul": "baris ini memuat bita NUL, jadi bukan teks.",
    "error.batch-encoding": "baris ini bukan teks UTF-8.",
    "error.batch-cells": "baris ini punya {found:n} {found:sel|sel}, judul kolom {expected:n}. Sel "
    "yang memuat '{delimiter}' ditulis dalam tanda kutip.",
    "error.batch-json": "baris ini bukan JSON, atau terpotong.",
    "error.batch-not-object": "baris ini JSON, tetapi bukan objek dengan kunci.",
    "error.batch-key-twice": "kunci '{name}' ditulis dua kali.",
    "error.batch-fraction": "angka {text} berpecahan atau tidak bernilai. Tulis bilangan bulat, "
    'atau teks seperti "1,6 miliar".',
    "error.batch-format": "'{name}' bukan format batch. Pakai csv atau jsonl.",
    "error.batch-suffix": "'{path}': jawabannya {format}, seperti permintaannya.",
    "error.batch-missing": "'{path}' tidak ada.",
    "batch.sum": "{requests:n} {requests:permintaan|permintaan}: {answered:n} dijawab, {errors:n} "
    "{errors:kesalahan|kesalahan}",
    "progress.answer": "menjawab",
    "help.batch": "Menjawab banyak permintaan cost, fit atau audit, dari CSV atau JSON Lines.",
    "opt.batch-file": "CSV atau JSON Lines berisi permintaan, atau - untuk stdin; kolom atau kunci "
    "adalah nama opsi.",
    "opt.command": "cost, fit atau audit, untuk permintaan tanpa kolom 'command'.",
    "opt.format-batch": "csv atau jsonl. Tanpanya menurut akhiran berkas atau baris pertamanya.",
    "opt.output-batch": "Tulis jawaban ke berkas, utuh atau tidak sama sekali.",
    "opt.fail-if-batch": "Keluar dengan 1 jika ini terjadi: ada kesalahan (errors).",
}
