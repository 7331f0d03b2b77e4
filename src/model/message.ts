import type {Count} from './count.js'
import type {LimitId} from './limit-id.js'
import type {LeastElements, Wish} from './profile.js'
import type {Assignment} from './next-boot.js'
import type {SettingValue} from './setting-value.js'
import type {Runtime} from './workload.js'

/**
 * Why a listening socket's backlog is what it is: its program asks for no more by default; it called listen() when
 * somaxconn was lower; one of both; it got what somaxconn allows; somaxconn was lowered since; not known.
 */
export type BacklogReason =
  | 'program-default'
  | 'listened-before'
  | 'either'
  | 'allowed'
  | 'lowered-since'
  | 'unknown'

/**
 * Every sentence tune can say, as a code and its typed arguments. The words are in `src/text/`, one file per
 * language; tests and JSON readers rely on the codes.
 */
export interface MessageArgs {
  // Findings on limits
  'limit-holds': {limit: LimitId; ceiling: number | null; target: number}
  'open-files-short': {ceiling: number; target: number; hard: number; processes: number}
  'open-files-soft-short': {ceiling: number; target: number; soft: number; raises: boolean}
  'ephemeral-ports-short': {ceiling: number; target: number}
  'accept-queue-short': {
    /** The runtime whose default backlog was assumed. */
    assumed: Runtime | null
    ceiling: number
    target: number
    needed: number
    ratePerSecond: number
    pauseMs: number
  }
  'memory-short': {ceiling: number; target: number; availableBytes: number}
  'file-max-short': {ceiling: number; target: number}
  'epoll-watches-short': {ceiling: number; target: number}
  'ephemeral-ports-knee-passed': {ceiling: number; target: number}
  'limit-short': {limit: LimitId; ceiling: number; target: number}
  'limit-unknown': {limit: LimitId; source: string; reason: string}

  // Why a limit does not apply
  'client-side-only': Record<string, never>
  'server-side-only': Record<string, never>
  'no-rate': Record<string, never>
  'no-churn': Record<string, never>
  'no-threads': Record<string, never>
  'few-peers': Record<string, never>
  'nothing-queued': Record<string, never>
  'nothing-tracked': Record<string, never>
  'remote-clients-only': Record<string, never>
  'syn-cookies-on': Record<string, never>
  'host-only-setting': {setting: string}
  'no-such-limit-here': {source: string}

  // Why a limit is unknown
  'not-readable': {source: string; reason: string}

  // Findings on settings
  'setting-meets-profile': {setting: string; value: SettingValue; why: string}
  'setting-too-low': {setting: string; value: SettingValue; wanted: number; why: string}
  'setting-elements-too-low': {
    setting: string
    value: SettingValue
    wanted: LeastElements
    /** What meets the wish and lowers nothing. */
    raised: SettingValue
    why: string
  }
  'setting-differs': {setting: string; value: SettingValue; wanted: SettingValue; why: string}
  'setting-does-not-cover': {setting: string; value: SettingValue; wanted: SettingValue; why: string}
  'setting-shape-mismatch': {setting: string; value: SettingValue; wish: Wish['kind']}
  'setting-unreadable': {setting: string; source: string; reason: string}
  'setting-absent': {setting: string; source: string}
  'setting-unheard-of': {setting: string; source: string; nearest: string | null}
  'setting-condition-unheard-of': {setting: string; condition: string; nearest: string | null}
  'setting-condition-unmet': {setting: string; condition: string; is: SettingValue | null}

