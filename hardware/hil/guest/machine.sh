# The simulated machine itself: a drill that fails here says nothing about the program.

load_modules() {
  for module in modules/*.ko; do
    case $module in
      *vivid.ko) load_cameras ;;
      *) insmod $module || say "cannot load $module" ;;
    esac
  done
  mkfifo /tmp/pad
}

load_cameras() { # two, so that a second process has one of its own; both see moving colour bars
  insmod modules/*-vivid.ko n_devs=2 node_types=0x1,0x1 || say 'cannot load vivid'
  for camera in /dev/video0 /dev/video1; do
    ./rig control $camera 'OSD Text Mode' 2 # none: a running clock would hide that a picture stands still
    ./rig control $camera 'Horizontal Movement' 5
  done
  camera=/dev/video0
}

introduce() {
  java -version 2>&1 | sed -n '2s/^/hil: /p'
  say "Linux $(uname -r), $(grep -c ^processor /proc/cpuinfo) processors, $(tr -d '\0' </proc/device-tree/model)"
  say 'times are the machine'"'"'s: an instruction takes 1 ns, however fast this computer is'
  began=$(cut -d. -f1 /proc/uptime)
}

machine_drills() {
  log= pid=
  gpioset -c gpiochip1 -t 0 17=1
  shows $gpio/state '^line17 in level=0 edges=2'
  verdict - 'GPIO chip: line 17 put out 1 and let go' 'two edges counted outside'
  gpiomon -c gpiochip1 -b pull-up -n 1 27 >/tmp/edge &
  sleep 0.5
  measure 2000 write $gpio/pull '27 0' -- contains /tmp/edge falling
  within "$t1" 100
  verdict - 'GPIO chip: line 27 pulled down from outside' "edge reported after $t1 ms"
  shows /sys/class/watchdog/watchdog0/identity 'Software Watchdog'
  verdict - 'watchdog' 'softdog is there'
}
