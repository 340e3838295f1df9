package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.camera.OpenCvCamera;
import io.github.alvinn4j.camera.PictureFormat;
import io.github.alvinn4j.camera.RpicamCamera;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.drive.FrameExchange;
import io.github.alvinn4j.drive.LaneShift;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.Specialist;
import io.github.alvinn4j.drive.WarmUp;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.Commissioning;
import io.github.alvinn4j.hardware.DifferentialActuator;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.DrivingLimits;
import io.github.alvinn4j.hardware.OwnedPca9685;
import io.github.alvinn4j.hardware.Pca9685Actuator;
import io.github.alvinn4j.hardware.Pi4jI2cDevice;
import io.github.alvinn4j.hardware.PwmActuator;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelException;
import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.safety.SupervisorSettings;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import io.github.alvinn4j.vision.GroundPlane;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Wires the objects of a drive; the only place where that is done.
final class Assembly {
  private static final System.Logger LOG = System.getLogger(Assembly.class.getName());
  private static final int Q15_ONE = 32767;

  /// A simulated ESC arms on half a second of neutral, a real one is given two (fault A16).
  private static final long SIMULATED_NEUTRAL_MILLIS = 500;

  private static final long REAL_NEUTRAL_MILLIS = 2000;

  /// How long a stopping car is given to come to rest.
  private static final long REST_MILLIS = 500;

  private Assembly() {}

  /// The settings of a drive with one car.
  static DriveSettings settings(VehicleProfile profile, DriveSettings.Goal goal) {
    return settings(profile, goal, false);
  }

  /// The settings of a drive with one car.
  ///
  /// @param deadMan whether somebody must be at the wheel while the network drives
  static DriveSettings settings(VehicleProfile profile, DriveSettings.Goal goal, boolean deadMan) {
    DrivingLimits limits = profile.limits();
    boolean real = profile.actuator() instanceof ActuatorWiring.Real;
    double most =
        real && goal == DriveSettings.Goal.AUTO ? ownThrottle(profile) : limits.maxThrottle();
    long neutralMillis = real ? REAL_NEUTRAL_MILLIS : SIMULATED_NEUTRAL_MILLIS;
    return new DriveSettings(
        goal,
        new GateLimits(
            profile.steering(),
            profile.throttle(),
            limits.steeringSlew(),
            limits.throttleRise(),
            q15(most)),
        q15(Math.min(real ? ownThrottle(profile) : most, limits.cruiseThrottle())),
        supervision(profile, neutralMillis, deadMan, most),
        real);
  }

  // Nobody knows what the ESC of a car does when the program dies until it was tried.
  private static double ownThrottle(VehicleProfile profile) {
    double most = profile.limits().maxThrottle();
    return profile.commissioning().missing(profile.lines().heartbeatGpio().isPresent()).isEmpty()
        ? most
        : Math.min(most, Commissioning.UNPROVEN_THROTTLE);
  }

  private static SupervisorSettings supervision(
      VehicleProfile profile, long neutralMillis, boolean deadMan, double most) {
    return new SupervisorSettings(
        signals(profile),
        TimeUnit.MILLISECONDS.toNanos(neutralMillis),
        TimeUnit.MILLISECONDS.toNanos(REST_MILLIS),
        false,
        deadMan,
        most < profile.limits().maxThrottle() ? q15(most) : Q15_ONE,
        q15(profile.limits().cruiseThrottle() / 2));
  }

  /// What a drive with one car lives on.
  static SignalTable signals(VehicleProfile profile) {
    return SignalTable.of(profile.camera().rateHertz(), profile.limits().maxFrameAgeMillis());
  }

  private static int q15(double value) {
    return (int) Math.round(value * Q15_ONE);
  }

