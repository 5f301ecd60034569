# Shared by the scripts here: installs what a fresh Debian lacks and fills .deps. To be sourced, with bash.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# step TITLE COMMAND...: runs it silently, prints how long it took; when it fails, prints the end of its output.
step() {
    local title=$1 log start=$SECONDS
    shift
    mkdir -p build
    log=build/$(tr -cs 'a-z0-9\n' - <<<"${title,,}").log
    echo "${title} …"
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        return 1
    fi
    echo "${title}: $((SECONDS - start)) s"
}

# need_packages NAME...: installs those that are not there, from the machine's own sources.
need_packages() {
    local missing=() name
    for name in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then return; fi
    need_space / 3
    if ((EUID == 0)); then
        local root=(env)
    elif command -v sudo >/dev/null; then
        local root=(sudo)
    else
        die "these packages are missing, and installing them needs root or sudo: ${missing[*]}."
    fi
    root+=(DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    # Packages that are known may have moved on in the archive since: so the lists are always read again.
    step "Package lists" "${root[@]}" update || die "apt-get could not read the package lists: is there a network?"
    step "Installing ${missing[*]}" "${root[@]}" install --yes --no-install-recommends "${missing[@]}" ||
        die "apt-get could not install ${missing[*]}."
}

# need_space FOLDER GIGABYTES
need_space() {
    local free
    free=$(df --output=avail -k "$1" | tail -n 1)
    ((free > $2 * 1000000)) || die "there is too little space on the disk of $1: this needs $2 GB, $((free / 1000)) MB are free."
}

need_node() {
    if command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 18)'; then return; fi
    need_packages nodejs npm
}

# The dependencies of cmake/dependencies.cmake come from Debian's archive, whose suites are all served side by side: headers
# out of binary packages, sources out of source packages, unpacked into .deps and never installed. They are read with
# lists of our own, so that the machine's own sources stay as they are; the archive is the one that it is set up with.
# Newer suites only where an older one does not do: xsimd must be 13.2.0, Dear ImGui at least 1.92.
declare -A headers=([xsimd]=libxsimd-dev=13.2.0* [fmt]=libfmt-dev/trixie [fast_float]=libfast-float-dev/trixie [glm]=libglm-dev/trixie)
declare -A sources=([catch2]=catch2/trixie [imgui]=imgui/forky [sdl2]=libsdl2/bookworm)

fill_deps() {
    local name missing=()
    for name in "${!headers[@]}" "${!sources[@]}"; do
        [[ -d .deps/$name ]] || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then return; fi
    need_space . 2
    step "Dependencies" unpack_from_archive "${missing[@]}" ||
        die "could not fetch ${missing[*]} from the Debian archive: is there a network?"
}

unpack_from_archive() (
    set -e
    apt=$PWD/.deps/.apt
    rm -rf "$apt"
    mkdir -p "$apt"/{lists,cache,files}
    archive=$(apt-get indextargets --no-release-info --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 ~ /^[a-z]+$/ { print $2; exit }')
    deb="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive"
    printf '%s\n' "deb $deb trixie main" "deb-src $deb bookworm main" "deb-src $deb trixie main" "deb-src $deb forky main" \
        >"$apt/sources.list"
    cat >"$apt/apt.conf" <<EOF
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt/cache";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false"; // a mirror of a testing suite may lag; signatures are still checked
APT::Sandbox::User "root";
EOF
    export APT_CONFIG=$apt/apt.conf
    apt-get -q update
    cd "$apt/files"
    for name in "$@"; do
        mkdir "$name" "$name.tree"
        cd "$name"
        if [[ -v "headers[$name]" ]]; then
            apt-get -q download "${headers[$name]}"
            dpkg -x ./*.deb .
            mkdir -p "../$name.tree/include"
            mv usr/include/* "../$name.tree/include/"
        else
            apt-get -q source --download-only "${sources[$name]}"
            tar -x --strip-components 1 -C "../$name.tree" -f ./*.orig.tar.*
        fi
        cd ..
        mv "$name.tree" "../../$name"
    done
    rm -rf "$apt"
)
