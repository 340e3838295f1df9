# The camera fails.

camera_drills() {
  fresh camera $pca --arm
  drives
  bad_picture C2 'Horizontal Movement' 3 5 'the same picture again and again' 200
  bad_picture C7 'Test Pattern' 5 0 'black pictures' 300
  bad_picture C8 'Test Pattern' 6 0 'white pictures' 300
  no_pictures
  camera_unplugged
}

# ID CONTROL BAD GOOD WHAT BUDGET: at 20 Hz five pictures (C2: three) take 250 ms (150), and one is under way.
bad_picture() {
  sleep 1.5 # what a fault before has cost must have been paid back
  measure 3000 control $camera "$2" $3 -- contains $chip/state "$neutral"
  let_go=$t1
  measure 3000 control $camera "$2" $4 -- contains $chip/state "$cruise"
  kept "$let_go" "$6" && [ "$t1" != never ]
  verdict $1 "$5" "throttle neutral $rated; drives on $t1 ms after the first good one"
}

no_pictures() {
  sleep 1.5
  measure 8000 control $camera 'Percentage of Dropped Buffers' 100 \
    -- contains $chip/state "$neutral" -- contains $chip/state "$off"
  let_go=$t1 outputs_off=$t2
  ended
  ./rig control $camera 'Percentage of Dropped Buffers' 0
  kept "$let_go" 100 150 && within "$outputs_off" 5000 && [ $code = 1 ] && shows $log 'disarmed: frame late'
  verdict C1 'no more pictures' "throttle neutral $rated, disarmed, off after $outputs_off, exit $code"
}

camera_unplugged() {
  fresh disconnect $pca --arm
  drives
  measure 5000 control $camera Disconnect 1 \
    -- contains $chip/state "$neutral" -- contains $chip/state "$off"
  let_go=$t1 outputs_off=$t2
  ended
  last_words
  kept "$let_go" 100 && within "$outputs_off" 1300 && [ $code = 2 ]
  verdict C15 'camera unplugged' "throttle neutral $rated, off after $outputs_off, exit $code"
  rmmod vivid && load_cameras # it stays gone until it is loaded again
}
