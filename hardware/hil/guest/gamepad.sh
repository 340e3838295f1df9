# A person drives, lets go, and pulls the pad's plug.

gamepad_drills() {
  ./pad </tmp/pad &
  exec 3>/tmp/pad
  measure 5000 nothing -- contains /sys/class/input/js0/device/name X-Box
  fresh gamepad $pca --driver gamepad --arm
  measure 30000 nothing -- contains $chip/state "$neutral"
  sleep 1
  echo 'button 310 1' >&3 # the dead-man's
  sleep 2.5
  echo 'axis 0 16000' >&3
  measure 5000 write /tmp/pad 'axis 5 255
' -- lacks $chip/state "$neutral"
  [ "$t1" != never ]
  verdict - 'a person drives with the pad' "first throttle $t1 ms after the trigger"
  sleep 1
  measure 3000 write /tmp/pad 'button 310 0
' -- contains $chip/state "$neutral"
  kept "$t1" 100
  verdict O2 'dead-man button let go' "throttle neutral $rated"
  pad_unplugged
}

pad_unplugged() {
  echo 'axis 5 0' >&3
  sleep 0.3
  echo 'button 310 1' >&3
  sleep 2.5
  echo 'axis 5 255' >&3
  measure 5000 nothing -- lacks $chip/state "$neutral"
  moving=$t1
  sleep 1
  measure 3000 write /tmp/pad 'unplug
' -- contains $chip/state "$neutral" -- contains $chip/state "$off"
  let_go=$t1 outputs_off=$t2
  exec 3>&-
  ended
  kept "$let_go" 200 && [ "$moving" != never ] && [ "$outputs_off" != never ] && shows $log 'the gamepad is gone'
  verdict O1 'pad unplugged while driving' "throttle neutral $rated, off after $outputs_off, and the drive ends"
}
