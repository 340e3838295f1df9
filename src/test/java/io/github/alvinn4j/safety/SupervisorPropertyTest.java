package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// X7: random fault sequences in simulated time, all watches, supervisor and gate together.
class SupervisorPropertyTest {
  private static final int SEQUENCES = 10_000;
  private static final int TICKS = 200;
  private static final long MILLI = 1_000_000L;
  private static final long FAULT_MILLIS = 500;
  private static final int CAUTIOUS_Q15 = 4000;
  private static final PulseRange SERVO = new PulseRange(1872, 1526, 1180);
  private static final PulseRange ESC = new PulseRange(1100, 1500, 1900);
  private static final GateLimits LIMITS =
      new GateLimits(SERVO, ESC, new SlewLimit(200, 800), new SlewLimit(50, 300), 20_000);
  private static final SupervisorSettings SETTINGS =
      new SupervisorSettings(
          SignalTable.of(50, 100), 100 * MILLI, 300 * MILLI, true, true, 32767, CAUTIOUS_Q15);

  private long armings;
  private long neutralTicks;
  private long cappedTicks;
  private long freeTicks;

  @Test
  void no_sequence_of_faults_gives_a_wrong_pulse_or_arms_by_itself_X7(TestReporter reporter) {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      new Sequence(seed).play();
    }

