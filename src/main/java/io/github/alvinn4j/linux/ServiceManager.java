package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What systemd wants to hear from a service of `Type=notify`: sd_notify(3) without its library.
///
/// A message is a datagram to the unix socket that `NOTIFY_SOCKET` names, which Java's own channels
/// cannot send. Never waits: a manager that does not read loses messages. Each method may be called
/// by one thread at a time; [#watchdog()] allocates nothing.
public final class ServiceManager implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  /// `struct sockaddr_un`: two bytes of family, then the name.
  private static final int FAMILY_BYTES = 2;

  private static final int MAX_NAME_BYTES = 108;

  private static final FunctionDescriptor SENDTO =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT);

  private final Arena arena = Arena.ofShared();
  private final MethodHandle sendto = SystemCall.bind("sendto", SENDTO);
  private final MethodHandle close = SystemCall.bind("close", SystemCall.ints(1));
  private final MemorySegment errno = SystemCall.errnoSegment(arena);
  private final MemorySegment ping = arena.allocateFrom("WATCHDOG=1");
  private final MemorySegment address;
  private final int socket;
  private boolean closed;

  private ServiceManager(byte[] name) {
    MethodHandle open = SystemCall.bind("socket", SystemCall.ints(3));
    try {
      address = arena.allocate(FAMILY_BYTES + name.length + 1L, Short.BYTES);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, name.length);
      socket = (int) open.invokeExact(errno, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    } catch (Throwable e) {
      throw new LinuxException("socket", e);
    }
    if (socket < 0) {
      throw new LinuxException("socket", SystemCall.errno(errno));
    }
  }

  /// Opens the way to the manager that has started this process, if one has and wants to hear.
  ///
  /// @param environment of this process
  /// @throws LinuxException if the socket that it names cannot be used
  public static Optional<ServiceManager> of(Map<String, String> environment) {
    String name = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (!name.startsWith("/") && !name.startsWith("@")) {
      return Optional.empty(); // none, or of a kind that is not for this machine
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= MAX_NAME_BYTES) {
      throw new LinuxException("NOTIFY_SOCKET", Errno.EINVAL);
    }
    if (name.startsWith("@")) {
      bytes[0] = 0; // an abstract name
    }
    return Optional.of(new ServiceManager(bytes));
  }

  /// The service has started.
  public void ready() {
    say("READY=1");
  }

  /// The service is ending.
  public void stopping() {
    say("STOPPING=1");
  }

  /// The service is alive: due more often than its `WatchdogSec`.
  public void watchdog() {
    send(ping);
  }

  /// What `systemctl status` shows.
  ///
  /// @param text one line
  public void status(String text) {
    say("STATUS=" + text);
  }

  private void say(String message) {
    try (Arena once = Arena.ofConfined()) {
      send(once.allocateFrom(message));
    }
  }

  // Without the string's 0; an abstract name has no 0 at its end either.
  private void send(MemorySegment text) {
    boolean inFiles = address.get(ValueLayout.JAVA_BYTE, FAMILY_BYTES) != 0;
    int length = (int) address.byteSize() - (inFiles ? 0 : 1);
    try {
      long _ =
          (long)
              sendto.invokeExact(
                  errno, socket, text, text.byteSize() - 1, MSG_DONTWAIT_NOSIGNAL, address, length);
    } catch (Throwable e) {
      throw new LinuxException("sendto", e);
    }
  }

  /// Closes the socket; safe to call twice.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      int _ = (int) close.invokeExact(errno, socket);
    } catch (Throwable e) {
      throw new LinuxException("close", e);
    }
    arena.close();
  }
}
