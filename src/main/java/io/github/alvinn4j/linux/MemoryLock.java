package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Keeps the process's memory from being swapped out.
public final class MemoryLock {
  // include/uapi/asm-generic/mman.h. On fault: a page is locked when it is first touched, so that
  // the gigabytes that a JVM reserves and never uses cost nothing.
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int MCL_ONFAULT = 4;

  private MemoryLock() {}

  /// Locks every page that is there or will be touched, until the process ends.
  ///
  /// @throws LinuxException if the process may not; needs CAP_IPC_LOCK or no limit on memlock
  public static void lockAll() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = SystemCall.errnoSegment(arena);
      MethodHandle mlockall = SystemCall.bind("mlockall", SystemCall.ints(1));
      if ((int) mlockall.invokeExact(errno, MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
        throw new LinuxException("mlockall", SystemCall.errno(errno));
      }
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable e) {
      throw new LinuxException("mlockall", e);
    }
  }
}
