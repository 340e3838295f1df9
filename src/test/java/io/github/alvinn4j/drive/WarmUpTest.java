package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.time.SystemClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Logger LOG = Logger.getLogger(DriveLoop.class.getName());

  private final SystemClock clock = new SystemClock();
  private final FrameExchange exchange = new FrameExchange(160, 120);
  private final Pilot pilot = new Pilot(TestDrive.model(), 160, 120);
  private final List<String> logged = new ArrayList<>();
  private final Set<DriveState> states = EnumSet.noneOf(DriveState.class);
  private final Set<Release> releases = EnumSet.noneOf(Release.class);
  private int ticks;

  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(listener);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void close() {
    LOG.setUseParentHandlers(true);
    LOG.removeHandler(listener);
    pilot.close();
    exchange.close();
  }

  private void warmUp() {
    warmUp(() -> false);
  }

  private void warmUp(BooleanSupplier stopped) {
    DriveSettings plain = TestDrive.settings(DriveSettings.Goal.AUTO);
    DriveSettings noisy =
        new DriveSettings(
            plain.goal(), plain.limits(), plain.cruiseThrottleQ15(), plain.supervision(), true);
    new WarmUp(noisy, clock, pilot, command -> false, List.of(this::see), exchange).run(stopped);
  }

  private void see(Tick tick) {
    ticks++;
    states.add(tick.state());
    releases.add(tick.release());
  }

  @Test
  void every_way_out_of_a_tick_is_taken_before_the_first_real_frame() {
    warmUp();

    assertThat(ticks).isGreaterThanOrEqualTo(WarmUp.TICKS);
    assertThat(states)
        .contains(DriveState.ARMED_AUTO, DriveState.ARMED_MANUAL, DriveState.DISARMED);
    assertThat(releases)
        .contains(
            Release.NONE,
            Release.NO_DRIVER,
            Release.FRAME_DARK,
            Release.FRAME_BRIGHT,
            Release.FRAME_FROZEN,
            Release.NOT_ARMED);
  }

  @Test
  void a_stop_ends_it_early() {
    warmUp(() -> ticks >= 10);

    assertThat(ticks).isEqualTo(10);
  }

  @Test
  void nothing_of_it_is_logged_and_the_log_is_open_again_afterwards() {
    warmUp();

    assertThat(logged).isEmpty();
    LOG.warning("after");
    assertThat(logged).containsExactly("after");
  }

  @Test
  void the_frames_are_as_before_the_first_capture() {
    warmUp();

    byte[] pixels = new byte[160 * 120 * 3];
    for (int i = 0; i < FrameExchange.FRAMES; i++) {
      exchange.frame(i).copyTo(pixels);
      assertThat(pixels).containsOnly((byte) 0);
      assertThat(exchange.frame(i).captureNanos()).isZero();
      assertThat(exchange.frame(i).sequence()).isZero();
    }
  }

  @Test
  void the_pilot_sees_the_same_after_it_as_before() {
    byte[] picture = new byte[160 * 120 * 3];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * 31);
    }
    int[] before = outputs(picture);

    warmUp();

    assertThat(outputs(picture)).isEqualTo(before);
  }

  private int[] outputs(byte[] picture) {
    exchange.frame(0).copyFrom(picture);
    pilot.look(exchange.frame(0));
    pilot.think();
    return pilot.activations().outputs().clone();
  }
}