  // Findings on a running server
  'nothing-listens': {port: number}
  'no-such-process': {pid: number}
  'process-listens-nowhere': {pid: number}
  'server-not-visible': {source: string; reason: string}
  'server-open-files-hold': {ceiling: number | null; target: number}
  'server-open-files-short': {
    ceiling: number
    target: number
    processes: number
    /** Of all its processes that accept. */
    soft: number
    /** Open files that are no connections of its ports. */
    others: number
  }
  'server-open-files-unknown': {source: string; reason: string}
  'server-queue-full': {socket: string; queued: number; backlog: number; stoppedPid: number | null}
  'server-backlog': {socket: string; backlog: number; somaxconn: number | null; because: BacklogReason}
  'server-backlog-short': {
    socket: string
    backlog: number
    somaxconn: number | null
    because: BacklogReason
    needed: number
    ratePerSecond: number
    pauseMs: number
  }
  'server-backlog-unknown': {socket: string; source: string; reason: string}
  'server-memory-holds': {ceiling: number; target: number}
  'server-memory-short': {ceiling: number; target: number; leftBytes: number}
  'server-memory-unknown': {source: string; reason: string}
  'server-threads-hold': {ceiling: number; target: number}
  'server-threads-short': {ceiling: number; target: number; left: number}
  'server-threads-unknown': {source: string; reason: string}
  'server-loopback-only': {sockets: readonly string[]}
  'server-forwards': {program: string}
  'server-worker-connections': Record<string, never>

  // What changes at the next boot or login
  'drift-lost-at-boot': {
    setting: string
    now: SettingValue
    next: SettingValue
    place: string
    /** Lines that lose against it. */
    shadowed: readonly Assignment[]
  }
  'drift-in-no-file': {setting: string; now: SettingValue; next: SettingValue}
  'drift-not-in-force': {setting: string; now: SettingValue; value: SettingValue; place: string}
  /** `null`: under that engine no file sets it. */
  'drift-engines-disagree': {
    setting: string
    now: SettingValue
    boot: {value: SettingValue; place: string} | null
    procps: {value: SettingValue; place: string} | null
  }
  'drift-unknown': {source: string; reason: string}
  /** `null`: not known. */
  'drift-login-open-files': {
    user: string
    soft: Count | null
    hard: Count | null
    sessionSoft: Count | null
    sessionHard: Count | null
    place: string
  }
  /** `nrOpenPlace` is `null` when it is the value in force. */
  'drift-login-above-nr-open': {limit: number; place: string; nrOpen: number; nrOpenPlace: string | null}

  // Ways to raise a limit
  'fix-prlimit-pids': {pids: readonly number[]; soft: number; hard: Count}
  'fix-limit-nofile-unit': {unit: string; limit: number}
  'fix-container-nofile': {id: string; limit: number}
  'fix-nginx-files': {limit: number; connections: number}
  'fix-nginx-backlog': {port: number; backlog: number}
  'fix-node-backlog': {port: number; backlog: number}
  'fix-python-backlog': {backlog: number}
  'fix-listen-again': Record<string, never>
  'fix-continue-process': {pid: number}
  'fix-slow-accept': Record<string, never>
  'fix-server-memory': {neededBytes: number}
  'fix-server-threads': {needed: number}
  'fix-ulimit-soft': {limit: number}
  'fix-prlimit-shell': {limit: number}
  'fix-limits-conf': {limit: number}
  'fix-limit-nofile': {limit: number}
  'fix-container-ulimit': {limit: number}
  'fix-container-sysctl': {name: string; value: string}
  'fix-pod-sysctl': {name: string; value: string; isSafe: boolean}
  'fix-node-nofile': {limit: number}
  'fix-wsl-networking': Record<string, never>
  'fix-nr-open-first': {limit: number; nrOpen: number}
  'fix-more-processes': {processes: number}
  'fix-sysctl-now': {name: string; value: string}
  'fix-sysctl-boot': {name: string; value: string}
  'fix-more-sources': {sources: number}
  'fix-fewer-reserved-ports': {reserved: number}
  'fix-listen-backlog': {backlog: number}
  'fix-slower-rate': {ratePerSecond: number}
  'fix-more-memory': {neededBytes: number}
  'fix-cgroup-memory': {neededBytes: number}
  'condition-load': {load: number; cpus: number}
  'condition-swap': {bytes: number}
  'condition-memory': {bytes: number; ofBytes: number}
  'condition-governor': {governor: string}
  'condition-clock': {clock: string}
  'condition-backlog-drops': {drops: number; backlog: number | null}
  'condition-time-wait': {sockets: number}
  'condition-conntrack': {count: number; max: number}
  'fix-cgroup-pids': {needed: number}
  'fix-boot-parameter': {parameter: string}
  'fix-loopback-up': Record<string, never>

