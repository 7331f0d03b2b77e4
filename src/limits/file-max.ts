import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {endsOnThisHost, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

function size(workload: Workload): number {
  return Math.ceil(endsOnThisHost(workload.role) * workload.target * 1.1)
}

function assess(facts: Facts, workload: Workload): Assessment {
  const fileMax = readCount(facts, 'fs.file-max')
  if (fileMax.state !== 'known') return unknownBecause(fileMax)
  const open = facts.openFilesAllocated
  if (open.state !== 'known') return unknownBecause(open)
  const ends = endsOnThisHost(workload.role)
  return ceilingOf((fileMax.value - open.value) / ends, '(fileMax − open) ÷ ends', {
    fileMax: fileMax.value,
    open: open.value,
    ends,
  })
}

/** Open files of all processes together. Root (CAP_SYS_ADMIN) is not held to it, everybody else is. */
export const fileMax: Limit = {
  id: 'file-max',
  setting: 'fs.file-max',
  below: () => 'fail',
  assess,
  size,
  shortfall: (ceiling, _inputs, {target}) => message('file-max-short', {ceiling, target}),
  fixes: (facts, workload) => {
    const open = facts.openFilesAllocated
    const value = String(size(workload) + (open.state === 'known' ? open.value : 0))
    return raiseSysctl('fs.file-max', value)
  },
}
