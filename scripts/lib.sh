# Shared by the scripts here: installs what a fresh Debian lacks and fills .deps. To be sourced, with bash.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

build_packages=(cmake ninja-build ccache emscripten ca-certificates xz-utils)

# step TITLE COMMAND...: runs it with its output in $log, prints how long it took.
step() {
    local title=$1 start=$SECONDS
    shift
    mkdir -p build
    log=build/$(tr -cs 'a-z0-9\n' - <<<"${title,,}").log
    echo "$title ..."
    "$@" >"$log" 2>&1 || return 1
    echo "$title: $((SECONDS - start)) s"
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

# The dependencies of cmake/dependencies.cmake come from Debian's archive, whose suites are all served side by side: headers
# out of binary packages, sources out of source packages, unpacked into .deps and never installed. They are read with
# lists of our own, so that the machine's own sources stay as they are; the archive is the one that it is set up with.
# Newer suites only where an older one does not do: xsimd must be 13.2.0, Dear ImGui at least 1.92.
declare -A packages=(
    [xsimd]=libxsimd-dev=13.2.0* [fast_float]=libfast-float-dev/trixie [glm]=libglm-dev/trixie
    [fmt]=source:fmtlib/trixie [catch2]=source:catch2/trixie [imgui]=source:imgui/forky [sdl2]=source:libsdl2/bookworm
)

fill_deps() {
    local name missing=()
    for name in "${!packages[@]}"; do
        [[ $(cat ".deps/$name/.package" 2>/dev/null) == "${packages[$name]}" ]] || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then return; fi
    need_space . 2
    step "Fetching dependencies" unpack_from_archive "${missing[@]}" ||
        die "the Debian archive did not give ${missing[*]}; is there a network? apt-get's own words are in $log."
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
    apt-get -q -o APT::Update::Error-Mode=any update
    cd "$apt/files"
    for name in "$@"; do
        mkdir "$name" "$name.tree"
        cd "$name"
        package=${packages[$name]}
        if [[ $package != source:* ]]; then
            apt-get -q download "$package"
            dpkg -x ./*.deb .
            mkdir -p "../$name.tree/include"
            mv usr/include/* "../$name.tree/include/"
        else
            apt-get -q source --download-only "${package#source:}"
            tar -x --strip-components 1 -C "../$name.tree" -f ./*.orig.tar.*
        fi
        cd ..
        echo "$package" >"$name.tree/.package"
        rm -rf "../../$name"
        mv "$name.tree" "../../$name"
    done
    rm -rf "$apt"
)

# build PRESET: configures and builds it; when that fails, prints the end of what was said.
build() {
    step "Configuring $1" cmake --preset "$1" && step "Building $1" cmake --build --preset "$1" || { tail -n 60 "$log" >&2; return 1; }
}
