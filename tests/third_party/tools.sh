# What the checks with tools of other projects have in common; sourced by them.

need() { # COMMAND WHAT
    command -v "$1" >/dev/null 2>&1 && return
    echo "error: $1 was not found. This check needs $2." >&2
    exit 2
}

# Runs a command silently unless it fails; used for installations, whose output nobody reads otherwise.
install() {
    log=$("$@" 2>&1) && return
    printf '%s\nerror: could not install the tools: %s\n' "$log" "$*" >&2
    exit 2
}

# Installs the pinned packages of FOLDER/requirements.txt into FOLDER/.venv, which git ignores. An installation is used
# again as long as the list has not changed.
install_python_tools() { # FOLDER
    cmp -s "$1/requirements.txt" "$1/.venv/installed.txt" && return
    install python3 -m venv --clear "$1/.venv"
    install "$1/.venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$1/requirements.txt"
    cp "$1/requirements.txt" "$1/.venv/installed.txt"
}
