# The process is stopped, ended, killed, started again.

process_drills() {
  killed
  long_pause
}

# Goes on with the drive of drive_and_second_process.
pause_and_signal() {
  kill -STOP $pid
  sleep 0.3
  shows $chip/state "$cruise"
  kept=$?
  ./rig range 1000 $chip/state "$off_throttle" >/tmp/throttle &
  looking=$!
  sleep 0.1
  measure 3000 signal 18 $pid -- lacks $chip/state "$cruise"
  wait $looking
  read -r least most changes </tmp/throttle
  # Two ticks may follow at once, the first in neutral, the second a step of the ramp: the newest pulse is written.
  kept "$t1" 100 && [ $kept = 0 ] && [ "$least" -ge 369 ] && [ "$least" -le 373 ]
  verdict J6 'SIGSTOP for 400 ms' "the chip keeps its pulse meanwhile; after SIGCONT the throttle falls $rated, to $least counts (neutral 369, a step 373)"
  drives
  sleep 0.5
  measure 5000 signal 15 $pid -- contains $chip/state "$neutral" -- contains $chip/state "$off" \
    -- gone $pid
  wait $pid
  code=$?
  neutral_seen=$t1 off_seen=$t2 gone_seen=$t3
  rate "$gone_seen" 1000
  gone_rated=$rated
  kept "$neutral_seen" 100
  # Neutral may have been seen late, by the time between two looks.
  [ $? = 0 ] && within "$gone_seen" 1000 && [ $((off_seen - neutral_seen)) -ge $((450 - gap)) ] && [ $code = 143 ]
  verdict J10 SIGTERM "throttle neutral $rated, off after $off_seen, gone $gone_rated, exit $code"
}

long_pause() {
  fresh pause $pca --arm
  drives
  kill -STOP $pid
  sleep 1
  measure 3000 signal 18 $pid -- contains $chip/state "$neutral" -- contains $chip/state "$off"
  let_go=$t1 outputs_off=$t2
  ended
  kept "$let_go" 100 && within "$outputs_off" 1300 && [ $code = 1 ] && shows $log 'disarmed: '
  verdict J6 'SIGSTOP for 1 s' "after SIGCONT throttle neutral $rated, disarmed, off after $outputs_off, exit $code"
}

killed() {
  fresh kill $pca --arm
  drives
  measure_past_death 5000 signal 9 $pid -- contains $chip/state "$neutral" -- contains $chip/state "$off"
  neutral_seen=$t1
  kept "$t2" 2000
  verdict J11 'kill -9 while driving' "the shell outside puts the throttle to neutral after $neutral_seen ms, off $rated"
  launch again $pca --seconds 6
  measure 30000 nothing -- contains $chip/state "$neutral"
  [ "$t1" != never ]
  verdict A15 'started again: the stale lock is no hindrance' "neutral $t1 ms after the start of Java"
  set -- $(./rig range 4000 $chip/state "$off_throttle")
  [ "$1 $2" = '369 369' ]
  verdict J13 'started again: not armed' "throttle stayed at $1..$2 counts for 4 s"
  ended
  [ $code = 0 ] && shows $chip/state "$off"
  verdict - 'a real car ends by itself with --seconds' "exit $code, outputs off"
}
