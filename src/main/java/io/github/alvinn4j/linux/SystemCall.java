package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;

/// One function of the C library, bound once through the foreign function interface.
///
/// A handle takes the segment for `errno` as its first argument: `handle.invokeExact(errno, …)`
/// allocates nothing. Each thread that calls often keeps a segment of its own. Never made critical:
/// a critical call that blocks would hold up every garbage collection.
@SuppressWarnings("restricted") // native access is what this class is for
final class SystemCall {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = LINKER.defaultLookup();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private SystemCall() {}

  /// Binds a function with a fixed number of arguments.
  static MethodHandle bind(String name, FunctionDescriptor form) {
    return LINKER.downcallHandle(address(name), form, Linker.Option.captureCallState("errno"));
  }

  /// Binds a function such as `ioctl` whose arguments from `firstVariadic` on are variadic.
  static MethodHandle bindVariadic(String name, FunctionDescriptor form, int firstVariadic) {
    return LINKER.downcallHandle(
        address(name),
        form,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(firstVariadic));
  }

  private static MemorySegment address(String name) {
    Optional<MemorySegment> found = LIBRARY.find(name);
    return found.orElseThrow(() -> new LinuxException(name, Errno.ENOSYS));
  }

  /// A segment for the error number of one call after the other on one thread.
  static MemorySegment errnoSegment(Arena arena) {
    return arena.allocate(STATE);
  }

  /// The error number that the last call with this segment left.
  static int errno(MemorySegment segment) {
    return (int) ERRNO.get(segment, 0L);
  }

  /// A form that takes and gives C's `int` only.
  static FunctionDescriptor ints(int arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments];
    Arrays.fill(layouts, ValueLayout.JAVA_INT);
    return FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts);
  }
}
