package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// How the kernel runs the calling thread: its class, its processors, how late it may wake up.
///
/// Every call concerns the calling thread alone. Set once when a thread begins: each call binds its
/// function anew.
public final class Scheduling {
  // include/uapi/linux/sched.h and prctl.h
  private static final int SCHED_OTHER = 0;
  private static final int SCHED_FIFO = 1;
  private static final int SCHED_RESET_ON_FORK = 0x40000000;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final int PRIO_PROCESS = 0; // to the kernel a thread is one
  private static final int CALLING_THREAD = 0;
  private static final int MAX_PROCESSORS = 1024; // the size of glibc's cpu_set_t

  private static final FunctionDescriptor POLICY =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
  private static final FunctionDescriptor PRIORITY =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  private static final FunctionDescriptor MASK =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
  private static final FunctionDescriptor PRCTL =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);

  private Scheduling() {}

  /// Lets the thread run before every normal one, first in first out. Threads that it starts are
  /// normal ones.
  ///
  /// @param priority 1..99; the kernel's own interrupt threads have 50
  /// @throws LinuxException if the process may not; needs CAP_SYS_NICE or a limit on rtprio
  public static void fifo(int priority) {
    policy(SCHED_FIFO | SCHED_RESET_ON_FORK, priority);
  }

  /// Makes the thread a normal one again.
  ///
  /// @throws LinuxException if this machine has no such call
  public static void normal() {
    policy(SCHED_OTHER, 0);
  }

  /// Gives a normal thread a smaller share of the processors.
  ///
  /// @param niceness 0..19; each step is worth a quarter less than the one before
  /// @throws LinuxException if this machine has no such call
  public static void nice(int niceness) {
    call(
        "setpriority",
        (_, errno) -> {
          MethodHandle set = SystemCall.bind("setpriority", PRIORITY);
          return (int) set.invokeExact(errno, PRIO_PROCESS, CALLING_THREAD, niceness);
        });
  }

  private static void policy(int policy, int priority) {
    call(
        "sched_setscheduler",
        (arena, errno) -> {
          MethodHandle set = SystemCall.bind("sched_setscheduler", POLICY);
          MemorySegment parameter = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
          return (int) set.invokeExact(errno, CALLING_THREAD, policy, parameter);
        });
  }

  /// Keeps the thread, and the threads it starts, on some processors.
  ///
  /// @param first number of the first processor, from 0
  /// @param last number of the last processor, `first`..1023
  /// @throws LinuxException if none of them is there
  public static void processors(int first, int last) {
    call(
        "sched_setaffinity",
        (arena, errno) -> {
          MethodHandle set = SystemCall.bind("sched_setaffinity", MASK);
          MemorySegment mask = arena.allocate(MAX_PROCESSORS / Byte.SIZE, Long.BYTES);
          for (int cpu = first; cpu <= last; cpu++) {
            long word = mask.getAtIndex(ValueLayout.JAVA_LONG, cpu / Long.SIZE);
            mask.setAtIndex(ValueLayout.JAVA_LONG, cpu / Long.SIZE, word | 1L << cpu % Long.SIZE);
          }
          return (int) set.invokeExact(errno, CALLING_THREAD, mask.byteSize(), mask);
        });
  }

  /// Lets the thread's timers be late by no more than the clock's own grain instead of 50 us.
  /// Counts for a normal thread; a first-in-first-out one has no slack anyway.
  ///
  /// @throws LinuxException if this machine has no such call
  public static void promptTimers() {
    call(
        "prctl",
        (_, errno) -> {
          MethodHandle prctl = SystemCall.bindVariadic("prctl", PRCTL, 1);
          return (int) prctl.invokeExact(errno, PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L);
        });
  }

  private interface Call {
    int on(Arena arena, MemorySegment errno) throws Throwable;
  }

  private static void call(String name, Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = SystemCall.errnoSegment(arena);
      if (call.on(arena, errno) != 0) {
        throw new LinuxException(name, SystemCall.errno(errno));
      }
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable e) {
      throw new LinuxException(name, e);
    }
  }
}