  /// The driver of a real car's servo and ESC, in neutral.
  static VehicleActuator actuator(ActuatorWiring.Real wiring, VehicleProfile profile) {
    return switch (wiring) {
      case Pca9685 chip ->
          Pca9685Actuator.open(
              OwnedPca9685.onBus(
                  Pi4jI2cDevice.open(chip.i2cBus(), chip.i2cAddress()), chip, profile),
              chip,
              profile,
              new SystemClock());
      case Differential board ->
          DifferentialActuator.open(
              OwnedPca9685.onBus(Pi4jI2cDevice.open(board.i2cBus(), board.i2cAddress()), board),
              board,
              profile,
              new SystemClock());
      case HardwarePwm pwm -> PwmActuator.open(pwm, profile);
    };
  }

  /// A real car's camera, giving pictures.
  ///
  /// @throws io.github.alvinn4j.camera.CameraException if it cannot be opened
  static FrameSource camera(CameraMount mount, Clock clock) {
    PictureFormat format =
        new PictureFormat(
            mount.widthPixels(), mount.heightPixels(), mount.rateHertz(), mount.rotated());
    return mount.source().equals(CameraMount.RPICAM)
        ? RpicamCamera.open(mount.device(), format, clock)
        : OpenCvCamera.open(mount.device(), mount.name(), format, clock);
  }

  /// A pilot for a model and frames of one size.
  ///
  /// @throws ModelException if the frames are too small for the model's retina
  static Pilot pilot(Path modelFile, Model model, int frameWidth, int frameHeight) {
    return pilot(Models.of(modelFile, model), frameWidth, frameHeight);
  }

  /// A pilot for models and frames of one size.
  ///
  /// @throws ModelException if the frames are too small for a retina, or the models cannot be
  ///   compared
  static Pilot pilot(Models models, int frameWidth, int frameHeight) {
    return pilot(models, Optional.empty(), frameWidth, frameHeight);
  }

  /// A pilot for models that may keep a line beside the one they have learned.
  ///
  /// @throws ModelException if the frames are too small for a retina, or the models cannot be
  ///   compared
  static Pilot pilot(Models models, Optional<LaneShift> lane, int frameWidth, int frameHeight) {
    try {
      return new Pilot(models.networks(), frameWidth, frameHeight, lane);
    } catch (IllegalArgumentException e) {
      throw new ModelException("%s: %s".formatted(models.files(), e.getMessage()), e);
    }
  }

  /// The virtual camera of a drive that may leave the learned line, for frames of one size.
  static Optional<LaneShift> lane(
      Models models, VehicleProfile profile, int frameWidth, int frameHeight) {
    CameraMount mount = profile.camera();
    GroundPlane ground =
        new GroundPlane(
            mount.heightMeters(),
            mount.pitchRadians(),
            mount.horizontalFieldOfViewRadians(),
            frameWidth,
            frameHeight,
            profile.geometry().wheelbaseMeters() / 2);
    return models
        .laneMeters()
        .map(meters -> {
          LaneShift lane = new LaneShift(ground, profile.geometry(), mount.rateHertz());
          lane.want(meters);
          return lane;
        });
  }

  /// What warms a real-time drive before its first frame; nothing it does is seen or kept.
  static WarmUp warmUp(
      DrivePlan plan, Clock clock, Pilot pilot, DriverInput driver, FrameExchange exchange) {
    List<DriveObserver> likeTheDrives =
        List.of(
            new DriveStatistics(),
            new StartUp(new SystemClock()),
            new Snapshot(),
            new ArmingGrip());
    DriveSettings settings = settings(plan.profile(), plan.driver().goal());
    return new WarmUp(settings, clock, pilot, driver, likeTheDrives, exchange);
  }

  /// A drive loop; everything it is given is closed by the caller.
  static DriveLoop loop(
      DriveSettings settings,
      Clock clock,
      Pilot pilot,
      DriverInput driver,
      VehicleActuator actuator,
      Frame anyFrame,
      List<DriveObserver> observers) {
    boolean real = settings.noisyCamera() && settings.goal() == DriveSettings.Goal.AUTO;
    if (real && !pilot.specialists().stream().allMatch(Specialist::knowsItsPlace)) {
      LOG.log(
          System.Logger.Level.INFO,
          "the model does not know its training place: it cannot tell when it is elsewhere");
    }
    return new DriveLoop(
        settings, clock, new SystemClock(), pilot, driver, actuator, anyFrame, observers);
  }
}
