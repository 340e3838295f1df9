# Servo and ESC on the Pi's own PWM.

pwm_car='--vehicle /hil/hardware-pwm.yaml'
pwm_neutral='ch1 enabled=1 period_ns=20000000 duty_ns=1500000'
pwm_cruise='ch1 enabled=1 period_ns=20000000 duty_ns=1575000'

pwm_drills() {
  launch pwm $pwm_car --arm
  measure 60000 nothing -- contains $pwm/state "$pwm_neutral" -- contains $pwm/state "$pwm_cruise"
  [ "$t2" != never ] && [ $((t2 - t1)) -ge 2000 ]
  verdict - 'drives with hardware PWM: neutral, then throttle' "$t1 ms and $t2 ms after the start of Java; 1575 us at 50 Hz"
  duty=$(cat /sys/class/pwm/pwmchip0/pwm1/duty_cycle)
  [ "$duty" = 1575000 ]
  verdict - 'read back from sysfs' "duty_cycle $duty ns"
  set -- $(./rig range 2000 $pwm/state 'ch0 enabled=1 period_ns=20000000 duty_ns=')
  [ "$1" -ge 1100000 ] && [ "$2" -le 1900000 ] && [ "$3" -ge 10 ]
  verdict - 'steers by the moving picture, within its calibration' "$1..$2 ns, $3 changes in 2 s"
  measure_past_death 5000 signal 9 $pid -- contains $pwm/state "$pwm_neutral" -- contains $pwm/state 'ch1 enabled=0'
  wait $pid
  neutral_seen=$t1
  kept "$t2" 2000
  verdict J11 'kill -9 while driving' "the shell outside puts the throttle to neutral after $neutral_seen ms, off $rated"
  pwm_left_on
}

# As a program leaves it that dies together with the shell.
pwm_left_on() {
  echo 1575000 >/sys/class/pwm/pwmchip0/pwm1/duty_cycle
  echo 1 >/sys/class/pwm/pwmchip0/pwm1/enable
  launch pwm-again $pwm_car
  ./rig range 5000 $pwm/state 'ch1 enabled=' >/tmp/enabled &
  looking=$!
  measure 30000 nothing -- contains $pwm/state "$pwm_neutral"
  wait $looking
  read -r least most changes </tmp/enabled
  [ "$t1" != never ] && [ "$least $most $changes" = '1 1 0' ]
  verdict A19 'started again with the channel left on' "throttle neutral $t1 ms after the start of Java, its pulses never stopped"
  measure 5000 signal 15 $pid -- contains $pwm/state 'ch1 enabled=0' -- gone $pid
  wait $pid
  code=$?
  off_seen=$t1
  rate "$t2" 1000
  [ "$off_seen" != never ] && within "$t2" 1000 && [ $code = 143 ]
  verdict J10 'SIGTERM' "pulses off after $off_seen ms, gone $rated, exit $code"
}
