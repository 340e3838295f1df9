package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.OutputWatch;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.ReliabilityWatch;
import io.github.alvinn4j.steering.Reliability;
import java.util.Optional;

/// Watches a network that drives: what it wants, and how far it trusts itself.
///
/// A network that cannot say how far it trusts itself is judged by what it wants alone. Owned by
/// the drive thread; allocates nothing after construction.
final class NetworkWatch {
  private final OutputWatch output = new OutputWatch();
  private final ReliabilityWatch reliability = new ReliabilityWatch();

  /// Notes one decision.
  void note(long now, Pilot pilot) {
    output.note(now, pilot.steeringQ15(), pilot.fingerprint());
    Optional<Reliability> self = pilot.steering().reliability();
    if (self.isPresent()) {
      Reliability judged = self.get();
      reliability.note(now, judged.reliabilityQ15(), judged.cautionQ15(), judged.releaseQ15());
    } else {
      reliability.reset();
    }
  }

  /// Forgets everything: the network does not drive.
  void reset() {
    output.reset();
    reliability.reset();
  }

  /// What is wrong, or `NONE`.
  Release fault(long now) {
    return output.fault(now).or(reliability.fault(now));
  }

  /// Why to drive slowly, or `NONE`.
  Caution caution(long now) {
    return output.caution(now).or(reliability.caution());
  }
}
