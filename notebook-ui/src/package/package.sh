#!/bin/sh
# Makes an image of Vonk that needs no JDK: package.sh DIST [--to FOLDER] [--install]. Called by `vonk package`.
# JAVA_HOME is the JDK to take the runtime from.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
dist=$1
shift
to=$PWD
install=

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "vonk: $*"
    exit 2
}

usage() {
    cat << 'TEXT'
Usage: vonk package [--to FOLDER] [--install]
Makes an image of Vonk with a Java runtime of its own, so that it runs where there is no JDK.
      --to FOLDER  where the image goes, in a folder vonk-notebook of its own; the current folder if it is not said
      --install    puts the image below ~/.local/share and Vonk into the menu of the desktop
  -h, --help       shows this
TEXT
}

while [ $# -gt 0 ]; do
    case $1 in
        --to)
            [ $# -gt 1 ] || fail "--to needs a folder."
            to=$2
            shift 2
            ;;
        --install)
            install=yes
            shift
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        *) fail "package does not know '$1'; see vonk package --help." ;;
    esac
done

[ -x "$JAVA_HOME/bin/jpackage" ] || fail "$JAVA_HOME has no jpackage; set JAVA_HOME to a full JDK."
if [ -n "$install" ]; then to=${XDG_DATA_HOME:-$HOME/.local/share}/vonk; fi
mkdir -p "$to" || fail "cannot make the folder $to."
image=$(cd "$to" && pwd -P)/vonk-notebook
if [ -e "$image" ]; then
    [ -n "$install" ] || fail "$image is there already; move it away, or choose another folder with --to."
    rm -rf "$image"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT

# One folder of jars for all programs of the image. The terminal's come first in the alphabet of the class path, so that
# the kernel can use their cache of loaded classes.
mkdir "$work/jars"
for jar in "$dist"/lib/*.jar; do cp "$jar" "$work/jars/a-${jar##*/}"; done
for jar in "$dist"/notebook/*.jar; do cp "$jar" "$work/jars/b-${jar##*/}"; done

flags="-XX:+UseParallelGC -Xlog:disable --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
cat > "$work/vonk.properties" << TEXT
main-jar=$(basename "$work"/jars/a-repl-*.jar)
main-class=dev.vonk.repl.ReplMain
java-options=$flags -XX:MaxRAMPercentage=75 -XX:AOTCache=\$APPDIR/classes.aot -Dvonk.aot=\$APPDIR/classes.aot
TEXT

say "Making the image; this takes about a minute."
# Cells may use all of Java SE; the compiler and JShell are what cells are made of.
"$JAVA_HOME/bin/jpackage" --type app-image --name vonk-notebook --dest "$work" --input "$work/jars" \
    --main-jar "$(basename "$work"/jars/b-notebook-ui-*.jar)" --main-class dev.vonk.notebook.NotebookMain \
    --java-options "$flags -Xmx1g -XX:AOTCache=\$APPDIR/notebook.aot -Dvonk.aot=\$APPDIR/classes.aot" \
    --add-launcher "vonk=$work/vonk.properties" --icon "$here/vonk.png" \
    --add-modules java.se,jdk.jshell,jdk.compiler,jdk.zipfs,jdk.unsupported,jdk.charsets,jdk.localedata,jdk.crypto.ec,jdk.management,jdk.net,jdk.naming.dns,jdk.jfr \
    --jlink-options "--no-header-files --no-man-pages --compress zip-6" > "$work/log" 2>&1 || {
    tail -n 20 "$work/log" >&2
    fail "jpackage failed."
}
mv "$work/vonk-notebook" "$image"

# The class path in the order that the caches are made for; jpackage puts the main jar first.
order() { # order FILE JAR...
    file=$1
    shift
    for jar in "$@"; do printf 'app.classpath=$APPDIR/%s\n' "${jar##*/}"; done > "$work/classpath"
    grep -v '^app\.classpath=' "$file" | sed "/^\[Application\]/r $work/classpath" > "$work/ordered"
    cat "$work/ordered" > "$file"
}
order "$image/lib/app/vonk.cfg" "$image"/lib/app/a-*.jar
order "$image/lib/app/vonk-notebook.cfg" "$image"/lib/app/a-*.jar "$image"/lib/app/b-*.jar

# Each program once, so that its later starts find its classes loaded.
app=$image/lib/app
java=$image/lib/runtime/bin/java
lib=$(printf '%s:' "$app"/a-*.jar)
window=$(printf '%s:' "$app"/a-*.jar "$app"/b-*.jar)
# shellcheck disable=SC2086 # the flags are words
"$java" $flags -XX:MaxRAMPercentage=75 "-XX:AOTCacheOutput=$app/classes.aot" -cp "${lib%:}" dev.vonk.repl.ReplMain warm-up \
    < "$here/../../../repl/src/launch/warm-up.keys" > /dev/null 2>&1 || say "vonk: no cache of classes was made for the terminal; it starts slower."
# shellcheck disable=SC2086 # the flags are words
"$java" $flags -Xmx1g "-XX:AOTCacheOutput=$app/notebook.aot" -Dglass.platform=Headless -Dprism.order=sw -cp "${window%:}" \
    dev.vonk.notebook.NotebookMain --warm-up > /dev/null 2>&1 || say "vonk: no cache of classes was made for the notebook; it starts slower."

mkdir -p "$image/share/icons" "$image/share/applications"
cp "$here/vonk.svg" "$image/share/icons/"
sed "s|@HOME@|$image|g" "$here/vonk-notebook.desktop" > "$image/share/applications/vonk-notebook.desktop"
say "$image: bin/vonk-notebook opens the notebook, bin/vonk is the command line."
if [ -n "$install" ]; then
    menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
    mkdir -p "$menu"
    cp "$image/share/applications/vonk-notebook.desktop" "$menu/"
    say "Vonk Notebook is in the menu of the desktop now."
fi
