package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;
import java.util.List;

/// Thinks every tick again in float, to see how far the integer form of who steers is from it.
///
/// Both forms' outputs are decoded by the same decoder; the float outputs are rounded to Q15 for
/// it.
final class FloatComparison implements DriveObserver {
  private static final int Q15_ONE = 32767;
  private static final double FULL_RANGE = 2; // steering runs from -1 to +1
  private static final double NEAR_SHARE = 0.005;

  private final List<Twin> twins;
  private long ticks;
  private long near;
  private double largest;

  /// @param models in the order of the pilot's
  FloatComparison(List<Model> models) {
    this.twins = models.stream().map(Twin::new).toList();
  }

  /// The float form of one model, with its buffers.
  private static final class Twin {
    private final FloatNetwork network;
    private final SteeringDecoder decoder;
    private final SteeringEstimate estimate = new SteeringEstimate();
    private final float[] inputs;
    private final float[] hidden;
    private final float[] outputs;
    private final int[] outputsQ15;

    Twin(Model model) {
      this.network = model.floatForm();
      this.decoder =
          new SteeringDecoder(model.coding(), network.outputs(), DecodingMethod.LEAST_SQUARES);
      this.inputs = new float[network.inputs()];
      this.hidden = new float[network.hidden()];
      this.outputs = new float[network.outputs()];
      this.outputsQ15 = new int[network.outputs()];
    }

    double steering(Retina retina) {
      FloatNetwork.inputs(retina, inputs);
      network.forward(inputs, hidden, outputs);
      for (int unit = 0; unit < outputs.length; unit++) {
        outputsQ15[unit] = Math.round(outputs[unit] * Q15_ONE);
      }
      decoder.decode(outputsQ15, estimate);
      return estimate.steering();
    }
  }

  @Override
  public void onTick(Tick tick) {
    double steering = twins.get(tick.pilot().steeringModel()).steering(tick.retina());
    double share = Math.abs(steering - tick.estimate().steering()) / FULL_RANGE;
    ticks++;
    if (share <= NEAR_SHARE) {
      near++;
    }
    largest = Math.max(largest, share);
  }

  /// Share of ticks whose steering lies within 0.5 % of the full range of the float form's.
  double nearShare() {
    return ticks == 0 ? 1 : (double) near / ticks;
  }

  /// Largest difference as a share of the full range.
  double largestShare() {
    return largest;
  }
}
