import type {CauseId} from '../model/cause.js'
import type {Count} from '../model/count.js'
import type {Layer} from '../model/limit.js'
import type {LimitId} from '../model/limit-id.js'
import type {BacklogReason, MessageArgs, MessageCode} from '../model/message.js'
import type {Assignment} from '../model/next-boot.js'
import type {ServerWall} from '../model/server-report.js'
import type {SettingValue} from '../model/setting-value.js'
import {bytes, count, plural} from './numbers.js'
import {elementsText, valueText} from './setting-value.js'

export const limitNames: Readonly<Record<LimitId, string>> = {
  'open-files': 'open files',
  'open-files-soft': 'open files (soft)',
  'ephemeral-ports': 'ephemeral ports',
  'accept-queue': 'accept queue',
  memory: 'memory',
  'file-max': 'open files (system)',
  'epoll-watches': 'epoll watches',
  'nr-open': 'settable open files',
  'ephemeral-ports-knee': 'ports (fast half)',
  'syn-queue': 'SYN queue',
  'tcp-mem': 'TCP queue memory',
  conntrack: 'connection tracking',
  'time-wait-buckets': 'TIME_WAIT buckets',
  orphans: 'orphaned sockets',
  threads: 'threads',
  'memory-maps': 'memory maps',
  neighbours: 'neighbour table',
  'hash-chains': 'TCP hash table',
}

export const serverWallNames: Readonly<Record<ServerWall, string>> = {
  'open-files': 'open files',
  memory: 'memory limit',
  threads: 'thread limit',
}

export const layerNames: Readonly<Record<Layer, string>> = {
  shell: 'this shell',
  runtime: 'now',
  'next-boot': 'after a boot',
  logins: 'new logins',
  service: 'a service',
  container: 'a container',
  host: 'on the host',
  application: 'the server',
  workload: 'or instead',
}

export const causeNames: Readonly<Record<CauseId, string>> = {
  'ephemeral-ports-used-up': 'the ephemeral ports are used up',
  'client-open-files': 'the client is out of file descriptors',
  'server-open-files': 'the server is out of file descriptors',
  'accept-queue-overflow': 'the accept queue overflowed',
  'loopback-down': 'the loopback interface is down',
  unexplained: 'unexplained',
}

const sysctlFile = '/etc/sysctl.d/zz-tune.conf'

/** What happens past a limit whose shortfall needs no other words. */
const consequences: Readonly<Partial<Record<LimitId, string>>> = {
  'nr-open': 'no open-file limit can be set higher',
  'syn-queue': 'handshakes are dropped and tried again a second later',
  'tcp-mem': 'the kernel shrinks the buffers of every socket',
  conntrack: 'the firewall drops new connections in silence',
  'time-wait-buckets': 'closed connections are forgotten too early',
  orphans: 'the kernel resets connections that all close at once',
  threads: 'the server can start no thread for a connection',
  'memory-maps': 'the server can map no stack for a thread',
  neighbours: 'packets to new neighbours are dropped',
  'hash-chains': 'finding a socket takes the kernel longer and longer',
}

/** Enough of what was pasted to know it again. */
const beginning = (text: string) => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text)
const didYouMean = (nearest: string | null) => (nearest === null ? '' : ` Did you mean ${nearest}?`)
const at = ({file, line, column}: {file: string; line: number; column: number}) => `${file}:${line}:${column}`
const stopsAt = ({ceiling, target}: {ceiling: number; target: number}) =>
  `${count(ceiling)} of ${count(target)} connections`

/** The backlog of a listening socket, and why it is not what somaxconn allows. */
function backlogText(args: Omit<MessageArgs['server-backlog'], 'socket'>): string {
  const {backlog, somaxconn, because} = args
  if (somaxconn === null) return count(backlog)
  const allowed = `net.core.somaxconn is ${count(somaxconn)}`
  const reasons: Readonly<Record<BacklogReason, string>> = {
    'program-default': `${count(backlog)}, the program's default; ${allowed}`,
    'listened-before': `${count(backlog)}; ${allowed}, raised after it began to listen: restart it`,
    either: `${count(backlog)}; ${allowed}: it asks for no more, or began to listen before that was raised`,
    allowed: `${count(backlog)}, all that net.core.somaxconn allows`,
    'lowered-since': `${count(backlog)}, until it listens again: ${allowed} now`,
    unknown: count(backlog),
  }
  return reasons[because]
}

