package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ActuatorWiring.EmulatedPca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.Simulator;
import io.github.alvinn4j.safety.PulseRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VehicleProfilesTest {
  private static final String SIMULATOR = "hardware/simulator.yaml";
  private static final String EMULATED = "hardware/simulated-pca9685.yaml";
  private static final String DONKEYCAR = "hardware/donkeycar-pca9685.yaml";
  private static final String PI4 = "hardware/pi4-hardware-pwm.yaml";
  private static final String PI5 = "hardware/pi5-hardware-pwm.yaml";
  private static final String MOTORS = "hardware/tb6612-differential.yaml";
  private static final String EMULATED_MOTORS = "hardware/simulated-differential.yaml";

  @Test
  void the_simulators_profile_says_what_the_simulator_is() {
    VehicleProfile profile = VehicleProfiles.read(Path.of(SIMULATOR));

    assertThat(profile.camera())
        .isEqualTo(
            new CameraMount(
                "simulator",
                0,
                "",
                false,
                160,
                120,
                20,
                0.16,
                Math.toRadians(30),
                Math.toRadians(120)));
    assertThat(profile.geometry())
        .isEqualTo(new VehicleGeometry(0.165, Math.toRadians(28.6), 2, 0.2));
    assertThat(profile.actuator()).isEqualTo(new Simulator());
    assertThat(profile.steering()).isEqualTo(new PulseRange(1000, 1500, 2000));
    assertThat(profile.throttle()).isEqualTo(new PulseRange(1000, 1500, 2000));
    assertThat(profile.limits().cruiseThrottle()).isEqualTo(0.5);
    assertThat(profile.geometry().maxCurvaturePerMeter()).isCloseTo(3.30, within(0.01));
  }

  @Test
  void the_emulated_car_differs_from_the_simulated_one_in_name_and_wiring_only() {
    VehicleProfile simulated = VehicleProfiles.read(Path.of(SIMULATOR));
    VehicleProfile emulated = VehicleProfiles.read(Path.of(EMULATED));

    assertThat(emulated.actuator()).isEqualTo(new EmulatedPca9685(new Pca9685(1, 0x40, 1, 0, 60)));
    assertThat(emulated)
        .usingRecursiveComparison()
        .ignoringFields("name", "actuator")
        .isEqualTo(simulated);
  }

  @Test
  void the_donkeycars_profile_has_a_reversed_servo_and_low_limits() {
    VehicleProfile profile = VehicleProfiles.read(Path.of(DONKEYCAR));

    assertThat(profile.camera().source()).isEqualTo("v4l2");
    assertThat(profile.actuator()).isEqualTo(new Pca9685(1, 0x40, 1, 0, 60));
    assertThat(profile.steering()).isEqualTo(new PulseRange(1872, 1526, 1180));
    assertThat(profile.throttle()).isEqualTo(new PulseRange(895, 1505, 2035));
    assertThat(profile.limits().maxThrottle()).isLessThanOrEqualTo(0.3);
  }

  @Test
  void the_pis_profiles_drive_servo_and_esc_from_its_own_pins() {
    VehicleProfile pi4 = VehicleProfiles.read(Path.of(PI4));
    VehicleProfile pi5 = VehicleProfiles.read(Path.of(PI5));

    assertThat(pi4.actuator()).isEqualTo(new HardwarePwm(0, 1, 50));
    assertThat(pi5.actuator()).isEqualTo(new HardwarePwm(0, 1, 50));
    assertThat(pi4.limits().maxThrottle()).isLessThanOrEqualTo(0.3);
    assertThat(pi5).usingRecursiveComparison().ignoringFields("name").isEqualTo(pi4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          esc_channel: 1             | esc_channel: 0             | actuator.esc_channel = 0, expected another one than servo_channel = 0
          servo_channel: 0           | servo_channel: 18          | actuator.servo_channel = 18, expected 0..3
          servo_channel: 0           | steering_channel: 0        | actuator.servo_channel is missing
          frequency_hertz: 50        | frequency_hertz: 333       | actuator.frequency_hertz = 333, expected 40..200
          """)
  void A10_a_wrong_pwm_channel_is_refused(
      String old, String wrong, String message, TestReporter reporter) throws IOException {
    String text = Files.readString(Path.of(PI4)).replace(old, wrong);

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("car.yaml:")
        .withMessageEndingWith(message);

    Faults.report(
        reporter,
        "A10",
        "wrong PWM channels and frequencies",
        "refused with file, line and expectation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          throttle_channel: 0        | throttle_channel: 1        | actuator.throttle_channel = 1, expected another one than steering_channel = 1
          left_micros: 1872          | left_micros: 1500          | steering.neutral_micros = 1526, expected strictly between left_micros = 1500 and right_micros = 1180
          neutral_micros: 1505       | neutral_micros: 2035       | throttle.neutral_micros = 2035, expected strictly between reverse_micros = 895 and forward_micros = 2035
          reverse_micros: 895        | reverse_micros: 0          | throttle.reverse_micros = 0, expected 700..2300
          forward_micros: 2035       | forward_micros: 2301       | throttle.forward_micros = 2301, expected 700..2300
          cruise_throttle: 0.15      | cruise_throttle: 0.3       | limits.cruise_throttle = 0.3, expected at most max_throttle = 0.25
          slew_micros_per_250_millis: 1200 | slew_micros_per_250_millis: 149 | limits.steering_slew_micros_per_250_millis = 149, expected at least steering_slew_micros_per_tick = 150
          rise_micros_per_250_millis: 120 | rise_micros_per_250_millis: 14 | limits.throttle_rise_micros_per_250_millis = 14, expected at least throttle_rise_micros_per_tick = 15
          slew_micros_per_tick: 150  | slew_micros_per_tick: 0    | limits.steering_slew_micros_per_tick = 0, expected 1..2000
          rise_micros_per_250_millis: 120 | rise_micros_per_250_millis: 10001 | limits.throttle_rise_micros_per_250_millis = 10001, expected 1..10000
          kind: pca9685              | kind: pwm                  | actuator.kind = pwm, expected one of simulator, emulated_pca9685, emulated-differential, piped_pca9685, pca9685, differential, hardware-pwm
          i2c_address: 0x40          | i2c_address: 0x80          | actuator.i2c_address = 0x80, expected 64..127
          source: v4l2               | source: csi                | camera.source = csi, expected one of simulator, v4l2, rpicam
          width_pixels: 160          | width_pixels: 9999         | camera.width_pixels = 9999, expected 32..4096
          height_meters: 0.16        | height_centimeters: 16     | camera.height_meters is missing, found height_centimeters
          pitch_degrees: 25          | pitch_radians: 0.4         | camera.pitch_degrees is missing, found pitch_radians
          frequency_hertz: 60        | frequency: 60              | actuator.frequency_hertz is missing, found frequency
          max_throttle: 0.25         | max_throtle: 0.25          | limits.max_throttle is missing, found max_throtle
          wheelbase_meters: 0.165    | wheelbase_meters: .nan     | geometry.wheelbase_meters = .nan, expected a number in 0.05..4
          """)
  void A10_a_wrong_setting_is_refused_with_its_line(
      String old, String wrong, String message, TestReporter reporter) throws IOException {
    String text = Files.readString(Path.of(DONKEYCAR)).replace(old, wrong);
    long line =
        1
            + text.substring(0, text.indexOf(keyOf(message, wrong)))
                .chars()
                .filter(c -> c == '\n')
                .count();

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessage("car.yaml:%d: %s", line, message);

    Faults.report(
        reporter, "A10", "wrong settings of a profile", "refused with file, line and expectation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rpicam    | name: UVC         | camera.name = UVC, expected only with source: v4l2, whose driver tells a name
          simulator | rotate_180: true  | camera.rotate_180 = true, expected only with a real camera
          v4l2      | rotate_180: yes   | camera.rotate_180 = yes, expected one of true, false
          rpicam    | width_pixels: 161 | camera.width_pixels = 161, expected an even number for source: rpicam
          """)
  void what_a_camera_cannot_do_is_refused(String source, String line, String message)
      throws IOException {
    String key = line.substring(0, line.indexOf(':'));
    String text =
        Files.readString(Path.of(PI5))
            .replaceFirst("(?m)^  " + key + ":.*\n", "")
            .replace("  source: v4l2 ", "  %s\n  source: %s ".formatted(line, source));

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("car.yaml:")
        .withMessageEndingWith(message);
  }

  @Test
  void a_ribbon_cable_camera_upside_down_is_read() throws IOException {
    String text =
        Files.readString(Path.of(PI5))
            .replace("  source: v4l2 ", "  rotate_180: true\n  source: rpicam ");

    CameraMount camera = parse(text.getBytes(StandardCharsets.UTF_8)).camera();

    assertThat(camera.source()).isEqualTo(CameraMount.RPICAM);
    assertThat(camera.rotated()).isTrue();
    assertThat(camera.name()).isEmpty();
  }

  @Test
  void what_a_car_is_to_learn_from_may_be_said_and_is_checked() throws IOException {
    String section =
        """

        learning:
          view_shift_meters: 0.3
          view_rotation_degrees: 10
          look_ahead_meters: 1.2
          label_lag_seconds: 0.2
        """;
    String text = Files.readString(Path.of(PI5));

    assertThat(parse(text.getBytes(StandardCharsets.UTF_8)).learning()).isEmpty();
    assertThat(parse((text + section).getBytes(StandardCharsets.UTF_8)).learning())
        .contains(new LearningRanges(0.3, Math.toRadians(10), 1.2, 0.2));
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(
            () -> parse((text + section).replace("1.2", "-1.2").getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("learning.look_ahead_meters = -1.2, expected 0.05..200");
  }

  // The line that is named holds the wrong text itself, but for a neutral between the wrong ends.
  private static String keyOf(String message, String wrong) {
    return message.startsWith("steering.neutral") ? "neutral_micros: 1526" : wrong;
  }

  @Test
  void S17_a_bus_for_the_simulated_car_is_an_unknown_key(TestReporter reporter) throws IOException {
    String text =
        Files.readString(Path.of(SIMULATOR))
            .replace("kind: simulator ", "i2c_bus: 1\n  kind: simulator ");

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageMatching("car.yaml:\\d+: actuator.i2c_bus is not a known key");

    Faults.report(reporter, "S17", "an unknown key", "refused with file and line");
  }

  @ParameterizedTest
  @ValueSource(strings = {SIMULATOR, EMULATED, DONKEYCAR, PI4, PI5, MOTORS, EMULATED_MOTORS})
  void S17_a_profile_cut_at_any_byte_is_read_whole_or_refused(String file, TestReporter reporter)
      throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(file));

    VehicleProfile profile = parse(whole);
    for (int length = 0; length < whole.length; length++) {
      String description = file + " cut at byte " + length;
      assertThat(readOrRefused(Arrays.copyOf(whole, length), description))
          .as(description)
          .matches(read -> read.isEmpty() || read.get().equals(profile));
    }

    Faults.report(
        reporter, "S17", "profiles cut at every byte", "read whole or refused in one line");
  }

  @ParameterizedTest
  @ValueSource(strings = {SIMULATOR, EMULATED, DONKEYCAR, PI4, PI5, MOTORS, EMULATED_MOTORS})
  void A10_a_profile_with_flipped_bytes_is_read_or_refused(String file, TestReporter reporter)
      throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(file));
    Random random = new Random(20261124);

    for (int round = 0; round < 3000; round++) {
      byte[] torn = whole.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        torn[random.nextInt(torn.length)] = (byte) random.nextInt(round % 2 == 0 ? 256 : 128);
      }
      readOrRefused(torn, file + " in round " + round);
    }

    Faults.report(
        reporter, "A10", "flipped bytes in profiles, 3,000 each", "read or refused in one line");
  }

  // Reading constructs the records, whose own checks stand behind the reader's.
  private static Optional<VehicleProfile> readOrRefused(byte[] bytes, String description) {
    try {
      return Optional.of(parse(bytes));
    } catch (ProfileException e) {
      assertThat(e).as(description).message().doesNotContain("\n").isNotBlank();
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new AssertionError(description + " threw " + e, e);
    }
  }

  private static VehicleProfile parse(byte[] bytes) {
    return VehicleProfiles.profile(YamlDocument.parse("car.yaml", bytes));
  }
}
