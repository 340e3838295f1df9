package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlSectionTest {

  @Test
  void reads_every_kind_of_value() {
    YamlSection top =
        yaml(
            """
            name: "a car"
            address: 0x40
            camera:
              width_pixels: 160
              height_meters: 1.6e-1
              flipped: true
            faults:
              - kind: drop
              - kind: freeze
            """);

    YamlSection camera = top.section("camera");
    assertThat(top.text("name")).isEqualTo("a car");
    assertThat(top.integer("address", 0, 127)).isEqualTo(0x40);
    assertThat(camera.integer("width_pixels", 32, 4096)).isEqualTo(160);
    assertThat(camera.number("height_meters", 0, 1)).isEqualTo(0.16);
    assertThat(camera.flag("flipped", false)).isTrue();
    assertThat(top.sections("faults"))
        .extracting(fault -> fault.oneOf("kind", List.of("drop", "freeze")))
        .containsExactly("drop", "freeze");
    top.refuseUnknownKeys();
  }

  @Test
  void absent_optional_keys_take_their_defaults() {
    YamlSection top = yaml("present: 1\n");

    assertThat(top.text("a", "word")).isEqualTo("word");
    assertThat(top.integer("b", 0, 9, 7)).isEqualTo(7);
    assertThat(top.number("c", 0, 1, 0.5)).isEqualTo(0.5);
    assertThat(top.oneOf("d", List.of("x"), "x")).isEqualTo("x");
    assertThat(top.flag("e", true)).isTrue();
    assertThat(top.sections("f")).isEmpty();
    assertThat(top.has("present")).isTrue();
  }

  @Test
  void a_value_out_of_range_names_file_line_key_value_and_expectation() {
    YamlSection camera = yaml("camera:\n\n  width_pixels: 9999\n").section("camera");

    refused(
        () -> camera.integer("width_pixels", 32, 4096),
        "car.yaml:3: camera.width_pixels = 9999, expected 32..4096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "1.5", "1e3", "010", "1_000", "99999999999", "0x", "'1 '"})
  void what_is_not_a_whole_number_is_refused(String value) {
    YamlSection top = yaml("n: " + value + "\n");

    refusedStarting(() -> top.integer("n", 0, 4096), "car.yaml:1: n = ");
  }

  @ParameterizedTest
  @ValueSource(strings = {".nan", ".inf", "-.inf", "NaN", "Infinity", "1e999", "-0.1", "2.1", "x"})
  void what_is_not_a_finite_number_in_range_is_refused(String value) {
    YamlSection top = yaml("n: " + value + "\n");

    refusedStarting(() -> top.number("n", 0, 2), "car.yaml:1: n = " + value + ", expected ");
  }

  @Test
  void bounds_themselves_are_inside() {
    YamlSection top = yaml("low: -2\nhigh: 4096\n");

    assertThat(top.integer("low", -2, 4096)).isEqualTo(-2);
    assertThat(top.integer("high", -2, 4096)).isEqualTo(4096);
    assertThat(top.number("low", -2, 4096)).isEqualTo(-2);
    assertThat(top.number("high", -2, 4096)).isEqualTo(4096);
  }

  @Test
  void an_unknown_key_is_refused_with_the_likely_one() {
    YamlSection top = yaml("camera:\n  width_pixels: 160\n  hieght_pixels: 120\n");
    YamlSection camera = top.section("camera");
    camera.integer("width_pixels", 32, 4096);
    camera.integer("height_pixels", 30, 4096, 120);

    refused(
        top::refuseUnknownKeys,
        "car.yaml:3: camera.hieght_pixels is not a known key, did you mean height_pixels?");
  }

  @Test
  void an_unknown_key_that_resembles_nothing_has_no_hint() {
    YamlSection top = yaml("name: x\ncolour: red\n");
    top.text("name");

    refused(top::refuseUnknownKeys, "car.yaml:2: colour is not a known key");
  }

  @Test
  void a_wrong_unit_is_found_where_the_right_one_is_missing() {
    YamlSection camera = yaml("camera:\n  height_centimeters: 16\n").section("camera");

    refused(
        () -> camera.number("height_meters", 0.02, 2),
        "car.yaml:2: camera.height_meters is missing, found height_centimeters");
  }

  @Test
  void a_missing_key_names_the_line_of_its_section() {
    YamlSection camera = yaml("\ncamera:\n  rate: 1\n").section("camera");

    refused(() -> camera.text("source"), "car.yaml:2: camera.source is missing");
  }

  @Test
  void a_key_without_a_value_is_refused() {
    YamlSection top = yaml("name:\ncamera:\n");

    refused(() -> top.text("name"), "car.yaml:1: name has no value, expected text");
    refused(
        () -> top.section("camera"),
        "car.yaml:2: camera has no value, expected keys and values below it");
  }

  @Test
  void a_value_where_a_section_belongs_is_refused_and_the_reverse() {
    YamlSection top = yaml("camera: 160\nname:\n  first: x\nfaults: 3\nlist: [1]\n");

    refused(
        () -> top.section("camera"), "car.yaml:1: camera = 160, expected keys and values below it");
    refused(() -> top.text("name"), "car.yaml:2: name has keys below it, expected text");
    refused(() -> top.sections("faults"), "car.yaml:4: faults = 3, expected a list");
    refused(() -> top.sections("list"), "car.yaml:5: list[0], expected keys and values");
    refused(() -> top.text("list"), "car.yaml:5: list is a list, expected text");
  }

  @Test
  void a_key_that_is_there_twice_is_refused() {
    refused(() -> yaml("a: 1\nb: 2\na: 3\n"), "car.yaml:3: a is there twice, first in line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x 1\nb: 2\n",
        "a: *x\n",
        "a: &x [1]\nb: [*x, *x]\n",
        "a: !!int 3\n",
        "&x a: 1\n",
        "a: &x {b: 1}\nc:\n  <<: *x\n"
      })
  void anchors_aliases_and_tags_are_refused(String text) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> {
          YamlSection top = yaml(text);
          top.refuseUnknownKeys();
        })
        .withMessageStartingWith("car.yaml:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [1, 2\n", "a: \"torn", "a: b: c\n", "\ta: 1\n", "{", "a: @"})
  void a_torn_file_is_refused_in_one_line(String text) {
    refusedStarting(() -> yaml(text), "car.yaml:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
  void an_empty_file_is_refused(String text) {
    refused(() -> yaml(text), "car.yaml: empty, expected keys and values");
  }

  @Test
  void a_file_that_is_not_a_mapping_or_has_two_documents_is_refused() {
    refused(() -> yaml("- a\n"), "car.yaml:1: expected keys and values at the top");
    refused(() -> yaml("a: 1\n---\nb: 2\n"), "car.yaml:3: a second document, expected one");
  }

  @Test
  void a_deep_nest_is_refused_without_a_stack_overflow() {
    refused(() -> yaml("a: " + "[".repeat(20_000)), "car.yaml:1: nested deeper than 8 levels");
  }

  @Test
  void a_file_that_is_not_text_is_refused() {
    byte[] invalid = {'a', ':', ' ', (byte) 0xff};

    refused(() -> YamlDocument.parse("car.yaml", invalid), "car.yaml: not UTF-8 text");
  }

  @Test
  void a_message_stays_on_one_line_whatever_the_value() {
    YamlSection top = yaml("n: \"a\\nb\\u2028" + "x".repeat(500) + "\"\n");

    refusedStarting(() -> top.integer("n", 0, 1), "car.yaml:1: n = a?b?xxx");
  }

  @Test
  void a_file_that_is_too_large_is_refused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("large.yaml"), "#".repeat(65_537));

    refused(() -> YamlDocument.read(file), file + ": larger than 65536 bytes");
  }

  @Test
  void a_file_that_is_missing_or_a_folder_is_refused(@TempDir Path folder) {
    refused(
        () -> YamlDocument.read(folder.resolve("none.yaml")),
        folder.resolve("none.yaml") + ": no such file");
    refusedStarting(() -> YamlDocument.read(folder), folder + ": cannot be read: ");
  }

  private static YamlSection yaml(String text) {
    return YamlDocument.parse("car.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(ThrowingCallable action, String message) {
    assertThatExceptionOfType(ProfileException.class).isThrownBy(action).withMessage(message);
  }

  private static void refusedStarting(ThrowingCallable action, String start) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(action)
        .withMessageStartingWith(start)
        .withMessageMatching("[^\\n]+");
  }
}
