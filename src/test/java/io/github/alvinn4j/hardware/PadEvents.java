package io.github.alvinn4j.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Events as the kernel's joystick interface gives them: `struct js_event` of linux/joystick.h.
public final class PadEvents {
  static final int BUTTON = 1;
  static final int AXIS = 2;
  static final int INITIAL = 0x80;
  private static final int BYTES = 8;

  private byte[] events = new byte[0];

  /// The events so far.
  public byte[] bytes() {
    return events.clone();
  }

  /// A button that was up or down when the pad was opened.
  public PadEvents initialButton(int number, boolean down) {
    return event(BUTTON | INITIAL, number, down ? 1 : 0);
  }

  /// A button goes down or up.
  public PadEvents button(int number, boolean down) {
    return event(BUTTON, number, down ? 1 : 0);
  }

  /// An axis moves.
  public PadEvents axis(int number, int value) {
    return event(AXIS, number, value);
  }

  PadEvents event(int type, int number, int value) {
    int end = events.length;
    events = Arrays.copyOf(events, end + BYTES);
    ByteBuffer.wrap(events, end, BYTES)
        .order(ByteOrder.nativeOrder())
        .putInt(end)
        .putShort((short) value)
        .put((byte) type)
        .put((byte) number);
    return this;
  }
}
