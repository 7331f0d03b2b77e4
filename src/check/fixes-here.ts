import type {ContainerEngine, Facts} from '../model/facts.js'
import type {Fix} from '../model/limit.js'
import {message, type MessageCode} from '../model/message.js'
import {portsIn} from '../model/setting-value.js'
import {findSetting} from '../settings/linux/catalogue.js'

const portRange = 'net.ipv4.ip_local_port_range'

/** What a pod may set without the kubelet being told: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
const safeInPods = new Set([portRange, 'net.ipv4.tcp_syncookies', 'net.ipv4.ip_local_reserved_ports'])

/** The ways to raise a limit that work where these facts were read. */
export function fixesHere(fixes: readonly Fix[], facts: Facts): readonly Fix[] {
  const {container} = facts
  if (container.state === 'known') return fixes.flatMap((fix) => inContainer(fix, container.value))
  return isMirroredWsl(facts) ? fixes.flatMap(inMirroredWsl) : fixes
}

const belowContainers = new Set<MessageCode>(['fix-nr-open-first', 'fix-boot-parameter'])
const ofContainers = new Set<MessageCode>(['fix-cgroup-memory', 'fix-cgroup-pids'])
/** Of logins, units and shells with privilege. */
const notInContainers = new Set<MessageCode>(['fix-prlimit-shell', 'fix-limits-conf', 'fix-limit-nofile'])

/** A container cannot write its settings, and has no logins, units and boot of its own. */
function inContainer(fix: Fix, engine: ContainerEngine): Fix[] {
  const {how} = fix
  if (notInContainers.has(how.code)) return []
  if (belowContainers.has(how.code)) return [{layer: 'host', how}]
  if (ofContainers.has(how.code)) return [{layer: 'container', how}]
  if (how.code === 'fix-sysctl-now' || how.code === 'fix-sysctl-boot') {
    if (!isSetPerContainer(how.args.name)) return [{layer: 'host', how}]
    return how.code === 'fix-sysctl-now' ? [setPerContainer(how.args, engine)] : []
  }
  if (how.code === 'fix-container-ulimit' && engine === 'kubernetes') {
    // A pod says nothing of ulimits: https://github.com/kubernetes/kubernetes/issues/3595
    return [{layer: 'host', how: message('fix-node-nofile', how.args)}]
  }
  return [fix]
}

function isSetPerContainer(name: string): boolean {
  return findSetting(name)?.inContainer === 'settable'
}

function setPerContainer(args: {name: string; value: string}, engine: ContainerEngine): Fix {
  return engine === 'kubernetes'
    ? {layer: 'container', how: message('fix-pod-sysctl', {...args, isSafe: safeInPods.has(args.name)})}
    : {layer: 'container', how: message('fix-container-sysctl', args)}
}

/** Mirrored networking gives WSL2 4,096 ports of Windows' own, at most 8,192. */
const mostMirroredPorts = 8192

function isMirroredWsl({identity, settings}: Facts): boolean {
  const range = settings[portRange]
  return (
    identity.state === 'known' &&
    /microsoft/i.test(identity.value.kernel) &&
    range?.state === 'known' &&
    range.value.shape === 'port-range' &&
    portsIn(range.value.range) <= mostMirroredPorts
  )
}

/** With a wider range connections to localhost hang: https://github.com/microsoft/WSL/issues/41227 */
function inMirroredWsl(fix: Fix): Fix[] {
  const {how} = fix
  if (how.code === 'fix-sysctl-now' && how.args.name === portRange) {
    return [{layer: 'host', how: message('fix-wsl-networking', {})}]
  }
  return how.code === 'fix-sysctl-boot' && how.args.name === portRange ? [] : [fix]
}
