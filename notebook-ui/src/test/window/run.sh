#!/usr/bin/env bash
# The notebook as a person has it: a real window on a screen of its own, a kernel process, keys, a file. Then the kernel
# is killed, and then the window. Needs Debian's xvfb and xdotool. The argument is a class path with this module's classes
# and what they need:
#   notebook-ui/src/test/window/run.sh CLASSPATH
# Where something is not as it should be, a picture of the screen and what the program said are kept, and where is said.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

patience=60
classes=$1
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
folder=$(mktemp -d)
home=$folder/home
file=$folder/work/small.ipynb
screen=
window=
kernels=()
trusted=
title='small.ipynb.*Vonk'

note() { echo "window: $*"; }

# Ends what was started here, and nothing else.
end() {
    local pid
    for pid in $window "${kernels[@]}" $screen; do
        kill -KILL "$pid" 2> /dev/null || true
    done
    wait 2> /dev/null || true
    rm -rf "$folder"
}
trap end EXIT

fail() {
    local kept
    kept=$(mktemp -d)
    if command -v import > /dev/null; then
        import -window root "$kept/screen.png" || true
    else
        cp "$folder/screen/Xvfb_screen0" "$kept/screen.xwd" || true
    fi
    cp -r "$folder/said" "$folder/work" "$home" "$kept" 2> /dev/null || true
    echo "window: $*" >&2
    echo "window: the screen, the files and what was said are in $kept" >&2
    exit 1
}

# Waits until a command succeeds: until_so WHAT COMMAND...
until_so() {
    local what=$1 end=$((SECONDS + patience))
    shift
    while ! "$@" > /dev/null 2>&1; do
        if [ -n "$window" ] && is_gone "$window"; then fail "the program has ended: $(tail -n 5 "$folder/said")"; fi
        [ "$SECONDS" -lt "$end" ] || fail "not within $patience s: $what"
        sleep 0.2
    done
    note "$what"
}

keys() { xdotool key --clearmodifiers --delay 40 "$@"; }
write() { xdotool type --delay 40 "$1"; }

# The kernel processes of the window.
children() {
    local each
    for each in /proc/[0-9]*; do
        if grep -qs "^PPid:[[:space:]]*$window\$" "$each/status" && grep -qs KernelMain "$each/cmdline"; then
            echo "${each#/proc/}"
        fi
    done
}

# Whether a process has ended, be it that nobody asked yet how.
is_gone() { ! grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$1/status"; }

# Whether the window has a kernel process that was not there before; remembers it.
has_new_kernel() {
    local each
    for each in $(children); do
        if [[ " ${kernels[*]} " != *" $each "* ]]; then
            kernels+=("$each")
            return 0
        fi
    done
    return 1
}

is_shown() { xdotool search --onlyvisible --name "$title"; }
holds() { grep -qF -- "$2" "$1"; }
recovery_holds() { grep -rqF -- "$1" "$home/recovery"; }
has_output() { holds "$file" "\"$1\"" || recovery_holds "\"$1\""; }
reads_as() { "$java" -cp "$classes" "$here/Cells.java" "$file" | grep -xF -- "$1"; }

# There is no window manager that would do it: focus TITLE
focus() { xdotool search --onlyvisible --name "$1" windowfocus --sync; }

# The file comes from elsewhere, and so the window asks before it runs the first cell; what was typed is kept meanwhile.
trust() {
    until_so "the window asks whether the file is trusted" focus '^Trust this notebook'
    until_so "what was typed before is kept for a crash" recovery_holds "$1"
    keys Return
    until_so "the window has the keys again" focus "$title"
    trusted=yes
}

# Goes to the last cell, writes it, runs it and saves: run TEXT OUTPUT
run() {
    keys Escape End Return
    write "$1"
    keys shift+Return
    if [ -z "$trusted" ]; then trust "$1"; fi
    until_so "'$1' has run and '$2' is kept for a crash" has_output "$2"
    keys Escape ctrl+s
    until_so "the file has '$2'" holds "$file" "\"$2\""
    reads_as "$1 -> $2" > /dev/null || fail "the file does not read as '$1 -> $2'"
}

mkdir -p "$folder/screen" "$folder/work" "$home"
cat > "$file" << 'END'
{
 "cells": [
  {"cell_type": "markdown", "id": "head", "metadata": {}, "source": ["# A small notebook"]},
  {"cell_type": "code", "execution_count": null, "id": "last", "metadata": {}, "outputs": [], "source": []}
 ],
 "metadata": {"kernelspec": {"display_name": "Vonk", "language": "java", "name": "vonk"}},
 "nbformat": 4,
 "nbformat_minor": 5
}
END

# Without -noreset the screen throws everybody out when the last program leaves it, as xdotool does all the time.
Xvfb -displayfd 3 -screen 0 1280x960x24 -fbdir "$folder/screen" -noreset -nolisten tcp 3> "$folder/display" 2> /dev/null &
screen=$!
until_so "there is a screen" grep -q . "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY GDK_BACKEND=x11 NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory DBUS_SESSION_BUS_ADDRESS=unix:path=/none
unset WAYLAND_DISPLAY

"$java" -XX:+UseParallelGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Dkryo.unsafe=false \
    -Dprism.order=sw -Duser.home="$folder" -Dvonk.home="$home" -cp "$classes" dev.vonk.notebook.NotebookMain "$file" \
    > "$folder/said" 2>&1 &
window=$!
until_so "the window is shown" is_shown
until_so "the window has a kernel process" has_new_kernel
until_so "the window has the keys" focus "$title"

run '40 + 2' 42

kill -KILL "${kernels[-1]}"
until_so "the killed kernel is gone" is_gone "${kernels[-1]}"
restart() {
    has_new_kernel && return
    keys Escape 0 0
    # Where the window has not seen yet that its kernel is gone, it asks first.
    if focus '^Restart the kernel'; then
        keys Return
        focus "$title"
    fi
    sleep 1
    has_new_kernel
}
until_so "0 0 starts another kernel" restart
is_shown > /dev/null || fail "the window did not stay when its kernel was killed"
holds "$file" '40 + 2' || fail "the file lost a cell when the kernel was killed"
run '1000 - 1' 999

keys Escape End Return
write 'not saved'
# What was typed is safe after two seconds, as is promised.
sleep 3
kill -KILL "$window"
wait "$window" 2> /dev/null || true
recovery_holds 'not saved' || fail "the recovery file does not hold what was typed 3 s before the window was killed"
if holds "$file" 'not saved'; then fail "the file was saved although nobody asked"; fi
window=
reads_as '1000 - 1 -> 999' > /dev/null || fail "the file cannot be read after the window was killed"
note "what was not saved is in the recovery file, and the file is as it was saved"
until_so "the kernel ends with its window" is_gone "${kernels[-1]}"
kernels=()
