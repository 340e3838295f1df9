package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.safety.SupervisorSettings;
import io.github.alvinn4j.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Ticks on made-up pictures before the first real frame, so that no class is loaded and little
/// code is compiled while the car is armed (J19).
///
/// The pilot, the supervisor, the gate, the writer's thread and the observers run as in the drive,
/// and so do the ways out: a late, dark, bright or frozen picture, a driver who lets go, an
/// actuator that fails. Nothing reaches the hardware and nothing is kept. Belongs to the drive
/// thread.
public final class WarmUp {
  /// How many ticks: a network's loops are compiled after some tens, the rest after 200 (C1).
  public static final int TICKS = 500;

  private static final int FAULT_TICKS = 20;
  private static final int MANUAL_TICKS = 60;
  private static final int LAST_TICKS = 20;
  private static final int PICTURES = 8;
  private static final long SEED = 1;
  private static final byte STRIPE_LEVEL = (byte) 200;

  private final DriveSettings settings;
  private final Clock clock;
  private final Pilot pilot;
  private final DriverInput driver;
  private final List<DriveObserver> observers;
  private final FrameExchange exchange;
  private BooleanSupplier stopped = () -> false;
  private long sequence;

  /// What to warm.
  ///
  /// @param settings of the drive; here the car is armed at once, and the ESC is not there
  /// @param pilot the drive's own
  /// @param driver the drive's own; read, as in a tick
  /// @param observers of the drive's classes, made for this and thrown away
  /// @param exchange the drive's own, before its first capture; its frames are black afterwards
  public WarmUp(
      DriveSettings settings,
      Clock clock,
      Pilot pilot,
      DriverInput driver,
      List<DriveObserver> observers,
      FrameExchange exchange) {
    this.settings = settings;
    this.clock = clock;
    this.pilot = pilot;
    this.driver = driver;
    this.observers = observers;
    this.exchange = exchange;
  }

  /// Ticks [#TICKS] times; the garbage of the start is collected before the last of them, because a
  /// collection moves everything and leaves the caches cold.
  public void run() {
    run(() -> false);
  }

  /// The same, ended early by a stop.
  ///
  /// @param stopped asked before each tick
  public void run(BooleanSupplier stopped) {
    this.stopped = stopped;
    Logger log = Logger.getLogger(DriveLoop.class.getName());
    SimpleFormatter formatter = new SimpleFormatter();
    log.setFilter(record -> formatter.format(record).isEmpty()); // formatted, never printed
    try {
      List<byte[]> road = roads();
      List<byte[]> night = List.of(level(0));
      List<byte[]> sun = List.of(level(255));
      int others = MANUAL_TICKS + 5 * FAULT_TICKS + LAST_TICKS;
      ticks(DriveSettings.Goal.AUTO, driver, false, road, 0, TICKS - others);
      ticks(DriveSettings.Goal.MANUAL, new LooseHands(), false, road, 0, MANUAL_TICKS);
      long late = maxFrameAgeNanos() + 1;
      ticks(DriveSettings.Goal.AUTO, driver, false, road, late, FAULT_TICKS);
      ticks(DriveSettings.Goal.AUTO, driver, false, night, 0, FAULT_TICKS);
      ticks(DriveSettings.Goal.AUTO, driver, false, sun, 0, FAULT_TICKS);
      ticks(DriveSettings.Goal.AUTO, driver, false, road.subList(0, 1), 0, FAULT_TICKS);
      ticks(DriveSettings.Goal.AUTO, driver, true, road, 0, FAULT_TICKS);
      System.gc();
      ticks(DriveSettings.Goal.AUTO, driver, false, road, 0, LAST_TICKS);
      blacken(night.getFirst());
    } finally {
      pilot.forget();
      log.setFilter(null);
    }
  }

  private void ticks(
      DriveSettings.Goal goal,
      DriverInput hands,
      boolean breaks,
      List<byte[]> film,
      long ageNanos,
      int count) {
    Wires wires = new Wires();
    int neutral = settings.limits().throttle().neutralMicros();
    try (ActuatorWriter writer = new ActuatorWriter(wires, clock, neutral)) {
      DriveLoop loop =
          new DriveLoop(
              at(goal), clock, clock, pilot, hands, writer, exchange.anyFrame(), observers);
      loop.arm();
      wires.broken = breaks;
      for (int i = 0; i < count && !stopped.getAsBoolean(); i++) {
        Frame frame = exchange.frame(i % FrameExchange.FRAMES);
        frame.copyFrom(film.get(i % film.size()));
        frame.stamp(clock.nanos() - ageNanos, sequence++);
        loop.tick(frame);
        loop.tickIfFrameIsLate();
      }
      loop.requestStop();
      loop.putOutNeutral();
    }
  }

  private DriveSettings at(DriveSettings.Goal goal) {
    SupervisorSettings patience = settings.supervision();
    return new DriveSettings(
        goal,
        settings.limits(),
        settings.cruiseThrottleQ15(),
        new SupervisorSettings(
            SignalTable.of(SignalRow.IRREGULAR, TimeUnit.NANOSECONDS.toMillis(maxFrameAgeNanos())),
            0,
            patience.restNanos(),
            patience.neutralInput(),
            false,
            patience.ceilingQ15(),
            patience.cautiousQ15()),
        settings.noisyCamera());
  }

  private long maxFrameAgeNanos() {
    return settings.supervision().signals().row(Signal.CAMERA).neutralNanos();
  }

  private void blacken(byte[] black) {
    for (int i = 0; i < FrameExchange.FRAMES; i++) {
      exchange.frame(i).copyFrom(black);
      exchange.frame(i).stamp(0, 0);
    }
  }

  private byte[] level(int level) {
    byte[] bgr = new byte[exchange.anyFrame().width() * exchange.anyFrame().height() * 3];
    Arrays.fill(bgr, (byte) level);
    return bgr;
  }

  // Noise, on which no branch can be foretold, and a bright stripe from the left to the right.
  private List<byte[]> roads() {
    SplittableRandom random = new SplittableRandom(SEED);
    int width = exchange.anyFrame().width();
    int height = exchange.anyFrame().height();
    List<byte[]> roads = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      byte[] bgr = level(0);
      random.nextBytes(bgr);
      int left = i * width / PICTURES;
      int right = Math.min(width, left + width / PICTURES);
      for (int row = 0; row < height; row++) {
        Arrays.fill(bgr, (row * width + left) * 3, (row * width + right) * 3, STRIPE_LEVEL);
      }
      roads.add(bgr);
    }
    return roads;
  }

  /// A driver who lets go for half of the time.
  private static final class LooseHands implements DriverInput {
    private int reads;

    @Override
    public boolean read(DriveCommand command) {
      command.set(0, 0);
      return reads++ / (MANUAL_TICKS / 4) % 2 == 0;
    }
  }

  /// Wires that lead nowhere, and may break.
  private static final class Wires implements VehicleActuator {
    private volatile boolean broken;

    @Override
    public void write(int steeringMicros, int throttleMicros) {
      if (broken) {
        throw new ActuatorException("warm-up: no answer");
      }
    }

    @Override
    public void release() {}

    @Override
    public void close() {}
  }
}
