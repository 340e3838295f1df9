package io.github.alvinn4j.recording;

import java.util.Optional;

/// One live record: a picture and what the person did when it was taken.
///
/// @param index the record's own `_index`, which need not start at 0 nor be without gaps
/// @param imageName file name inside the tub's `images` folder
/// @param steering normalised, usually -1 (left) .. +1 (right), always finite
/// @param throttle normalised, usually -1 (reverse) .. +1 (forward), always finite
/// @param mode who drove: `user`, `local_angle` (network steers) or `local` (network drives)
/// @param timestampMillis wall time in milliseconds since 1970 UTC, 0 if unknown; converted tubs
///   carry the time of conversion, and it may jump
/// @param session the drive it belongs to, if the recorder wrote one
public record TubRecord(
    int index,
    String imageName,
    double steering,
    double throttle,
    String mode,
    long timestampMillis,
    Optional<String> session) {}
