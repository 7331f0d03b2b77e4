// Records what tune asks this machine, and its answers, for test/fixtures/hosts. Build first, then:
//   node scripts/record-host.js [WORD=REPLACEMENT ...] > test/fixtures/hosts/NAME.json
// Accounts, connections, boot parameters and mounts that no judgement needs are left out. What else should not be published, such
// as names in the paths of control groups, is replaced by the words given.
import {gatherFacts} from '../dist/src/facts/linux/gather.js'
import {localHost} from '../dist/src/host/local-host.js'
import {recordHost} from '../dist/src/host/recorded-host.js'

const {host, recording} = recordHost(localHost)
await gatherFacts(host)
const recorded = await recording()

const uid = /^Uid:\s+(\d+)/m.exec(recorded.texts['/proc/self/status']?.value ?? '')?.[1]
const linesOf = (text, keep) =>
  text
    .split('\n')
    .filter((line) => line === '' || keep(line))
    .join('\n')

/** What is left of a file. */
const lessOf = {
  '/proc/cmdline': (text) =>
    `${text
      .trim()
      .split(' ')
      .filter((word) => word.startsWith('sysctl.'))
      .join(' ')}\n`,
  '/proc/self/mountinfo': (text) =>
    linesOf(text, (line) => / (\/proc|\/proc\/sys|\/sys\/fs\/cgroup\S*|\/etc\/hosts) /.test(line)),
  // "sl local remote state …": listening is 0A.
  '/proc/net/tcp': (text) => linesOf(text, (line) => /^ {2}sl |^ *\d+: \S+ \S+ 0A /.test(line)),
  '/proc/net/tcp6': (text) => linesOf(text, (line) => /^ {2}sl |^ *\d+: \S+ \S+ 0A /.test(line)),
  '/proc/self/status': (text) => linesOf(text, (line) => /^(Name|Uid):/.test(line)),
  '/etc/passwd': (text) => linesOf(text, (line) => line.split(':')[2] === uid),
  '/etc/group': (text) => linesOf(text, (line) => line.split(':')[2] === uid),
}

for (const [path, shorten] of Object.entries(lessOf)) {
  const fact = recorded.texts[path]
  if (fact?.state === 'known') recorded.texts[path] = {...fact, value: shorten(fact.value)}
}

let json = JSON.stringify(recorded, null, 2)
for (const pair of process.argv.slice(2)) {
  const [word = '', replacement = ''] = pair.split('=')
  json = json.replaceAll(word, replacement)
}
process.stdout.write(`${json}\n`)
