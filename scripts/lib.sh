# Shared by the scripts here: steps, what a fresh Debian lacks, builds. To be sourced, with bash.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# ccache learns what a file includes from its compilation and does not preprocess it first, and takes precompiled headers.
export CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
# emcc is a Python program. A version manager's shim in the place of Debian's python3 would double the time that it takes to start.
[[ ! -x /usr/bin/python3 ]] || export EMSDK_PYTHON=/usr/bin/python3

build_packages=(cmake ninja-build ccache emscripten ca-certificates xz-utils)
sanitizer_packages=(clang libclang-rt-14-dev llvm) # llvm has the symbolizer

# step TITLE COMMAND...: runs it with its output in $log, prints how long it took and how much of the processors.
step() {
    local title=$1 start=$SECONDS used TIMEFORMAT='%U %S'
    shift
    mkdir -p build
    log=build/$(tr -cs 'a-z0-9\n' - <<<"${title,,}").log
    echo "$title ..."
    used=$({ time "$@" >"$log" 2>&1; } 2>&1) || return 1
    echo "$title: $((SECONDS - start)) s ($(awk '{ printf "%.0f", $1 + $2 }' <<<"$used") s of processors)"
}

# need_packages NAME...: installs those that are missing, from the machine's own sources.
need_packages() {
    command -v apt-get >/dev/null || die "this installs with apt, which is not here; README.md tells how to build without it."
    local missing=() root=() name
    for name in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then return; fi
    need_space / 4
    if ((EUID != 0)); then
        sudo -v 2>/dev/null || die "these packages are missing, and installing them needs root or sudo: ${missing[*]}."
        root=(sudo)
    fi
    root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    echo "Missing packages: ${missing[*]}"
    step "Reading package lists" "${root[@]}" update || true # a list of no interest here may be out of reach
    step "Installing packages" "${root[@]}" install --yes --no-install-recommends "${missing[@]}" ||
        die "apt-get could not install ${missing[*]}; is there a network? Its own words are in $log."
}

# need_space FOLDER GIGABYTES
need_space() {
    local free
    free=$(df --output=avail -k "$1" | tail -n 1)
    ((free > $2 * 1000000)) || die "the disk of $(realpath "$1") has $((free / 1000)) MB left, and this needs $2 GB."
}

# What to install for Node 18 or later with npm; nothing where they are, wherever they came from.
node_packages() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || echo nodejs npm
}

# build PRESET [TARGET...]: configures it and builds all or some of it; when that fails, prints the end of what was said.
build() {
    local preset=$1
    shift
    step "Configuring $preset" cmake --preset "$preset" &&
        step "Building $preset" cmake --build --preset "$preset" ${1:+--target "$@"} || { tail -n 60 "$log" >&2; return 1; }
}
