package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.safety.SlewLimit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class ProfileRecordsTest {

  @Test
  void values_on_their_bounds_are_accepted() {
    assertThatNoException()
        .isThrownBy(() -> {
          new CameraMount("v4l2", 63, "", false, 32, 30, 1, 0.02, 0, 0.3);
          new CameraMount("simulator", 0, "", false, 4096, 4096, 120, 2, 1.2, 2.6);
          new VehicleGeometry(0.05, 0.1, 0.1, 0);
          new VehicleGeometry(4, 1.2, 30, 1);
          new Pca9685(0, 0x40, 0, 15, 40);
          new Pca9685(31, 0x7f, 15, 0, 200);
          new HardwarePwm(0, 3, 40);
          new HardwarePwm(3, 0, 200);
          new DrivingLimits(new SlewLimit(1, 1), new SlewLimit(1, 1), 0, 0, 20);
          new DrivingLimits(new SlewLimit(2000, 10_000), new SlewLimit(2000, 2000), 1, 1, 1000);
        });
  }

  @Test
  void A10_a_camera_that_cannot_be_is_refused(TestReporter reporter) {
    refused(
        () -> camera("csi", 160, 0.16, 0.4, 1.9),
        "source = csi, expected one of simulator, v4l2, rpicam");
    refused(() -> camera("v4l2", 31, 0.16, 0.4, 1.9), "widthPixels = 31, expected 32..4096");
    refused(
        () -> camera("v4l2", 160, Double.NaN, 0.4, 1.9), "heightMeters = NaN, expected 0.02..2.0");
    refused(() -> camera("v4l2", 160, 0.16, -0.1, 1.9), "pitchRadians = -0.1, expected 0.0..1.2");
    refused(
        () -> camera("v4l2", 160, 0.16, 0.4, 110),
        "horizontalFieldOfViewRadians = 110.0, expected 0.3..2.6");

    Faults.report(
        reporter, "A10", "impossible values of a camera", "refused with name, value and range");
  }

  @Test
  void A10_a_car_that_cannot_be_is_refused(TestReporter reporter) {
    refused(() -> new VehicleGeometry(0, 0.5, 2, 0.2), "wheelbaseMeters = 0.0, expected 0.05..4.0");
    refused(
        () -> new VehicleGeometry(0.165, 28, 2, 0.2),
        "maxSteeringRadians = 28.0, expected 0.1..1.2");
    refused(
        () -> new VehicleGeometry(0.165, 0.5, Double.POSITIVE_INFINITY, 0.2),
        "maxSpeedMetersPerSecond = Infinity, expected 0.1..30.0");

    Faults.report(
        reporter, "A10", "impossible values of a car", "refused with name, value and range");
  }

  @Test
  void A10_wiring_and_limits_that_contradict_themselves_are_refused(TestReporter reporter) {
    refused(
        () -> new Pca9685(1, 0x40, 1, 1, 60),
        "throttleChannel = 1, expected another one than steeringChannel");
    refused(() -> new Pca9685(1, 0x3f, 1, 0, 60), "i2cAddress = 63, expected 64..127");
    refused(
        () -> new HardwarePwm(2, 2, 50), "escChannel = 2, expected another one than servoChannel");
    refused(() -> new HardwarePwm(4, 2, 50), "servoChannel = 4, expected 0..3");
    refused(() -> new HardwarePwm(0, 1, 333), "frequencyHertz = 333, expected 40..200");
    refused(
        () -> new DrivingLimits(new SlewLimit(200, 1600), new SlewLimit(50, 400), 0.5, 0.4, 100),
        "cruiseThrottle = 0.5, expected 0.0..0.4");

    Faults.report(
        reporter,
        "A10",
        "wiring and limits that contradict themselves",
        "refused with name, value and range");
  }

  private static CameraMount camera(
      String source, int width, double height, double pitch, double fieldOfView) {
    return new CameraMount(source, 0, "", false, width, 120, 20, height, pitch, fieldOfView);
  }

  private static void refused(ThrowingCallable action, String message) {
    assertThatIllegalArgumentException().isThrownBy(action).withMessage(message);
  }
}
