# How a drill measures and what it says.

chip=/sys/kernel/debug/pca9685-sim
pwm=/sys/kernel/debug/pwm-sim
gpio=/sys/kernel/debug/gpio-sim
camera=/dev/video0
app=/opt/alvinn4j

# Counts of 4.08 us of the profile's pulses.
off_throttle='ch0 on=0 off=' # prefixes in the chip's state
off_steering='ch1 on=0 off='
neutral="${off_throttle}369"
cruise="${off_throttle}388"
off="${off_throttle}113 FULL_OFF" # from neutral: the high byte is overwritten

pid=
log=
passed=0
failed=0
over=0
longest_gap=0

say() {
  printf 'hil: %s\n' "$*"
}

# ID WHAT MEASURED: passed if the last command before was. No command substitution in the arguments.
verdict() {
  if [ $? = 0 ]; then
    passed=$((passed + 1))
    echo "passed $(cat /proc/uptime)"
    printf 'hil: passed  %-5s %-46s %s\n' "$1" "$2" "$3"
  else
    failed=$((failed + 1))
    echo "failed $(cat /proc/uptime)"
    printf 'hil: FAILED  %-5s %-46s %s\n' "$1" "$2" "$3"
    [ -z "$log" ] || { echo "--- $log"; grep -v com.pi4j "$log"; head -n 3 "$chip/state"; cat "$pwm/state"; }
  fi
}

# LIMIT_MILLIS ACTION [-- CONDITION]...: as rig's; t1, t2, t3 are the times of the conditions. What has not been
# seen when the drive has ended never will.
measure() {
  set -- $(RIG_PID=$pid ./rig react "$@")
  case $# in
    1) gap=$1 t1= t2= t3= ;;
    2) t1=$1 gap=$2 t2= t3= ;;
    3) t1=$1 t2=$2 gap=$3 t3= ;;
    *) t1=$1 t2=$2 t3=$3 gap=$4 ;;
  esac
  [ "$gap" -le "$longest_gap" ] || longest_gap=$gap
}

# The same for what others do when the drive is dead.
measure_past_death() {
  drive=$pid pid=
  measure "$@"
  pid=$drive
}

# MILLIS BUDGET: how a measured time compares with the fault's budget, in words, as `rated`.
rate() {
  if within "$@"; then
    rated="after $1 ms (budget $2)"
  else
    rated="after $1 ms, OVER THE BUDGET of $2"
    over=$((over + 1))
  fi
}

within() { # MILLIS LIMIT: whether it was seen, and in time
  [ "$1" != never ] && [ "$1" -le "$2" ]
}

# MILLIS BUDGET [LIMIT]: rates it, and is true while it is within the limit, which is the budget if none is given.
kept() {
  rate "$1" "$2"
  within "$1" "${3:-$2}"
}

shows() { # FILE TEXT: now
  grep -q -- "$2" "$1"
}

alvinn() { # the launcher's own command line, but compiled by C1 only: less to translate for QEMU
  exec java -XX:+UseSerialGC -Xms96m -Xmx256m -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED \
    '-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n' \
    -Djava.awt.headless=true -Dalvinn.home=$app \
    -jar $app/target/alvinn4j.jar "$@"
}

fresh() { # NAME ARGUMENT...: as launch, with the chip's power switched off and on before
  echo 1 >$chip/reset
  launch "$@"
}

launch() { # NAME ARGUMENT...: starts a drive beside; pid and log are its
  log=/tmp/$1.log
  shift
  alvinn drive "$@" >"$log" 2>&1 &
  pid=$!
}

run() { # NAME ARGUMENT...: a drive that ends by itself; code is its exit code
  other=$pid # another drive may be under way
  launch "$@"
  measure 60000 nothing -- gone $pid
  [ "$t1" != never ] || kill -9 $pid
  wait $pid
  code=$?
  pid=$other
}

ended() { # code is the exit code of what was launched
  measure 20000 nothing -- gone $pid
  [ "$t1" != never ] || kill -9 $pid
  wait $pid
  code=$?
}

last_words() { # the line that a person reads
  words=$(grep -v -E '^(INFO|WARNING|SEVERE)' "$log" | grep -v '^tick:' | tail -n 1)
}

drives() { # whether the network has taken the wheel of the car on the PCA9685
  measure 60000 nothing -- contains $chip/state "$cruise"
  [ "$t1" != never ]
}

sum_up() {
  say "$passed passed, $failed FAILED, $over over budget; the longest time between two looks was $longest_gap ms"
  say "the drills took $(($(cut -d. -f1 /proc/uptime) - began)) s of the machine's time"
  [ $failed = 0 ]
}