  // Causes of a flood's shortfall
  'cause-ephemeral-ports-used-up': {count: number; ports: number | null}
  'cause-client-open-files': {count: number; limit: number | null}
  'cause-server-open-files': {missing: number; limit: number | null}
  'cause-accept-queue-overflow': {overflows: number; somaxconn: number | null}
  'cause-loopback-down': {count: number}
  'cause-unexplained': {missing: number; failures: string}

  // Expected failures
  'bad-target': {text: string}
  'bad-number': {flag: string; text: string; least: number; most: number; isWhole: boolean}
  'bad-processes': {text: string}
  'bad-whole-number': {flag: string; text: string; most: number}
  'target-missing': {command: string}
  interrupted: Record<string, never>
  'unknown-flag': {flag: string; nearest: string | null; command: string}
  'unknown-command': {command: string; nearest: string | null}
  'unexpected-argument': {argument: string; command: string}
  usage: {detail: string; command: string}
  'unknown-help-topic': {topic: string}
  'explain-nothing': Record<string, never>
  'explain-unknown': {thing: string; nearest: readonly string[]}
  'too-few-open-files': Record<string, never>
  'system-not-supported': {system: string}
  'output-not-writable': {path: string; reason: string}
  'facts-unreadable': {file: string; reason: string}
  'facts-too-large': {file: string; mostBytes: number}
  'facts-not-json': {file: string; reason: string}
  'facts-not-facts': {file: string; found: string}
  'facts-other-version': {file: string; version: string; wanted: number}
  'facts-wrong-field': {file: string; path: string; reason: string}
  'facts-and-servers': {file: string}
  'profile-not-found': {profile: string; known: readonly string[]; nearest: string | null}
  'profile-unreadable': {file: string; reason: string}
  'profile-too-large': {file: string; mostBytes: number}
  'profile-not-utf8': {file: string; line: number; column: number}
  'profile-empty': {file: string}
  'profile-syntax': {file: string; line: number; column: number; reason: string}
  'profile-unknown-key': {
    file: string
    line: number
    column: number
    key: string
    nearest: string | null
    known: readonly string[]
  }
  'profile-missing-key': {file: string; line: number; column: number; key: string}
  'profile-wrong-type': {
    file: string
    line: number
    column: number
    path: string
    wanted: string
    found: string
  }
  'profile-one-wish': {file: string; line: number; column: number; setting: string; found: readonly string[]}
  'profile-no-auto': {file: string; line: number; column: number; setting: string}
  'profile-bad-setting-name': {file: string; line: number; column: number; setting: string}
  'profile-bad-value': {
    file: string
    line: number
    column: number
    setting: string
    text: string
    shape: string
  }
  'profile-wrong-system': {file: string; wants: string; system: string}
  'profile-parent-not-found': {
    file: string
    line: number
    column: number
    parent: string
    known: readonly string[]
    nearest: string | null
  }
  'profile-parent-unreadable': {
    file: string
    line: number
    column: number
    parent: string
    reason: string
  }
  'profile-cycle': {file: string; line: number; column: number; chain: readonly string[]}
  'profile-parent-of-other-system': {
    file: string
    line: number
    column: number
    parent: string
    wants: string
    system: string
  }
  'profile-wrong-length': {
    file: string
    line: number
    column: number
    setting: string
    text: string
    elements: readonly string[]
  }
  'flood-needs-memory': {
    target: number
    neededBytes: number
    availableBytes: number
    bound: 'host' | 'cgroup'
  }
  'flood-no-port': {reason: string}
  'flood-too-many-processes': {processes: number; target: number}
  'flood-abandoned': Record<string, never>
  'flood-process-died': {role: 'server' | 'client'; signal: string | null; exitCode: number | null}
  'command-before-dashes': {argument: string}
  'command-not-found': {command: string}
  'command-not-started': {command: string; reason: string}
}

export type MessageCode = keyof MessageArgs

/** One sentence as data. */
export type Message<C extends MessageCode = MessageCode> = {
  readonly [K in C]: {readonly code: K; readonly args: MessageArgs[K]}
}[C]

export function message<C extends MessageCode>(code: C, args: MessageArgs[C]): Message<C> {
  return {code, args}
}
