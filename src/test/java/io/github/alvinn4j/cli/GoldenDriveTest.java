package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The promise across machines: the same pictures and the same model give the same bits everywhere.
///
/// After the shipped model or the meaning of a tick was changed on purpose, the golden file is
/// renewed, from the repository's root, with
///
/// ```
/// ./alvinn replay src/test/resources/drives/circuit_launch_400/tub \
///   --update-golden src/test/resources/drives/circuit_launch_400/golden-simulator.csv
/// ```
class GoldenDriveTest {

  @Test
  void a_real_drive_is_decided_bit_for_bit_as_on_the_machine_it_was_first_replayed_on() {
    Transcript said =
        Transcript.of(
            "replay",
            "--strict",
            Drives.REAL,
            "--model",
            Drives.MODEL,
            "--vehicle",
            Drives.PROFILE,
            "--golden",
            Drives.REAL.resolveSibling("golden-simulator.csv"));

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
  }
}
