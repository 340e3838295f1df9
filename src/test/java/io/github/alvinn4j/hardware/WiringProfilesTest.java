package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.ActuatorWiring.EmulatedDifferential;
import io.github.alvinn4j.hardware.HBridge.Motor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Motors and lines in a profile.
final class WiringProfilesTest {
  private static final String MOTORS = "hardware/tb6612-differential.yaml";
  private static final String DONKEYCAR = "hardware/donkeycar-pca9685.yaml";

  @Test
  void the_motor_boards_profile_says_how_it_is_wired() {
    VehicleProfile profile = VehicleProfiles.read(Path.of(MOTORS));

    assertThat(profile.actuator())
        .isEqualTo(
            new Differential(
                1, 0x40, 1000, MotorBoard.TOSHIBA, new Motor(0, 2, 1), new Motor(5, 4, 3), 0.13));
    assertThat(profile.lines()).isEqualTo(ControlLines.NONE);
    assertThat(profile.limits().maxThrottle()).isLessThanOrEqualTo(0.3);
  }

  @Test
  void the_emulated_motors_differ_from_the_simulated_car_in_name_and_wiring_only() {
    VehicleProfile simulated = VehicleProfiles.read(Path.of("hardware/simulator.yaml"));
    VehicleProfile motors = VehicleProfiles.read(Path.of("hardware/simulated-differential.yaml"));

    assertThat(motors.actuator())
        .isEqualTo(new EmulatedDifferential(MotorBoard.wiring(MotorBoard.TOSHIBA)));
    assertThat(motors)
        .usingRecursiveComparison()
        .ignoringFields("name", "actuator")
        .isEqualTo(simulated);
  }

  @Test
  void lines_and_standby_are_read_where_they_are_there() throws IOException {
    String text =
        Files.readString(Path.of(MOTORS))
            .replace("  # standby_channel", "  standby_channel")
            .replace("# lines:", "lines:")
            .replace("#   emergency", "  emergency")
            .replace("#   heartbeat", "  heartbeat");

    VehicleProfile profile = parse(text);

    assertThat(profile.lines()).isEqualTo(new ControlLines(OptionalInt.of(27), OptionalInt.of(17)));
    assertThat(((Differential) profile.actuator()).bridge().standbyChannel()).hasValue(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pwm_channel: 5          | pwm_channel: 2            | actuator.right_motor.pwm_channel = 2, expected another one than left_motor.forward_channel = 2
          forward_channel: 4      | forward_channel: 16       | actuator.right_motor.forward_channel = 16, expected 0..15
          pwm_channel: 0          | pwm: 0                    | actuator.left_motor.pwm_channel is missing
          left_motor:             | links_motor:              | actuator.left_motor is missing
          bridge: tb6612          | bridge: tb6613            | actuator.bridge = tb6613, expected one of tb6612, l298n
          neutral: coast          | neutral: roll             | actuator.neutral = roll, expected one of coast, brake
          dead_band: 0.02         | dead_band: 2              | actuator.dead_band = 2, expected 0..0.2
          start_duty: 0.25        | start_duty: 25            | actuator.start_duty = 25, expected 0..0.9
          frequency_hertz: 1000   | frequency_hertz: 1600     | actuator.frequency_hertz = 1600, expected 40..1526
          track_width_meters: 0.13| track_width_meters: 0.7   | actuator.track_width_meters = 0.7, expected at most 0.605: twice the radius of the tightest turn in geometry
          # standby_channel: 6    | standby_channel: 0        | actuator.left_motor.pwm_channel = 0, expected another one than standby_channel = 0
          """)
  void a_motor_that_is_wired_wrong_is_refused(String old, String wrong, String message)
      throws IOException {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(Files.readString(Path.of(MOTORS)).replaceFirst(old, wrong)))
        .withMessageMatching("car.yaml:\\d+: .*")
        .withMessageEndingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lines: {emergency_stop_gpio: 17, heartbeat_gpio: 17} | lines.heartbeat_gpio = 17, expected another one than emergency_stop_gpio = 17
          lines: {emergency_stop_gpio: 28}                     | lines.emergency_stop_gpio = 28, expected 0..27
          lines: {heartbeat_gpio: -1}                          | lines.heartbeat_gpio = -1, expected 0..27
          lines: {e_stop: 5}                                   | lines.e_stop is not a known key
          """)
  void lines_that_cannot_be_are_refused(String lines, String message) throws IOException {
    String block = lines.replace("{", "\n  ").replace(", ", "\n  ").replace("}", "");
    String text = Files.readString(Path.of(DONKEYCAR)) + "\n" + block + "\n";

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text))
        .withMessageMatching("car.yaml:\\d+: .*")
        .withMessageContaining(message);
  }

  @Test
  void a_simulated_car_has_no_pins() throws IOException {
    String text =
        Files.readString(Path.of("hardware/simulator.yaml")) + "\nlines:\n  heartbeat_gpio: 17\n";

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text))
        .withMessageMatching("car.yaml:\\d+: lines .*expected none for a simulated car");
  }

  @Test
  void records_that_contradict_themselves_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ControlLines(OptionalInt.of(4), OptionalInt.of(4)))
        .withMessage("heartbeatGpio = 4, expected another one than emergencyStopGpio");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ControlLines(OptionalInt.of(28), OptionalInt.empty()))
        .withMessage("emergencyStopGpio = 28, expected 0..27");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Differential(
                1, 0x40, 1000, MotorBoard.TOSHIBA, new Motor(0, 1, 2), new Motor(2, 3, 4), 0.13))
        .withMessage("channels = [0, 1, 2, 2, 3, 4], expected each once");
    assertThatIllegalArgumentException().isThrownBy(() -> new Motor(0, 16, 2));
  }

  private static VehicleProfile parse(String text) {
    return VehicleProfiles.profile(
        YamlDocument.parse("car.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
