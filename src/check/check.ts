import type {CheckReport, Finding} from '../model/check-report.js'
import type {Facts} from '../model/facts.js'
import {bindingRung, type Rung} from '../model/ladder.js'
import type {Requirement} from '../model/profile.js'
import type {ServerFacts} from '../model/server-facts.js'
import {worst} from '../model/verdict.js'
import type {Workload} from '../model/workload.js'
import {limits} from '../limits/registry.js'
import {judgeCondition} from './judge-condition.js'
import {judgeDrift} from './judge-drift.js'
import {judgeLimit} from './judge-limit.js'
import {judgeRequirement, type NameKnowledge} from './judge-requirement.js'
import {judgeServer} from './judge-server.js'

/** Lowest ceiling first. Equal ceilings: what stops the workload before what only warns, then registry order. */
function byCeiling(a: Rung, b: Rung): number {
  const difference = height(a) - height(b)
  return difference === 0 || Number.isNaN(difference) ? Number(b.stops) - Number(a.stops) : difference
}

function height(rung: Rung): number {
  return rung.ceiling ?? Number.POSITIVE_INFINITY
}

/** Facts × workload → every limit, lowest first, and what was found. */
export function climb(
  facts: Facts,
  workload: Workload,
): {ladder: readonly Rung[]; findings: readonly Finding[]} {
  const judged = limits.map((limit) => judgeLimit(limit, facts, workload))
  return {
    ladder: judged.map(({rung}) => rung).toSorted(byCeiling),
    findings: judged.map(({finding}) => finding),
  }
}

/** Can this host hold the target? */
export function check(
  facts: Facts,
  workload: Workload,
  profile: {readonly name: string; readonly requirements: readonly Requirement[]},
  names: NameKnowledge,
  servers: readonly ServerFacts[] = [],
): CheckReport {
  const {ladder, findings: onLimits} = climb(facts, workload)
  const onSettings = profile.requirements.map((requirement) => judgeRequirement(requirement, facts, names))
  const judgedServers = servers.map((server) => judgeServer(server, facts, workload))
  const findings = [
    ...onLimits,
    ...onSettings,
    ...judgedServers.flatMap((server) => server.findings),
    ...judgeDrift(facts, profile.requirements),
  ]
  const condition = judgeCondition(facts)
  const binding = bindingRung(ladder)
  return {
    kind: 'check',
    verdict: worst(findings.map(({verdict}) => verdict)),
    target: workload.target,
    ceiling: binding?.ceiling ?? null,
    binding: binding?.limit ?? null,
    ladder,
    findings: [...findings, ...condition],
    servers: judgedServers,
    workload,
    profile: profile.name,
    host: facts.identity.state === 'known' ? facts.identity.value : null,
  }
}
