package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// X7: random fault sequences in simulated time, supervisor and gate together.
class SupervisorPropertyTest {
  private static final int SEQUENCES = 10_000;
  private static final int TICKS = 200;
  private static final long MILLI = 1_000_000L;
  private static final long FAULT_MILLIS = 500;
  private static final PulseRange SERVO = new PulseRange(1872, 1526, 1180);
  private static final PulseRange ESC = new PulseRange(1100, 1500, 1900);
  private static final GateLimits LIMITS =
      new GateLimits(SERVO, ESC, new SlewLimit(200, 800), new SlewLimit(50, 300), 20_000);

  private final Observations seen = new Observations();
  private final DriveCommand command = new DriveCommand();

  @Test
  void no_sequence_of_faults_gives_a_wrong_pulse_or_arms_by_itself_X7() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      play(seed);
    }
  }

  private void play(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Supervisor supervisor =
        new Supervisor(
            new SupervisorSettings(
                100 * MILLI, 100 * MILLI, 100 * MILLI, FAULT_MILLIS * MILLI, 300 * MILLI, true));
    ActuatorGate gate = new ActuatorGate(LIMITS);
    Pulses pulses = new Pulses();
    gate.neutral(pulses);
    long now = random.nextLong();
    long faultSince = now;
    boolean faultBefore = false;
    boolean asked = false;
    for (int tick = 0; tick < TICKS; tick++) {
      long step = random.nextInt(20) == 0 ? random.nextLong(900 * MILLI) : 20 * MILLI;
      now += step;
      boolean fault = random.nextInt(4) == 0 ? change(random) : faultBefore;
      boolean armedBefore = supervisor.state().armed();
      asked |= ask(random, supervisor);
      if (fault && !faultBefore) {
        faultSince = now;
      }
      command.set(random.nextInt(), random.nextInt());
      int steeringBefore = pulses.steeringMicros();
      int throttleBefore = pulses.throttleMicros();

      supervisor.advance(now, seen);
      gate.apply(command, now, supervisor.state(), supervisor.release(), pulses);

      String where = "seed %d, tick %d, %s".formatted(seed, tick, supervisor.release());
      requirePulses(where, supervisor, pulses, steeringBefore, throttleBefore);
      if (fault) {
        assertThat(pulses.throttleMicros()).as("%s: a fault is there", where).isEqualTo(1500);
      }
      if (fault && faultBefore && now - faultSince >= FAULT_MILLIS * MILLI) {
        assertThat(supervisor.state().armed()).as("%s: a fault stays", where).isFalse();
      }
      if (!armedBefore && supervisor.state().armed()) {
        assertThat(asked).as("%s: armed by itself", where).isTrue();
        asked = false;
      }
      faultBefore = fault;
    }
  }

  /// Makes the world better or worse; the faults here are critical in every armed state.
  private boolean change(SplittableRandom random) {
    seen.frameAge(0);
    seen.frameFault(Release.NONE);
    seen.actuatorFailed(false);
    seen.driver(true, random.nextBoolean());
    switch (random.nextInt(8)) {
      case 0 -> seen.frameAge(101 * MILLI + random.nextLong(MILLI * MILLI));
      case 1 -> seen.frameAge(-6 * MILLI);
      case 2 -> seen.frameFault(Release.FRAME_DARK);
      case 3 -> seen.frameFault(Release.FRAME_FROZEN);
      case 4 -> seen.actuatorFailed(true);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean ask(SplittableRandom random, Supervisor supervisor) {
    switch (random.nextInt(12)) {
      case 0 -> supervisor.requestAuto();
      case 1 -> supervisor.requestManual();
      case 2 -> {
        supervisor.requestStop();
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void requirePulses(
      String where, Supervisor supervisor, Pulses pulses, int steeringBefore, int throttleBefore) {
    assertThat(pulses.steeringMicros()).as(where).isBetween(1180, 1872);
    assertThat(Math.abs(pulses.steeringMicros() - steeringBefore)).as(where).isLessThan(201);
    assertThat(pulses.throttleMicros()).as(where).isBetween(1100, 1900);
    if (Math.abs(pulses.throttleMicros() - 1500) > Math.abs(throttleBefore - 1500)) {
      assertThat(Math.abs(pulses.throttleMicros() - throttleBefore)).as(where).isLessThan(51);
    }
    if (!supervisor.state().armed()) {
      assertThat(pulses.throttleMicros()).as("%s: not armed", where).isEqualTo(1500);
    }
  }
}
