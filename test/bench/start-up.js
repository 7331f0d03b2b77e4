// How long `tune check` takes as a whole process, against an oclif program whose only command does nothing.
// The two run in turn, so that a machine whose speed drifts slows both; the ratios are what counts.
//
//   npm run bench            21 pairs
//   npm run bench -- 51      as many pairs as you like
import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const pairs = Number(process.argv[2] ?? 21)
const empty = [fileURLToPath(new URL('empty-oclif/run.js', import.meta.url)), 'nothing']
const check = [fileURLToPath(new URL('../../bin/run.js', import.meta.url)), 'check']
const most = 2.5

function time(args) {
  const begun = performance.now()
  const {status, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'})
  if (status !== 0) throw new Error(`${args.join(' ')} exited ${status}: ${stderr}`)
  return performance.now() - begun
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

const measured = []
for (let pair = -1; pair < pairs; pair++) {
  const one = {empty: time(empty), check: time(check)}
  if (pair >= 0) measured.push(one) // The first pair warms the page cache.
}
const ratios = measured.map((one) => one.check / one.empty)
const row = (name, numbers, unit) =>
  `${name.padEnd(22)} median ${median(numbers).toFixed(2)}${unit}  min ${Math.min(...numbers).toFixed(2)}${unit}  max ${Math.max(...numbers).toFixed(2)}${unit}`
process.stdout.write(
  [
    `${pairs} pairs, interleaved, Node ${process.version}`,
    row(
      'empty oclif command',
      measured.map((one) => one.empty),
      ' ms',
    ),
    row(
      'tune check',
      measured.map((one) => one.check),
      ' ms',
    ),
    row('check ÷ empty', ratios, ''),
    `at most ${most} wanted: ${median(ratios) <= most ? 'met' : 'missed'}`,
    '',
  ].join('\n'),
)
