#!/usr/bin/env bash
# Sends notebooks that we write through Jupyter and looks whether anything was lost. Needs Debian's jupyter-nbconvert and
# python3-nbformat. The argument is a class path with this module's classes, its test classes and what they need:
#   notebook-ui/src/test/jupyter/round-trip.sh CLASSPATH
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/ours" "$folder/theirs"
export HOME=$folder JUPYTER_PLATFORM_DIRS=1
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
main=dev.vonk.notebook.files.JupyterRoundTrip

"$java" -cp "$1" "$main" write "$folder/ours"
for file in "$folder"/ours/*.ipynb; do
    /usr/bin/jupyter-nbconvert --log-level ERROR --to notebook --output-dir "$folder/theirs" "$file"
done
/usr/bin/python3 - "$folder"/ours/*.ipynb "$folder"/theirs/*.ipynb << 'END'
import json, sys
import nbformat
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    assert notebook["nbformat"] == 4 and notebook["nbformat_minor"] >= 5, path
    nbformat.validate(notebook)
    print(path.split("/")[-2] + "/" + path.split("/")[-1] + ": valid")
END
"$java" -cp "$1" "$main" compare "$folder/ours" "$folder/theirs"