const overText = (shadowed: Assignment | undefined) =>
  shadowed === undefined ? '' : `, over ${shadowed.text} of ${shadowed.place}`
const engineText = (from: {value: SettingValue; place: string} | null) =>
  from === null ? 'set by no file' : `${valueText(from.value)} (${from.place})`
const openFilesText = (soft: Count | null, hard: Count | null) => {
  const [softText, hardText] = [soft, hard].map((limit) =>
    limit === null ? 'unknown' : typeof limit === 'number' ? count(limit) : limit,
  )
  return `${softText} (hard ${hardText})`
}

const assignment = (name: string, value: string) => `${name}=${value.includes(' ') ? `"${value}"` : value}`

/** Every sentence, in English. */
export const english: {readonly [C in MessageCode]: (args: MessageArgs[C]) => string} = {
  'limit-holds': ({limit, ceiling}) =>
    `${limitNames[limit]}: ${ceiling === null ? 'no bound' : `room for ${plural(ceiling, 'connection')}`}`,
  'open-files-short': ({hard, processes, ...short}) =>
    `a hard open-file limit of ${count(hard)} carries ${stopsAt(short)} in ${plural(processes, 'process', 'processes')} per side`,
  'open-files-soft-short': ({soft, raises, ...short}) =>
    raises
      ? `a program that does not raise its soft open-file limit of ${count(soft)} stops at ${stopsAt(short)}`
      : `the soft open-file limit of ${count(soft)} carries ${stopsAt(short)}`,
  'ephemeral-ports-short': (short) => `the ephemeral ports carry ${stopsAt(short)}`,
  'accept-queue-short': ({ceiling, needed, ratePerSecond, pauseMs, assumed}) =>
    `at ${count(ratePerSecond)}/s a pause of ${pauseMs} ms in accept() needs ${count(needed)} places, the queue has ${count(ceiling)}${assumed === null ? '' : ` (the default of ${assumed}; say --backlog)`}: later clients wait 1 s and more`,
  'memory-short': ({availableBytes, ...short}) =>
    `${bytes(availableBytes)} of memory carry ${stopsAt(short)}`,
  'file-max-short': (short) => `fs.file-max carries ${stopsAt(short)}`,
  'epoll-watches-short': (short) => `fs.epoll.max_user_watches carries ${stopsAt(short)}`,
  'ephemeral-ports-knee-passed': ({ceiling}) =>
    `past ${plural(ceiling, 'connection')} connect() gets 12 to 35 times slower: half of the ports are taken`,
  'limit-short': ({limit, ceiling}) =>
    `past ${plural(ceiling, 'connection')} ${consequences[limit] ?? `${limitNames[limit]} run out`}`,
  'limit-unknown': ({limit, source, reason}) =>
    `${limitNames[limit]}: ${source} could not be read: ${reason}`,

  'client-side-only': () => 'only the connecting side needs it',
  'server-side-only': () => 'only the accepting side needs it',
  'no-rate': () => 'depends on the rate; say --rate',
  'no-churn': () => 'depends on connections closed per second; say --churn',
  'no-threads': () => 'only for servers with a thread per connection; say --threads-per-connection',
  'few-peers': () => 'only with more than 1,000 directly connected peers; say --peers',
  'nothing-queued': () => 'idle connections queue nothing; say --queued',
  'nothing-tracked': () => 'no connection is tracked in this network namespace',
  'remote-clients-only': () => 'only with clients on other hosts: --role server',
  'syn-cookies-on': () => 'with SYN cookies on the listen backlog bounds it',
  'host-only-setting': ({setting}) => `${setting} is the host's and not shown in this network namespace`,
  'no-such-limit-here': ({source}) => `this kernel has no ${source}`,

  'not-readable': ({source, reason}) => `${source} could not be read: ${reason}`,

  'setting-meets-profile': ({value}) => `is ${valueText(value)}`,
  'setting-too-low': ({value, wanted, why}) => {
    const [is, unit] =
      value.shape === 'port-range'
        ? [count(value.range.high - value.range.low + 1), ' ports']
        : [value.shape === 'count' && value.count !== 'unlimited' ? count(value.count) : valueText(value), '']
    return `is ${is}${unit}, wanted at least ${count(wanted)}${unit}. ${why}`
  },
  'setting-elements-too-low': ({value, wanted, raised, why}) =>
    `is ${valueText(value)}, wanted at least ${elementsText(wanted)}; ${valueText(raised)} meets that and lowers nothing. ${why}`,
  'setting-differs': ({value, wanted, why}) =>
    `is ${valueText(value)}, wanted exactly ${valueText(wanted)}. ${why}`,
  'setting-does-not-cover': ({value, wanted, why}) =>
    `is ${valueText(value)}, wanted a range that covers ${valueText(wanted)}. ${why}`,
  'setting-shape-mismatch': ({value, wish}) => `is ${valueText(value)}, which ${wish} cannot be asked of`,
  'setting-unreadable': ({source, reason}) => `could not be read from ${source}: ${reason}`,
  'setting-absent': () => 'this kernel does not have it',
  'setting-unheard-of': ({nearest}) => `this kernel does not have it.${didYouMean(nearest)}`,
  'setting-condition-unheard-of': ({condition, nearest}) =>
    `counts only where ${condition}, which this kernel does not have.${didYouMean(nearest)}`,
  'setting-condition-unmet': ({condition}) => `counts only where ${condition}`,

  'nothing-listens': ({port}) => `Nothing listens on TCP port ${port}.`,
  'no-such-process': ({pid}) => `There is no process ${pid}.`,
  'process-listens-nowhere': ({pid}) => `Process ${pid} listens on no TCP port.`,
  'server-not-visible': ({source, reason}) => `its sockets could not be seen in ${source}: ${reason}`,
  'server-open-files-hold': ({ceiling}) =>
    ceiling === null
      ? 'its open files do not bound the connections'
      : `its open files allow ${plural(ceiling, 'connection')}`,
  'server-open-files-short': ({soft, others, processes, ...short}) =>
    `its open files carry ${stopsAt(short)}: soft limit ${count(soft)}${processes === 1 ? '' : ` over ${processes} processes`}, ${count(others)} open for other things`,
  'server-open-files-unknown': ({source, reason}) =>
    `its open files could not be seen in ${source}: ${reason}`,
  'server-queue-full': ({socket, queued, backlog, stoppedPid}) =>
    `${plural(queued, 'connection')} ${queued === 1 ? 'waits' : 'wait'} on ${socket}, which has a backlog of ${count(backlog)}: its accept queue is full now${stoppedPid === null ? '' : `, and process ${stoppedPid} is stopped`}`,
  'server-backlog': ({socket, ...backlog}) => `${socket} listens with ${backlogText(backlog)}`,
  'server-backlog-short': ({socket, needed, ratePerSecond, pauseMs, ...backlog}) =>
    `at ${count(ratePerSecond)}/s a pause of ${pauseMs} ms in accept() needs ${count(needed)} places; ${socket} listens with ${backlogText(backlog)}`,
  'server-backlog-unknown': ({socket, source, reason}) =>
    `the backlog of ${socket} could not be read from ${source}: ${reason}`,
  'server-memory-holds': ({ceiling}) =>
    `the memory limit of its control group allows ${plural(ceiling, 'connection')}`,
  'server-memory-short': ({leftBytes, ...short}) =>
    `the ${bytes(leftBytes)} its control group has left carry ${stopsAt(short)}`,
  'server-memory-unknown': ({source, reason}) =>
    `the memory limit of its control group could not be read from ${source}: ${reason}`,
  'server-threads-hold': ({ceiling}) =>
    `the threads of its control group allow ${plural(ceiling, 'connection')}`,
  'server-threads-short': ({left, ...short}) =>
    `the ${plural(left, 'thread')} its control group has left carry ${stopsAt(short)}`,
  'server-threads-unknown': ({source, reason}) =>
    `the thread limit of its control group could not be read from ${source}: ${reason}`,
  'server-loopback-only': ({sockets}) => `${sockets.join(' and ')}: only this host can connect to it`,
  'server-forwards': ({program}) =>
    `${program} only forwards to a container: name the process in it with --pid`,
  'server-worker-connections': () =>
    'worker_connections of nginx bounds it too, 512 per worker unless configured; not visible from outside',

  'drift-lost-at-boot': ({now, next, place, shadowed}) =>
    `${valueText(now)} now, ${valueText(next)} after the next boot: ${place}${overText(shadowed.at(-1))}`,
  'drift-in-no-file': ({now, next}) =>
    `${valueText(now)} now, ${valueText(next)} after the next boot: no sysctl file sets it`,
  'drift-not-in-force': ({now, value, place}) =>
    `${valueText(now)} now, ${valueText(value)} after the next boot (${place}): not in force, changed since or refused by the kernel`,
  'drift-engines-disagree': ({now, boot, procps}) =>
    `${engineText(boot)} after a boot, ${engineText(procps)} after sysctl --system, ${valueText(now)} now`,
  'drift-unknown': ({source, reason}) =>
    `what a boot makes of the settings cannot be told: ${source}: ${reason}`,
  'drift-login-open-files': ({user, soft, hard, sessionSoft, sessionHard, place}) =>
    `a new login of ${user} gets ${openFilesText(soft, hard)} open files, this session has ${openFilesText(sessionSoft, sessionHard)}: ${place}`,
  'drift-login-above-nr-open': ({limit, place, nrOpen, nrOpenPlace}) =>
    `${count(nrOpen)}${nrOpenPlace === null ? '' : ` after the next boot (${nrOpenPlace})`}, but ${place} wants ${count(limit)} open files: new logins may be refused`,

  'fix-ulimit-soft': ({limit}) => `ulimit -Sn ${limit}`,
  'fix-prlimit-shell': ({limit}) => `sudo prlimit --pid $$ --nofile=${limit}:${limit}`,
  'fix-limits-conf': ({limit}) =>
    `"* - nofile ${limit}", "root - nofile ${limit}" in /etc/security/limits.d/zz-tune.conf`,
  'fix-limit-nofile': ({limit}) => `LimitNOFILE=${limit} in its unit, then restart it`,
  'fix-container-ulimit': ({limit}) => `--ulimit nofile=${limit}:${limit}, or ulimits: in its compose file`,
  'fix-nr-open-first': ({limit, nrOpen}) =>
    `first sudo sysctl -w fs.nr_open=${limit}, because no limit can be set above its ${count(nrOpen)}`,
  'fix-more-processes': ({processes}) =>
    `share the load among ${processes} processes per side: --processes ${processes}`,
  'fix-container-sysctl': ({name, value}) =>
    `--sysctl ${assignment(name, value)} when it is started, or sysctls: in its compose file`,
  'fix-pod-sysctl': ({name, value, isSafe}) =>
    `securityContext.sysctls of the pod: {name: ${name}, value: "${value}"}${isSafe ? '' : ', once the kubelet allows it (allowedUnsafeSysctls)'}`,
  'fix-node-nofile': ({limit}) =>
    `LimitNOFILE=${limit} in the unit of the node's container runtime; restart it, then the pod`,
  'fix-wsl-networking': () =>
    'networkingMode=nat in .wslconfig of Windows, then wsl --shutdown: mirrored, it has no other ports',
  'fix-sysctl-now': ({name, value}) => `sudo sysctl -w ${assignment(name, value)}`,
  'fix-sysctl-boot': ({name, value}) => `"${name} = ${value}" in ${sysctlFile}`,
  'fix-more-sources': ({sources}) =>
    `${count(sources)} client addresses or server ports are needed: --sources ${sources}`,
  'fix-fewer-reserved-ports': ({reserved}) =>
    `net.ipv4.ip_local_reserved_ports holds ${plural(reserved, 'port')} of the range: take out what no service needs`,
  'fix-listen-backlog': ({backlog}) =>
    `listen(…, ${backlog}) in its own code, then restart it: the smaller of both counts`,
  'fix-slower-rate': ({ratePerSecond}) => `open at most ${count(ratePerSecond)} connections per second`,
  'fix-more-memory': ({neededBytes}) => `a host with ${bytes(neededBytes)} of memory to spare`,
  'fix-cgroup-memory': ({neededBytes}) =>
    `a memory limit of this control group (container, unit) with ${bytes(neededBytes)} to spare`,

  'condition-load': ({load, cpus}) =>
    `the load average is ${load.toFixed(1)} on ${plural(cpus, 'CPU')}: something else is running`,
  'condition-swap': ({bytes: used}) => `${bytes(used)} of swap are in use: memory was short before`,
  'condition-memory': ({bytes: free, ofBytes}) =>
    `only ${bytes(free)} of ${bytes(ofBytes)} of memory are available`,
  'condition-governor': ({governor}) => `the CPU frequency governor is ${governor}, not performance`,
  'condition-clock': ({clock}) => `the clock source is ${clock}: every reading of the time is slow`,
  'condition-backlog-drops': ({drops, backlog}) =>
    `${plural(drops, 'packet')} dropped since boot at net.core.netdev_max_backlog${backlog === null ? '' : ` = ${backlog}`}`,
  'condition-time-wait': ({sockets}) => `${count(sockets)} sockets are in TIME_WAIT from an earlier run`,
  'condition-conntrack': ({count: entries, max}) =>
    `${count(entries)} of ${count(max)} connection-tracking entries are in use, closed ones for 2 minutes more`,
  'fix-cgroup-pids': ({needed}) =>
    `pids.max (TasksMax=, --pids-limit) of at least ${count(needed)} for this control group`,
  'fix-boot-parameter': ({parameter}) => `${parameter} on the kernel command line`,
  'fix-prlimit-pids': ({pids, soft, hard}) =>
    pids.length === 1
      ? `sudo prlimit --pid ${pids[0]} --nofile=${soft}:${hard}`
      : `for pid in ${pids.join(' ')}; do sudo prlimit --pid $pid --nofile=${soft}:${hard}; done`,
  'fix-limit-nofile-unit': ({unit, limit}) =>
    `LimitNOFILE=${limit} in ${unit} (systemctl edit ${unit}), then restart it`,
  'fix-container-nofile': ({id, limit}) =>
    `start container ${id.slice(0, 12)} anew with --ulimit nofile=${limit}:${limit}`,
  'fix-nginx-files': ({limit, connections}) =>
    `worker_rlimit_nofile ${limit}; and worker_connections ${connections}; then nginx -s reload`,
  'fix-nginx-backlog': ({port, backlog}) => `listen ${port} backlog=${backlog}; then nginx -s reload`,
  'fix-node-backlog': ({port, backlog}) =>
    `server.listen({port: ${port}, backlog: ${backlog}}) in its code, then restart it`,
  'fix-python-backlog': ({backlog}) =>
    `listen(${backlog}), or backlog=${backlog} where it starts its server, then restart it`,
  'fix-listen-again': () => 'restart it: it asks for whatever somaxconn is when it begins to listen',
  'fix-continue-process': ({pid}) => `kill -CONT ${pid}`,
  'fix-slow-accept': () => 'it does not accept: see whether it hangs, or is out of CPU or open files',
  'fix-server-memory': ({neededBytes}) =>
    `a memory limit of its control group (container, unit) with ${bytes(neededBytes)} to spare`,
  'fix-server-threads': ({needed}) =>
    `pids.max of its control group (TasksMax=, --pids-limit) with ${count(needed)} to spare`,
  'fix-loopback-up': () => 'sudo ip link set lo up',

  'cause-ephemeral-ports-used-up': ({count: failed, ports}) =>
    `${count(failed)} × EADDRNOTAVAIL from connect()${ports === null ? '' : `; the range leaves ${count(ports)} ports`}`,
  'cause-client-open-files': ({count: failed, limit}) =>
    `${count(failed)} × EMFILE in the client${limit === null ? '' : `, whose limit is ${count(limit)}`}`,
  'cause-server-open-files': ({missing, limit}) =>
    `the server never got ${plural(missing, 'connection')} that the client had${limit === null ? '' : `; its open-file limit is ${count(limit)}`}`,
  'cause-accept-queue-overflow': ({overflows, somaxconn}) =>
    `ListenOverflows grew by ${count(overflows)}${somaxconn === null ? '' : `; net.core.somaxconn is ${count(somaxconn)}`}`,
  'cause-loopback-down': ({count: failed}) => `${count(failed)} × ENETUNREACH from connect() to 127.0.0.1`,
  'cause-unexplained': ({missing, failures}) =>
    `${plural(missing, 'connection')} missing${failures === '' ? ', and no error was seen' : `: ${failures}`}`,

  'bad-target': ({text}) =>
    `--target ${text}: a whole number of connections is needed, from 1 to 100m, like 10000, 10k or 1m.`,
  'bad-number': ({flag, text, least, most, isWhole}) =>
    `--${flag} ${text}: a ${isWhole ? 'whole ' : ''}number from ${count(least)} to ${count(most)} is needed.`,
  'bad-whole-number': ({flag, text, most}) =>
    `--${flag} ${text}: a whole number from 1 to ${most} is needed.`,
  'bad-processes': ({text}) => `--processes ${text}: a whole number from 1 to 256, or auto, is needed.`,
  'target-missing': ({command}) => `How many connections? Say for example: tune ${command} --target 10000`,
  interrupted: () => 'Interrupted; nothing was begun.',
  'unknown-flag': ({flag, nearest, command}) =>
    `There is no flag ${flag}.${didYouMean(nearest)} See tune ${command} --help`.replace(
      'tune  --',
      'tune --',
    ),
  'unknown-command': ({command, nearest}) =>
    `There is no command ${command}.${didYouMean(nearest)} See tune --help`,
  'unexpected-argument': ({argument, command}) =>
    `${argument} is one argument too many. See tune ${command} --help`,
  usage: ({detail, command}) => `${detail}. See tune ${command} --help`.replace('tune  --', 'tune --'),
  'unknown-help-topic': ({topic}) => `There is no help on ${topic}. See tune --help`,
  'explain-nothing': () =>
    'What is to be explained? Say for example: tune explain somaxconn, or paste an error in quotes.',
  'explain-unknown': ({thing, nearest}) =>
    `Nothing is known of ${JSON.stringify(beginning(thing))}.${nearest.length === 0 ? ' Known are settings, limits, causes, errors and their numbers, counters of the kernel, exit codes, and lines of a log.' : ` Did you mean ${nearest.join(' or ')}?`}`,
  'too-few-open-files': () =>
    'The open-file limit here is too low for tune itself: raise it, for example with ulimit -n 256, and try again.',
  'system-not-supported': ({system}) =>
    `This system (${system}) is not one tune can judge yet: it knows Linux. Nothing was checked.`,
  'output-not-writable': ({path, reason}) => `The report could not be written to ${path}: ${reason}.`,
  'facts-unreadable': ({file, reason}) => `The facts ${file} could not be read: ${reason}.`,
  'facts-too-large': ({file, mostBytes}) =>
    `${file} is larger than ${bytes(mostBytes)}; those are not facts. Is it the right file?`,
  'facts-not-json': ({file, reason}) => `${file} is not JSON: ${reason}. Was it written by tune facts?`,
  'facts-not-facts': ({file, found}) => `${file} holds ${found}, not the facts that tune facts writes.`,
  'facts-other-version': ({file, version, wanted}) =>
    `${file} is of schema version ${version}, and this tune reads version ${wanted}: write it anew with tune facts.`,
  'facts-wrong-field': ({file, path, reason}) => `${file}: ${path}: ${reason}.`,
  'facts-and-servers': ({file}) =>
    `${file} tells of a host, not of the servers that run there: leave out --port and --pid.`,
  'profile-not-found': ({profile, known, nearest}) =>
    `There is no profile ${profile}.${didYouMean(nearest)} Built in: ${known.join(', ')}; a file is given by its path.`,
  'profile-unreadable': ({file, reason}) => `The profile ${file} could not be read: ${reason}.`,
  'profile-too-large': ({file, mostBytes}) =>
    `${file} is larger than ${bytes(mostBytes)}; that is not a profile. Is it the right file?`,
  'profile-not-utf8': (place) => `${at(place)}: this is not UTF-8 text. Is it the right file?`,
  'profile-empty': ({file}) => `${file} is empty; a profile needs name, description, system and settings.`,
  'profile-syntax': ({reason, ...place}) => `${at(place)}: not valid YAML: ${reason}.`,
  'profile-unknown-key': ({key, nearest, known, ...place}) =>
    `${at(place)}: unknown key ${key}.${didYouMean(nearest)} Allowed here: ${known.join(', ')}.`,
  'profile-missing-key': ({key, ...place}) => `${at(place)}: ${key} is missing.`,
  'profile-wrong-type': ({path, wanted, found, ...place}) =>
    path === ''
      ? `${at(place)}: a profile is a mapping with name, description, system and settings, this is ${found}.`
      : `${at(place)}: ${path} must be ${wanted}, not ${found}.`,
  'profile-one-wish': ({setting, found, ...place}) =>
    `${at(place)}: ${setting} needs exactly one of atLeast, exactly and covers${found.length === 0 ? '' : `, not ${found.join(' and ')}`}.`,
  'profile-no-auto': ({setting, ...place}) =>
    `${at(place)}: tune has no formula for ${setting}, so auto cannot be worked out; give a number.`,
  'profile-bad-setting-name': ({setting, ...place}) =>
    `${at(place)}: ${setting} is not the name of a setting; names are like net.core.somaxconn or RLIMIT_NOFILE soft.`,
  'profile-bad-value': ({setting, text, shape, ...place}) =>
    `${at(place)}: ${JSON.stringify(text)} is no ${shape.replace('-', ' ')}, which ${setting} needs.`,
  'profile-parent-not-found': ({parent, known, nearest, ...place}) =>
    `${at(place)}: there is no profile ${parent} to extend.${didYouMean(nearest)} Built in: ${known.join(', ')}; a file is given by its path.`,
  'profile-parent-unreadable': ({parent, reason, ...place}) =>
    `${at(place)}: ${parent}, which it extends, could not be read: ${reason}.`,
  'profile-cycle': ({chain, ...place}) =>
    `${at(place)}: a profile cannot be built on itself: ${chain.join(' extends ')}.`,
  'profile-parent-of-other-system': ({parent, wants, system, ...place}) =>
    `${at(place)}: ${parent} is for ${wants} and cannot be built on for ${system}.`,
  'profile-wrong-length': ({setting, text, elements, ...place}) =>
    `${at(place)}: ${setting} has ${elements.length} elements (${elements.join(', ')}); ${JSON.stringify(text)} has ${plural(text.trim().split(/\s+/).length, 'element')}. Write _ for one to be left as it is.`,
  'profile-wrong-system': ({file, wants, system}) => `${file} is for ${wants}, and this host runs ${system}.`,
  'flood-needs-memory': ({target, neededBytes, availableBytes, bound}) =>
    `${plural(target, 'connection')} need about ${bytes(neededBytes)} of memory and ${bound === 'cgroup' ? "this control group's limit leaves" : 'this host has'} ${bytes(availableBytes)}: the flood was not begun. Lower --target, or give it more memory.`,
  'flood-no-port': ({reason}) =>
    `No port could be listened on at 127.0.0.1: ${reason}. Is the loopback interface up (ip link set lo up)?`,
  'flood-too-many-processes': ({processes, target}) =>
    `--processes ${processes} is more than the ${plural(target, 'connection')} to share.`,
  'flood-abandoned': () => 'Interrupted twice: the processes of the flood were ended at once.',
  'flood-process-died': ({role, signal, exitCode}) =>
    `The ${role} process of the flood ended early (${signal === null ? `exit code ${exitCode ?? 'unknown'}` : signal}${signal === 'SIGKILL' ? ', most often out of memory' : ''}).`,
  'command-before-dashes': ({argument}) =>
    `${argument} stands before --; the command goes behind it: tune gate --target 10000 -- npm run bench`,
  'command-not-found': ({command}) =>
    `There is no program ${command} that could be run after the gate; nothing was begun.`,
  'command-not-started': ({command, reason}) => `${command} could not be started: ${reason}.`,
}
