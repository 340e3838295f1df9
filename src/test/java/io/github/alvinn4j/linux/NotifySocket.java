package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// A service manager's end of `NOTIFY_SOCKET`: a real unix datagram socket.
@SuppressWarnings("restricted")
public final class NotifySocket implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final FunctionDescriptor BIND =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
  private static final FunctionDescriptor RECV =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT);
  private static final FunctionDescriptor SETSOCKOPT =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT);

  private final Arena arena = Arena.ofShared();
  private final MemorySegment errno = SystemCall.errnoSegment(arena);
  private final MemorySegment buffer = arena.allocate(512);
  private final MethodHandle recv = SystemCall.bind("recv", RECV);
  private final int socket;

  private NotifySocket(String name) throws Throwable {
    MethodHandle open = SystemCall.bind("socket", SystemCall.ints(3));
    socket = (int) open.invokeExact(errno, AF_UNIX, SOCK_DGRAM, 0);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    boolean inFiles = bytes[0] == '/';
    MemorySegment address = arena.allocate(2L + bytes.length + 1, 2);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, bytes.length);
    if (!inFiles) {
      address.set(ValueLayout.JAVA_BYTE, 2, (byte) 0);
    }
    MethodHandle bind = SystemCall.bind("bind", BIND);
    int length = 2 + bytes.length + (inFiles ? 1 : 0);
    if ((int) bind.invokeExact(errno, socket, address, length) < 0) {
      throw new LinuxException("bind", SystemCall.errno(errno));
    }
  }

  /// Listens under a path, or with `@` under an abstract name.
  public static NotifySocket at(String name) {
    try {
      return new NotifySocket(name);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next message; empty if none has come within the time.
  public String next(long millis) {
    try {
      MemorySegment time = arena.allocate(16, 8); // struct timeval
      time.set(ValueLayout.JAVA_LONG, 0, millis / 1000);
      time.set(ValueLayout.JAVA_LONG, 8, Math.max(1, millis % 1000 * 1000));
      MethodHandle option = SystemCall.bind("setsockopt", SETSOCKOPT);
      int _ = (int) option.invokeExact(errno, socket, SOL_SOCKET, SO_RCVTIMEO, time, 16);
      long length = (long) recv.invokeExact(errno, socket, buffer, buffer.byteSize(), 0);
      byte[] bytes =
          length < 0 ? new byte[0] : buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      MethodHandle close = SystemCall.bind("close", SystemCall.ints(1));
      int _ = (int) close.invokeExact(errno, socket);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    arena.close();
  }
}
