import {toNumber, type Count} from '../model/count.js'
import type {Finding} from '../model/check-report.js'
import type {Facts} from '../model/facts.js'
import {message, type Message} from '../model/message.js'
import type {LoginLimit} from '../model/logins.js'

/** What a new login makes worse than this session, or impossible. */
export function judgeLogins(facts: Facts): Finding[] {
  return [judgeSession(facts), judgeHighest(facts)].filter((one) => one !== undefined)
}

/** Only lines somebody wrote: what a login starts from without one depends on who starts it. */
function judgeSession({logins, settings}: Facts): Finding | undefined {
  if (logins.openFiles.state !== 'known') return undefined
  const {user, soft, hard} = logins.openFiles.value
  const [sessionSoft, sessionHard] = [
    countOf(settings['RLIMIT_NOFILE soft']),
    countOf(settings['RLIMIT_NOFILE hard']),
  ]
  const name = isFewer(hard, sessionHard) ? 'hard' : isFewer(soft, sessionSoft) ? 'soft' : undefined
  const place = name === undefined ? null : {soft, hard}[name].place
  if (name === undefined || place === null) return undefined
  const found = message('drift-login-open-files', {
    user,
    soft: soft.limit,
    hard: hard.limit,
    sessionSoft: sessionSoft ?? null,
    sessionHard: sessionHard ?? null,
    place,
  })
  return finding(`RLIMIT_NOFILE ${name}`, found)
}

function isFewer({limit, place}: LoginLimit, session: Count | undefined): boolean {
  return limit !== null && place !== null && session !== undefined && toNumber(limit) < toNumber(session)
}

/** The kernel refuses a hard limit above fs.nr_open even to root, and then some systems refuse the login. */
function judgeHighest({logins, nextBoot, settings}: Facts): Finding | undefined {
  if (logins.highestHard.state !== 'known') return undefined
  const {limit, place} = logins.highestHard.value
  const file = nextBoot.state === 'known' ? nextBoot.value.settings['fs.nr_open']?.systemd : undefined
  const atBoot = file?.state === 'known' ? file : undefined
  const value = atBoot?.value.value ?? knownValue(settings['fs.nr_open'])
  if (value?.shape !== 'count' || limit <= toNumber(value.count)) return undefined
  return finding(
    'fs.nr_open',
    message('drift-login-above-nr-open', {
      limit,
      place,
      nrOpen: toNumber(value.count),
      nrOpenPlace: atBoot?.source ?? null,
    }),
  )
}

function finding(id: string, text: Message): Finding {
  return {id, kind: 'drift', verdict: 'warn', message: text}
}

function knownValue(fact: Facts['settings'][string] | undefined) {
  return fact?.state === 'known' ? fact.value : undefined
}

function countOf(fact: Facts['settings'][string] | undefined): Count | undefined {
  const value = knownValue(fact)
  return value?.shape === 'count' ? value.count : undefined
}
