# Servo and ESC on the PCA9685: it drives, and its bus fails.

pca='--vehicle /hil/pca9685.yaml'

pca9685_drills() {
  echo 1 >$chip/reset
  absent_chip
  busy_address
  unconfirmed_directions
  drive_and_second_process
  chip_reset
  chip_unplugged
  bus_hangs
}

absent_chip() {
  echo 1 >$chip/unplug
  run absent $pca
  echo 0 >$chip/unplug
  last_words
  [ $code = 2 ] && shows $log 'No such device' && ! shows $chip/state '^ch1 on=0 off=3'
  verdict A5 'start without the chip' "exit $code: $words"
}

# Pi4J 3.0.3 would send the second write to the device addressed before.
busy_address() {
  echo dummy 0x40 >/sys/bus/i2c/devices/i2c-1/new_device
  run busy $pca
  echo 0x40 >/sys/bus/i2c/devices/i2c-1/delete_device
  last_words
  [ $code = 2 ] && shows $log 'a kernel driver owns the address' && ! shows $chip/state '^ch1 on=0 off=3'
  verdict EBUSY 'start while a kernel driver owns 0x40' "exit $code: $words"
}

unconfirmed_directions() {
  sed 's/directions_confirmed: true/directions_confirmed: false/' pca9685.yaml >/tmp/unconfirmed.yaml
  sleep 1 # the shell that watched the start before may still put outputs off
  before=$(grep '^ch' $chip/state)
  run unconfirmed --vehicle /tmp/unconfirmed.yaml --arm
  [ $code = 2 ] && shows $log 'directions_confirmed is not true' && [ "$(grep '^ch' $chip/state)" = "$before" ]
  verdict A11 'arm a car whose directions nobody has confirmed' "exit $code, nothing written"
}

drive_and_second_process() {
  fresh drive $pca --arm # process.sh goes on with it
  measure 30000 nothing -- contains $chip/state "$neutral"
  within "$t1" 30000
  verdict - 'start: chip set up by Pi4J, outputs neutral' "$t1 ms after the start of Java"
  drives
  [ "$t1" != never ] && [ "$t1" -ge 2000 ]
  verdict A16 'the ESC is given neutral before the first throttle' "$t1 ms (at least 2000, from the first tick)"
  prescale=$(i2cget -y 1 0x40 0xfe)
  low=$(i2cget -y 1 0x40 0x08)
  high=$(i2cget -y 1 0x40 0x09)
  [ "$prescale $low $high" = '0x65 0x84 0x01' ]
  verdict - 'drives: i2cget of PRESCALE and throttle OFF_L, OFF_H' "$prescale (60 Hz), $low $high (388 counts, 1584 us)"
  set -- $(./rig range 2000 $chip/state "$off_steering")
  [ "$1" -ge 289 ] && [ "$2" -le 459 ] && [ "$3" -ge 10 ]
  verdict - 'steers by the moving picture, within its calibration' "$1..$2 counts (289..459), $3 changes in 2 s"
  second_process
  pause_and_signal
}

second_process() {
  first=$pid
  run second $pca --arm # the bus is looked at before the camera, which is in use too
  last_words
  [ $code = 2 ] && shows $log "process $first drives it" && shows $chip/state "$cruise"
  verdict A14 'second process on the same bus' "exit $code; the first drives on"
  log=/tmp/drive.log
}

chip_reset() {
  fresh reset $pca --arm
  drives
  measure 5000 write $chip/reset 1 -- contains $log 'pulses did not reach the hardware'
  noticed=$t1
  ended
  kept "$noticed" 1000 && [ $code = 1 ] && shows $chip/state 'mode1=11' && ! shows $chip/state "$cruise"
  verdict A6 'chip reset while driving (no pulses from then on)' "disarmed $rated, exit $code, chip not woken again"
}

chip_unplugged() {
  fresh unplug $pca --arm
  drives
  measure 5000 write $chip/unplug 1 -- contains $log 'pulses did not reach the hardware'
  noticed=$t1
  ended
  kept "$noticed" 100 && [ $code = 1 ] && shows $chip/state "$cruise"
  verdict A2 'chip unplugged from the bus while driving' "disarmed $rated, exit $code; the chip keeps its pulse: needs OE"
  echo 0 >$chip/unplug
}

bus_hangs() {
  fresh hang $pca --arm
  drives
  measure 5000 write $chip/hang_millis 1000 -- contains $log WARNING # of the tick or of the guard, whoever comes first
  echo 0 >$chip/hang_millis
  noticed=$t1
  ended
  kept "$noticed" 100 200 && [ $code = 1 ] && shows $chip/state "$off"
  verdict A3 'each transfer takes a second' "throttle held $rated, disarmed, exit $code, outputs off"
}
