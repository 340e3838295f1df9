package io.github.alvinn4j.drive;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much the calling thread has allocated on the heap; asking allocates nothing.
final class ThreadAllocation {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Bytes since the thread began.
  long bytes() {
    return threads.getCurrentThreadAllocatedBytes();
  }
}
