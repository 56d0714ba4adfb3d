import { expect, test } from "bun:test";
import { cut, placeOf } from "../../../components/read_aloud/sentences";

const texts = (text: string, language = "id") => cut(text, language).map(({ text }) => text);

test("test_a_text_is_cut_into_sentences_when_there_is_no_network", () => {
  expect(texts("Sudah kami terima. Petugas akan membaca.\nTerima kasih!")).toEqual([
    "Sudah kami terima.",
    "Petugas akan membaca.",
    "Terima kasih!",
  ]);
});

test("test_abbreviations_of_an_address_do_not_end_a_sentence_when_there_is_no_network", () => {
  expect(texts("Jl. Merdeka No. 5, Kec. Coblong rusak. Baik.")).toEqual([
    "Jl. Merdeka No. 5, Kec. Coblong rusak.",
    "Baik.",
  ]);
});

test("test_nothing_is_read_when_there_are_no_words", () => {
  expect(texts(" \n ")).toEqual([]);
});

test("test_the_second_of_two_equal_sentences_is_found_when_the_first_was_read", () => {
  const text = "Ya. Tidak.\nYa. ";
  expect(placeOf(text, ["Ya.", "Tidak.", "Ya."], 0)).toEqual([0, 3]);
  expect(placeOf(text, ["Ya.", "Tidak.", "Ya."], 2)).toEqual([11, 14]);
});

test("test_a_sentence_is_found_when_white_space_differs", () => {
  expect(placeOf("Satu \n dua.", ["Satu dua."], 0)).toEqual([0, 11]);
});

test("test_no_place_is_claimed_when_other_words_stand_there", () => {
  expect(placeOf("Something else.", ["Satu.", "Dua."], 1)).toBeNull();
});
