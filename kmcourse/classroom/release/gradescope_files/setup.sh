#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container. Only what is missing is installed.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${KMCOURSE_AUTOGRADER:-/autograder}

# The first Python that is new enough and can make environments.
find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

install() {
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

missing=()
for package in bubblewrap libseccomp2; do
    is_installed "$package" || missing+=("$package")
done
find_python >/dev/null || missing+=(python3 python3-venv)
if ((${#missing[@]})); then
    apt-get update
    install "${missing[@]}"
fi
# The python3 of Ubuntu 22.04 is older, but there is another beside it.
find_python >/dev/null || install python3.11 python3.11-venv
python=$(find_python) || { echo "There is no Python 3.11 or newer. Choose a newer Ubuntu as base image." >&2; exit 1; }

# Outside of source, which no submission may read; a submission uses the packages that are installed here.
"$python" -m venv "$root/python"
"$root/python/bin/python" -m pip install --no-deps --only-binary :all: --requirement "$source/requirements.txt"
PYTHONPATH=$source "$root/python/bin/python" -c 'import kmcourse.classroom.grading.gradescope_container'
