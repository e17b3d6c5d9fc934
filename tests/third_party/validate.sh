#!/bin/sh
# Validates the description, and the bundles made from it, with validators that are not ours:
# openapi-spec-validator (structure), @redocly/cli (rules "recommended"), @stoplight/spectral-cli (rules "spectral:oas").
# Any error and any warning fails. The tools are installed beside this file, into folders that git ignores.
set -u

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
. "$here/tools.sh"
venv=$here/.venv
modules=$here/node_modules
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

install_node_tools() {
    cmp -s "$here/package-lock.json" "$modules/installed.json" && return
    install npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund
    cp "$here/package-lock.json" "$modules/installed.json"
}

check() { # NAME COMMAND...
    name=$1
    shift
    if log=$("$@" 2>&1); then
        echo "  $name: ok"
    else
        printf '  %s: FAILED\n%s\n' "$name" "$log"
        failed=1
    fi
}

# redocly's exit status ignores warnings, so its findings are counted.
redocly() {
    findings=$("$modules/.bin/redocly" lint "$1" --config "$here/redocly.yaml" --format json 2>"$modules/redocly.log")
    printf '%s' "$findings" | node "$here/count_findings.js" && return
    # Without a report, what redocly wrote to stderr says why.
    if [ -z "$findings" ]; then cat "$modules/redocly.log"; fi
    return 1
}

validate() {
    echo "${1#"$root"/}"
    check openapi-spec-validator "$venv/bin/openapi-spec-validator" --subschema-errors all "$1"
    check redocly redocly "$1"
    check spectral "$modules/.bin/spectral" lint "$1" --ruleset "$here/.spectral.yaml" --fail-severity warn
}

for tool in python3 node npm; do
    need "$tool" "Python 3.10 or later (with venv) and Node.js 20.19 or later (with npm)"
done
install_python_tools "$here"
install_node_tools

failed=0
validate "$root/spec/openapi.yaml"
for bundle in "$root/generated/openapi.yaml" "$root/generated/openapi.json"; do
    if [ -f "$bundle" ]; then validate "$bundle"; fi
done
# Their enumerations are beside the strings that they are about, so nothing refers to them: structure only.
for profile in "$root"/generated/openapi.*.yaml; do
    echo "${profile#"$root"/}"
    check openapi-spec-validator "$venv/bin/openapi-spec-validator" --subschema-errors all "$profile"
done
if [ -f "$root/generated/openapi.yaml" ]; then
    check "PyYAML reads generated/openapi.yaml as its JSON form" "$venv/bin/python" "$here/pyyaml_check.py"
fi
exit "$failed"
