# A Slurm of one node on the loopback, with keys, sockets, state and logs in a folder of its own: nothing of /etc is read or written. It
# needs neither systemd nor cgroups, and runs as whoever starts it. To be sourced by scripts/test-cluster.

node=$(hostname -s) user=$(id -un)
declare -A daemons # process ids by name

# start_slurm FOLDER: starts it and waits until the node is idle.
start_slurm() {
    slurm=$1
    [[ $(getent ahostsv4 "$node") == 127.* ]] || die "Slurm shall listen on the loopback alone, and this machine's name, $node, is
another address. As root: unshare --uts sh -c 'hostname localhost && scripts/test-cluster'."
    export SLURM_CONF=$slurm/slurm.conf
    mkdir -p "$slurm"/{state,spool}
    chmod 755 "$slurm"
    (umask 077 && head -c 128 /dev/urandom >"$slurm/munge.key")
    write_slurm_conf >"$SLURM_CONF"
    start_daemon munged --foreground --socket="$slurm/munge.socket" --key-file="$slurm/munge.key" --pid-file="$slurm/munged.pid" \
        --seed-file="$slurm/munged.seed" --log-file="$slurm/munged.log"
    within 20 test -S "$slurm/munge.socket" || slurm_died
    start_daemon slurmctld -D
    start_daemon slurmd -D
    within 60 node_is idle || slurm_died
}

write_slurm_conf() {
    cat <<END
ClusterName=ravine
SlurmctldHost=$node
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=$user
SlurmdUser=$user
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
# A task that is queued again waits as long as old credentials are good.
AuthInfo=socket=$slurm/munge.socket,cred_expire=5
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
MailProg=/bin/true
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdTimeout=10
ReturnToService=2
KillWait=2
NodeName=$node CPUs=$(nproc)
PartitionName=main Nodes=$node Default=YES State=UP
END
}

# start_daemon NAME OPTION...
start_daemon() {
    "$@" >>"$slurm/$1.txt" 2>&1 &
    daemons[$1]=$!
}

slurm_died() {
    tail -n 20 "$slurm"/{munged,slurmctld,slurmd}.txt >&2
    die "Slurm did not start; its own words are above."
}

node_is() { [[ $(sinfo -h -o %t 2>/dev/null) == "$1" ]]; }

# Prints the processes of all tasks, or those of one step.
task_processes() { scontrol listpids "$@" 2>/dev/null | awk 'NR > 1 && $1 > 1 { print $1 }'; }

# Kills the node's daemon, and its tasks with what watches them, without a word to anybody; the daemon then comes back.
fail_node() {
    local tasks parents
    tasks=$(task_processes)
    parents=$(for task in $tasks; do ps -o ppid= -p "$task"; done | sort -u |
        while read -r parent; do [[ $(ps -o comm= -p "$parent") != slurmstepd ]] || echo "$parent"; done)
    kill -KILL $parents "${daemons[slurmd]}" $tasks
    wait "${daemons[slurmd]}" 2>/dev/null || true
    start_daemon slurmd -D
}

# Ends tasks and daemons. Returns 1 if one of them is left.
stop_slurm() {
    [[ -n ${daemons[*]} ]] || return 0
    if [[ -n ${daemons[slurmctld]:-} ]] && kill -0 "${daemons[slurmctld]}" 2>/dev/null; then
        scancel --user="$user" || true
        within 30 no_tasks || kill -KILL $(task_processes) || true
    fi
    local name pids=("${daemons[@]}")
    for name in slurmd slurmctld munged; do
        [[ -z ${daemons[$name]:-} ]] || { kill "${daemons[$name]}" && wait "${daemons[$name]}"; } 2>/dev/null || true
    done
    daemons=()
    ! kill -0 "${pids[@]}" 2>/dev/null
}

no_tasks() { [[ -z $(squeue -h) && -z $(task_processes) ]]; }
