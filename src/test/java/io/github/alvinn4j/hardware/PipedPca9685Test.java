package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.PipedChip;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(20)
class PipedPca9685Test {
  private static final Pca9685 WIRING = new Pca9685(1, 0x40, 1, 0, 60);
  private static final VehicleProfile PROFILE = WiredProfile.profile(WIRING);

  @TempDir private Path folder;

  private Path note() {
    return folder.resolve("alvinn4j-pipe.outputs");
  }

  private Pca9685Actuator open(ChipOnPipe chip) {
    PipedPca9685 bus = PipedPca9685.open(chip.pipe(), new SystemClock());
    I2cDevice owned = OwnedPca9685.onPipe(bus, new PipedChip(WIRING, chip.pipe()), PROFILE);
    return Pca9685Actuator.open(owned, WIRING, PROFILE, new SystemClock());
  }

  @Test
  void the_real_driver_drives_a_chip_in_another_process_and_puts_it_off_in_the_end()
      throws Exception {
    try (ChipOnPipe chip = ChipOnPipe.in(folder, 1, 0)) {
      try (Pca9685Actuator actuator = open(chip)) {
        assertThat(note()).content().contains("pca9685_pipe 0 369 " + chip.pipe());

        actuator.write(1200, 1700);

        assertThat(chip.throttleMicros()).isEqualTo(1701);
        assertThat(chip.steeringMicros()).isEqualTo(1200);
      }

      assertThat(chip.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
      assertThat(note()).as("nothing is left to be put off").doesNotExist();
    }
  }

  @Test
  void a_chip_that_is_gone_does_not_acknowledge_and_leaves_the_note() throws Exception {
    ChipOnPipe chip = ChipOnPipe.in(folder, 1, 0);
    try (Pca9685Actuator actuator = open(chip)) {
      chip.close();

      assertThatThrownBy(() -> actuator.write(1500, 1500))
          .isInstanceOf(ActuatorException.class)
          .hasMessageContaining("does not acknowledge");
    }
    assertThat(note()).exists();
  }

  @Test
  void a_pipe_without_a_chip_is_refused_in_one_line() throws Exception {
    Path nothing = folder.resolve("nothing");

    assertThatThrownBy(() -> PipedPca9685.open(nothing, new SystemClock()))
        .isInstanceOf(ActuatorException.class)
        .hasMessage(
            "%s: no such pipe with a chip behind it, expected nothing.registers beside it"
                .formatted(nothing));
    assertThat(folder).isEmptyDirectory();
  }
}
