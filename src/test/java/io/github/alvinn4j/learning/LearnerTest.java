package io.github.alvinn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LearnerTest {
  private static byte[] bytes(TaughtDrive drive) {
    return ModelFile.encode(
        new Model(drive.learner.network(), RetinaSettings.STANDARD, OutputCoding.HILL, Map.of()));
  }

  @Test
  void the_same_drive_teaches_the_same_bytes() {
    TaughtDrive one = new TaughtDrive(TaughtDrive.RATE);
    TaughtDrive other = new TaughtDrive(TaughtDrive.RATE);
    one.teach(120);
    other.teach(120);

    assertThat(bytes(one)).isEqualTo(bytes(other));
  }

  @Test
  void a_frame_is_learned_a_second_after_it_was_seen() {
    TaughtDrive drive = new TaughtDrive(TaughtDrive.RATE);

    assertThat(drive.teach(20).learned()).isZero();
    assertThat(drive.teach(1).learned()).isEqualTo(1);
    assertThat(drive.published).hasSize(1);
  }

  @Test
  void nothing_of_a_stuck_stick_is_learned() {
    TeacherDrive recorded = TeacherDrive.recorded();
    TaughtDrive drive = new TaughtDrive(TaughtDrive.RATE);
    for (int frame = 0; frame < 60; frame++) {
      drive.learner.take(recorded.example(frame, frame, 10_000, 8000, true));
    }

    assertThat(drive.learner.progress().learned()).isZero();
    assertThat(drive.learner.progress().pause()).isNotEqualTo(Pause.NONE);
  }

  @Test
  void the_network_is_ready_once_it_steers_like_the_driver() {
    TaughtDrive drive = new TaughtDrive(TaughtDrive.RATE);
    assertThat(drive.teach(100).ready()).isFalse();
    Readiness readiness = new Readiness();
    for (int frame = 0; frame < 199; frame++) {
      readiness.compare(0.31, 0.3);
    }
    assertThat(readiness.ready()).isFalse();

    readiness.compare(0.31, 0.3);

    assertThat(readiness.ready()).isTrue();
    assertThat(readiness.error()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  @Timeout(20)
  void a_learner_that_dies_is_known_and_nothing_else_happens() {
    TaughtDrive drive = new TaughtDrive(TaughtDrive.RATE);
    IllegalStateException defect = new IllegalStateException("injected");
    try (LearnerThread thread =
        new LearnerThread(
            drive.learner,
            () -> {
              throw defect;
            })) {
      thread.start();
      while (thread.death().isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }

      assertThat(thread.death()).contains(defect);
    }
  }
}
