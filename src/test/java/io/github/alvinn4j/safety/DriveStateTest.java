package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state against every event; what is not listed changes nothing.
class DriveStateTest {
  private record Change(DriveState from, DriveEvent event, DriveState to) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change(DriveState.BOOT, DriveEvent.READY, DriveState.DISARMED),
          new Change(DriveState.DISARMED, DriveEvent.ARM_MANUAL, DriveState.ARMED_MANUAL),
          new Change(DriveState.DISARMED, DriveEvent.ARM_AUTO, DriveState.ARMED_AUTO),
          new Change(DriveState.ARMED_MANUAL, DriveEvent.HAND_OVER, DriveState.ARMED_AUTO),
          new Change(DriveState.ARMED_AUTO, DriveEvent.TAKE_BACK, DriveState.ARMED_MANUAL),
          new Change(DriveState.ARMED_MANUAL, DriveEvent.STOP, DriveState.STOPPING),
          new Change(DriveState.ARMED_AUTO, DriveEvent.STOP, DriveState.STOPPING),
          new Change(DriveState.ARMED_MANUAL, DriveEvent.FAULT, DriveState.DISARMED),
          new Change(DriveState.ARMED_AUTO, DriveEvent.FAULT, DriveState.DISARMED),
          new Change(DriveState.STOPPING, DriveEvent.FAULT, DriveState.DISARMED),
          new Change(DriveState.STOPPING, DriveEvent.AT_REST, DriveState.DISARMED));

  static Stream<Arguments> pairs() {
    return Stream.of(DriveState.values())
        .flatMap(state -> Stream.of(DriveEvent.values()).map(event -> Arguments.of(state, event)));
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("pairs")
  void an_event_leads_where_the_table_says_and_nowhere_else(DriveState state, DriveEvent event) {
    DriveState wanted =
        CHANGES.stream()
            .filter(change -> change.from() == state && change.event() == event)
            .map(Change::to)
            .findFirst()
            .orElse(state);

    assertThat(state.after(event)).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("pairs")
  void only_a_persons_arming_leads_to_an_armed_state(DriveState state, DriveEvent event) {
    boolean armsNow = !state.armed() && state.after(event).armed();

    assertThat(armsNow)
        .isEqualTo(
            state == DriveState.DISARMED
                && (event == DriveEvent.ARM_MANUAL || event == DriveEvent.ARM_AUTO));
  }
}
