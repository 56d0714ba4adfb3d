from lapor_pwa.build.words import named_messages, put_in_words, write_sources


def test_sentence_is_translated_where_it_is_shown():
    code = 'say(this, t("Try {count} times.", { count }));'

    assert put_in_words(code, {"Try {count} times.": "Coba {count} kali."}) == (
        'say(this, t("Coba {count} kali.", { count }));'
    )


def test_sentence_is_found_when_it_stands_on_its_own_line():
    assert put_in_words('t(\n  "Long.",\n)', {"Long.": 'Pan"jang.'}) == 't(\n  "Pan\\"jang.",\n)'


def test_message_id_stays_when_it_has_no_translation_or_is_only_named():
    code = 't("New."); N_("Old."); t(error.message); part("Old.");'

    assert put_in_words(code, {"Old.": "Lama.", "New.": ""}) == code


def test_only_what_is_named_is_looked_up_when_it_is_shown(tmp_path):
    (tmp_path / "a.ts").write_text('const words = N_("Old."); t("New."); N_("Same.");')

    assert named_messages(tmp_path, {"Old.": "Lama.", "New.": "Baru.", "Same.": "Same."}) == {"Old.": "Lama."}


def test_every_folder_keeps_its_place_when_sources_are_written(tmp_path):
    (tmp_path / "here" / "inner").mkdir(parents=True)
    (tmp_path / "here" / "inner" / "a.ts").write_text('t("Old.")', encoding="utf-8")

    write_sources(tmp_path / "here", tmp_path / "there", {"Old.": "Lama."})

    assert (tmp_path / "there" / "inner" / "a.ts").read_text(encoding="utf-8") == 't("Lama.")'
