# Debian packages for another architecture, loaded beside this machine's own: sourced by arm64/verify and hil/run.
# shellcheck shell=bash

readonly left_out_code=77 # as automake has it: neither passed nor failed

left_out() {
  printf 'left out: %s\n' "$1"
  exit "$left_out_code"
}

seconds() { # since the given EPOCHREALTIME
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }'
}

step() { # NAME COMMAND...: runs a preparation and prints how long it took
  local from=$EPOCHREALTIME
  "${@:2}"
  printf '%-44s done (%s)\n' "$1" "$(seconds "$from")"
}

need_debian() {
  [ "$(uname -m)" = x86_64 ] && command -v apt-get dpkg-deb >/dev/null \
    || left_out "needs Debian on x86-64, this is $(uname -sm)"
}

# COMMAND...: while no other script of this project does so in this checkout: CI runs two of them side by side.
one_at_a_time() {
  local lock
  mkdir -p target
  exec {lock}>target/debian.lock
  flock -w 600 "$lock" || left_out "another script has held target/debian.lock for ten minutes"
  "$@"
  exec {lock}>&-
}

install_here() { # LOG PACKAGE...: installs what is missing on this machine
  one_at_a_time install_missing "$@"
}

install_missing() {
  local package missing=()
  for package in "${@:2}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || left_out "${missing[*]} missing and only root can install packages"
  echo "installing ${missing[*]} with apt"
  { timeout 120 apt-get update -qq \
      && timeout 300 apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$1" 2>&1 || left_out "apt cannot install ${missing[*]}: $(tail -n 1 "$1")"
}

mirrors() { # of this machine's own apt
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' 'Component: main' | sort -u
}

# FOLDER SUITE: the mirrors are this machine's own, only the suite is another one.
write_sources() {
  local folder=$1 suite=$2 key=/usr/share/keyrings/debian-archive-keyring.gpg targets uri release component
  [ -r "$key" ] || left_out "Debian's keys ($key) are missing: install debian-archive-keyring"
  targets=$(mirrors)
  if [ -z "$targets" ] && [ "$(id -u)" = 0 ]; then # a fresh image has not read its own lists yet
    timeout 120 apt-get update -qq >"$folder/lists.log" 2>&1 || true
    targets=$(mirrors)
  fi
  while read -r uri release component; do
    case $release in
      *-security) release=$suite-security ;;
      *-*) continue ;; # updates, backports: not needed
      *) release=$suite ;;
    esac
    printf 'deb [arch=arm64 signed-by=%s] %s %s %s\n' "$key" "$uri" "$release" "$component"
  done <<<"$targets" | grep ' http' | sort -u >"$folder/sources.list" \
    || left_out "this machine's apt knows no Debian mirror"
}

# FOLDER SUITE: an apt for arm64 with nothing installed: it loads the whole closure and leaves this machine alone.
prepare_apt() {
  local apt=$1
  mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial" "$apt/empty"
  : >"$apt/status"
  cat >"$apt/apt.conf" <<END
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
Acquire::Languages "none";
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferencesparts "-";
END
  write_sources "$apt" "$2"
  APT_CONFIG=$apt/apt.conf timeout 120 apt-get update -qq >"$apt/log" 2>&1 \
    || left_out "apt cannot read the lists of $2 for arm64: $(tail -n 1 "$apt/log")"
}

load_closure() { # FOLDER PACKAGE...: loads packages with all they need
  APT_CONFIG=$1/apt.conf timeout 180 apt-get install -y -qq --download-only "${@:2}" \
    >"$1/log" 2>&1 || left_out "apt cannot load arm64 packages: $(tail -n 1 "$1/log")"
}

load_alone() { # FOLDER PACKAGE...: loads packages without what they need
  (cd "$1/cache/archives" && APT_CONFIG=$1/apt.conf timeout 180 apt-get download -qq "${@:2}") \
    >"$1/log" 2>&1 || left_out "apt cannot load arm64 packages: $(tail -n 1 "$1/log")"
}

unpack() { # FOLDER ROOT: unpacks what was loaded into a tree, and forgets the packages
  local tree=$2 package
  mkdir -p "$tree"/usr/{bin,lib,sbin} "$tree/etc"
  ln -sfn usr/bin "$tree/bin" # base-files makes these; it is not in the closure
  ln -sfn usr/lib "$tree/lib"
  ln -sfn usr/sbin "$tree/sbin"
  for package in "$1"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | timeout 60 tar -x -C "$tree"
  done
  make_links_relative "$tree"
  rm -rf "$1/cache/archives"
}

# An absolute link would lead out of the tree: Java's security settings are links to /etc.
make_links_relative() {
  local tree=$1 link target
  find "$tree" -type l -lname '/*' -print0 | while IFS= read -r -d '' link; do
    target=$(readlink -- "$link")
    ln -sfn -- "$(realpath -ms --relative-to="$(dirname -- "$link")" "$tree$target")" "$link"
  done
}

# FOLDER: an arm64 OpenJDK 25 in FOLDER/root, loaded once; trixie is the first Debian that has one.
fetch_java() {
  one_at_a_time load_java "$@"
}

load_java() {
  [ ! -f "$1/complete" ] || return 0
  rm -rf "$1/root"
  prepare_apt "$1/apt" trixie
  load_closure "$1/apt" openjdk-25-jre-headless
  unpack "$1/apt" "$1/root"
  touch "$1/complete"
}
