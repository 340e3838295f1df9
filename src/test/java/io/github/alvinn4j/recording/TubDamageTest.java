package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a power loss or a bad card does to the files: records or a [TubException], nothing
/// else.
final class TubDamageTest {
  private static final int RECORDS = 4;

  @TempDir Path folder;

  @BeforeEach
  void lay_out_a_sound_tub() throws IOException {
    TubFixture.sound(folder, RECORDS);
  }

  private Optional<Tub> openDamaged(Path file, byte[] bytes, String damage) throws IOException {
    Files.write(file, bytes);
    try {
      return Optional.of(Tub.open(folder, Strictness.TOLERANT));
    } catch (TubException e) {
      assertThat(e.getMessage()).as(damage).isNotBlank().doesNotContain("\n");
      return Optional.empty();
    } catch (RuntimeException e) {
      return fail(damage, e);
    }
  }

  private static byte[] flipped(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  @Test
  void a_catalog_cut_at_any_byte_gives_all_records_before_the_cut_S4(TestReporter reporter)
      throws IOException {
    Path catalog = folder.resolve("catalog_0.catalog");
    byte[] sound = Files.readAllBytes(catalog);
    int lineEnds = 0;
    for (int cut = 0; cut <= sound.length; cut++) {
      if (cut > 0 && sound[cut - 1] == '\n') {
        lineEnds++;
      }
      boolean closesRecord = cut > 0 && cut < sound.length && sound[cut] == '\n';
      int expected = lineEnds + (closesRecord ? 1 : 0);

      Optional<Tub> tub = openDamaged(catalog, Arrays.copyOf(sound, cut), "cut at byte " + cut);

      int read = tub.map(t -> t.records().size()).orElse(0);
      assertThat(read).as("records of a catalog cut at byte %d", cut).isEqualTo(expected);
      for (int i = 0; i < read; i++) {
        assertThat(tub.orElseThrow().records().get(i).index()).isEqualTo(i);
      }
    }

    Faults.report(
        reporter,
        "S4",
        "a catalog cut at each of its " + sound.length + " bytes",
        "all records before the cut, of " + lineEnds);
  }

  @Test
  void a_manifest_cut_at_any_byte_is_refused_or_read_whole_S4(TestReporter reporter)
      throws IOException {
    Path manifest = folder.resolve("manifest.json");
    byte[] sound = Files.readAllBytes(manifest);
    for (int cut = 0; cut <= sound.length; cut++) {
      Optional<Tub> tub = openDamaged(manifest, Arrays.copyOf(sound, cut), "cut at byte " + cut);

      assertThat(tub.isPresent())
          .as("manifest of %d bytes cut at byte %d", sound.length, cut)
          .isEqualTo(cut >= sound.length - 1);
      tub.ifPresent(t -> assertThat(t.records()).hasSize(RECORDS));
    }

    Faults.report(
        reporter,
        "S4",
        "a manifest cut at each of its " + sound.length + " bytes",
        "refused in one line or read whole");
  }

  @Test
  void flipped_bits_in_a_catalog_give_records_or_problems_S10(TestReporter reporter)
      throws IOException {
    Path catalog = folder.resolve("catalog_0.catalog");
    byte[] sound = Files.readAllBytes(catalog);
    for (int seed = 0; seed < 1000; seed++) {
      Optional<Tub> tub =
          openDamaged(catalog, flipped(sound, new Random(seed)), "catalog, seed " + seed);

      tub.ifPresent(t ->
          assertThat(t.records())
              .allSatisfy(r -> assertThat(Double.isFinite(r.steering())).isTrue()));
    }

    Faults.report(
        reporter,
        "S10",
        "1 to 4 bits of a catalog flipped, 1,000 seeds",
        "finite records or a refusal in one line");
  }

  @Test
  void flipped_bits_in_a_manifest_give_records_or_a_refusal_S10(TestReporter reporter)
      throws IOException {
    Path manifest = folder.resolve("manifest.json");
    byte[] sound = Files.readAllBytes(manifest);
    for (int seed = 0; seed < 1000; seed++) {
      openDamaged(manifest, flipped(sound, new Random(seed)), "manifest, seed " + seed);
    }

    Faults.report(
        reporter,
        "S10",
        "1 to 4 bits of a manifest flipped, 1,000 seeds",
        "records or a refusal in one line");
  }
}