    assertThat(armings).as("sequences that arm say something").isGreaterThan(SEQUENCES);
    assertThat(cappedTicks).isGreaterThan(SEQUENCES);
    assertThat(freeTicks).as("moving at full speed").isGreaterThan(SEQUENCES);
    Faults.report(
        reporter,
        "X7",
        "%d random sequences of %d ticks, seeds from 0".formatted(SEQUENCES, TICKS),
        "%d armings, all by a person; %d ticks with a fault, all neutral; %d capped ticks, all within"
            .formatted(armings, neutralTicks, cappedTicks));
  }

  /// One random drive.
  private final class Sequence {
    private final int seed;
    private final SplittableRandom random;
    private final Supervisor supervisor = new Supervisor(SETTINGS);
    private final ActuatorGate gate = new ActuatorGate(LIMITS);
    private final Pulses pulses = new Pulses();
    private final DriveCommand command = new DriveCommand();
    private final Observations seen = new Observations();
    private final CameraWatch camera = new CameraWatch(SETTINGS.signals().row(Signal.CAMERA));
    private final TickWatch ticks = new TickWatch(SETTINGS.signals().row(Signal.DRIVE_TICK));
    private final OutputWatch output = new OutputWatch();
    private final MachineWatch machine = new MachineWatch();
    private final boolean sags; // in half of the sequences
    private final boolean swings;
    private Release injected = Release.NONE;
    private boolean driverPresent = true;
    private boolean cameraDead;
    private long pictureNanos;
    private long now;
    private long sequence;
    private long faultSince;
    private boolean faultBefore;
    private boolean asked;

    Sequence(int seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.sags = random.nextBoolean();
      this.swings = random.nextBoolean();
      now = random.nextLong();
      pictureNanos = now;
      gate.neutral(pulses);
    }

    void play() {
      for (int tick = 0; tick < TICKS; tick++) {
        now += random.nextInt(20) == 0 ? random.nextLong(900 * MILLI) : 20 * MILLI;
        change();
        see();
        boolean fault = fault();
        if (fault && !faultBefore) {
          faultSince = now;
        }
        boolean armedBefore = supervisor.state().armed();
        int steeringBefore = pulses.steeringMicros();
        int throttleBefore = pulses.throttleMicros();
        ask();

        supervisor.advance(now, seen);
        command.set(random.nextInt(), supervisor.capped(random.nextInt()));
        gate.apply(command, now, supervisor.state(), supervisor.release(), pulses);

        String where = "seed %d, tick %d, %s".formatted(seed, tick, supervisor.release());
        requirePulses(where, steeringBefore, throttleBefore);
        requireAnswer(where, fault, armedBefore);
        faultBefore = fault;
      }
    }

    /// Makes the world better or worse.
    private void change() {
      if (random.nextInt(4) == 0) {
        injected =
            switch (random.nextInt(10)) {
              case 0 -> Release.FRAME_DARK;
              case 1 -> Release.FRAME_FROZEN;
              case 2 -> Release.ACTUATOR;
              default -> Release.NONE;
            };
        cameraDead = random.nextInt(6) == 0;
        driverPresent = random.nextInt(6) != 0;
        machine.reading(sags && random.nextInt(20) == 0, sags && random.nextInt(6) == 0);
      }
    }

    private void see() {
      seen.clear();
      if (!cameraDead) {
        int lost = random.nextInt(20) == 0 ? random.nextInt(4) : 0;
        long ageNanos = random.nextInt(10) == 0 ? random.nextLong(200 * MILLI) - 10 * MILLI : 0;
        sequence += 1 + lost;
        if (ageNanos >= -5 * MILLI && now - ageNanos - pictureNanos > 0) {
          pictureNanos = now - ageNanos;
        }
        boolean _ = camera.accept(now, now - ageNanos, sequence);
      } else {
        camera.advance(now);
      }
      ticks.begin(random.nextInt(10) == 0 ? 11 * MILLI : 0);
      ticks.end(random.nextInt(10) == 0 ? 21 * MILLI : 0);
      output.note(now, swings ? random.nextInt(65535) - 32767 : 5000, random.nextLong());
      machine.advance(now);
      seen.fault(injected);
      seen.fault(camera.fault(now));
      seen.fault(ticks.fault());
      seen.fault(output.fault(now));
      seen.fault(machine.fault());
      seen.caution(camera.caution(now));
      seen.caution(output.caution(now));
      seen.caution(machine.caution());
      seen.driver(driverPresent, random.nextBoolean());
    }

    // What this test knows itself, without the watches: they may only find more.
    private boolean fault() {
      return injected != Release.NONE
          || !driverPresent
          || (cameraDead && now - pictureNanos > 100 * MILLI);
    }

    private void ask() {
      switch (random.nextInt(12)) {
        case 0 -> {
          supervisor.requestAuto();
          asked = true;
        }
        case 1 -> {
          supervisor.requestManual();
          asked = true;
        }
        case 2 -> supervisor.requestStop();
        case 3 -> {
          if (random.nextInt(10) == 0) {
            supervisor.requestDisarm(Release.PAUSED);
          }
        }
        default -> {}
      }
    }

    private void requireAnswer(String where, boolean fault, boolean armedBefore) {
      if (fault) {
        neutralTicks++;
        assertThat(pulses.throttleMicros()).as("%s: a fault is there", where).isEqualTo(1500);
      }
      if (fault && faultBefore && now - faultSince >= FAULT_MILLIS * MILLI) {
        boolean justArmed = supervisor.state().armed() && !armedBefore;
        assertThat(supervisor.state().armed() && !justArmed)
            .as("%s: a fault stays", where)
            .isFalse();
      }
      if (!armedBefore && supervisor.state().armed()) {
        armings++;
        assertThat(asked).as("%s: armed by itself", where).isTrue();
        asked = false;
      }
    }

    private void requirePulses(String where, int steeringBefore, int throttleBefore) {
      assertThat(pulses.steeringMicros()).as(where).isBetween(1180, 1872);
      assertThat(Math.abs(pulses.steeringMicros() - steeringBefore)).as(where).isLessThan(201);
      assertThat(pulses.throttleMicros()).as(where).isBetween(1100, 1900);
      if (Math.abs(pulses.throttleMicros() - 1500) > Math.abs(throttleBefore - 1500)) {
        assertThat(Math.abs(pulses.throttleMicros() - throttleBefore)).as(where).isLessThan(51);
      }
      if (!supervisor.state().armed()) {
        assertThat(pulses.throttleMicros()).as("%s: not armed", where).isEqualTo(1500);
      }
      if (supervisor.caution() != Caution.NONE) {
        cappedTicks++;
        int most = ESC.micros(CAUTIOUS_Q15) - 1500;
        assertThat(Math.abs(pulses.throttleMicros() - 1500))
            .as("%s: capped by %s", where, supervisor.caution())
            .isLessThanOrEqualTo(most);
      } else if (pulses.throttleMicros() != 1500) {
        freeTicks++;
      }
    }
  }
}
