package io.github.alvinn4j.hardware;

/// Registers and bits of the PCA9685 that driver and emulation share (data sheet, section 7.3).
final class Pca9685Registers {
  static final int MODE1 = 0x00;
  static final int MODE2 = 0x01;
  static final int ALLCALLADR = 0x05;

  /// ON_L of channel 0; four registers a channel: ON_L, ON_H, OFF_L, OFF_H.
  static final int LED0 = 0x06;

  static final int LAST_LED = 0x45;
  static final int ALL_LED = 0xfa;
  static final int ALL_LED_OFF_H = 0xfd;
  static final int PRESCALE = 0xfe;

  static final int CHANNELS = 16;
  static final int REGISTERS_PER_CHANNEL = 4;

  /// MODE1: a 1 written restarts the channels and clears the bit.
  static final int RESTART = 0x80;

  /// MODE1: clock from outside; only a loss of power clears it.
  static final int EXTERNAL_CLOCK = 0x40;

  /// MODE1: register pointer advances by itself.
  static final int AUTO_INCREMENT = 0x20;

  /// MODE1: oscillator off.
  static final int SLEEP = 0x10;

  /// MODE2: push-pull outputs, not inverted, updated at the end of a transfer.
  static final int TOTEM_POLE = 0x04;

  /// ON_H and OFF_H: output always on, always off; off wins.
  static final int FULL = 0x10;

  static final int MIN_PRESCALE = 3;

  /// The chip's own oscillator, typical; a specimen is off by a few percent.
  static final int OSCILLATOR_HERTZ = 25_000_000;

  static final int COUNTS_PER_PERIOD = 4096;

  private Pca9685Registers() {}

  static int channelRegister(int channel) {
    return LED0 + REGISTERS_PER_CHANNEL * channel;
  }
}
