import {spawn, type ChildProcess} from 'node:child_process'
import {setTimeout as sleep} from 'node:timers/promises'
import {expect, it} from 'vitest'
import type {FloodReport} from '../../src/model/flood-report.js'
import {describeWith} from './support/needs.js'
import {commandLine, entry} from './support/tune.js'

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

/** A flood in a namespace of its own, with a second line of output: what is left there after it ended. */
function startFlood(...args: readonly string[]): Started {
  const script = `${process.execPath} ${entry} "$@" & tune=$!
trap 'kill -INT $tune' INT
trap 'kill -KILL $tune' USR1
wait $tune; code=$?
while kill -0 $tune 2>/dev/null; do wait $tune; code=$?; done
here=$(readlink /proc/self/ns/net)
left() { # flood processes of this namespace, whatever else floods on this machine
  for process in /proc/[0-9]*; do
    [ "$(readlink $process/ns/net)" = "$here" ] && tr '\\0' ' ' < $process/cmdline && echo
  done 2>/dev/null | grep -c '[f]lood/.*-process.js'
}
sockets() { tail -qn +2 /proc/net/tcp | wc -l; }
for try in 1 2 3 4 5 6 7 8 9 10; do
  [ "$(left)" = 0 ] && [ "$(sockets)" = 0 ] && break
  sleep 0.5
done
echo "after: code=$code sockets=$(sockets) processes=$(left)"`
  const [file = '', ...rest] = commandLine(['sh', '-c', script, 'sh', 'flood', '--format', 'json', ...args], {
    namespace: [],
  })
  const child = spawn(file, rest, {stdio: ['ignore', 'pipe', 'pipe']})
  let text = ''
  child.stdout.on('data', (bytes: Buffer) => (text += String(bytes)))
  return {child, output: () => text, ended: new Promise((resolve) => child.on('exit', resolve))}
}

function after(output: string): string {
  return output.slice(output.indexOf('after: '))
}

function report(output: string): FloodReport {
  return JSON.parse(output.slice(0, output.indexOf('after: ')))
}

describeWith('namespace', 'an interrupted flood', () => {
  it('closes everything, reports what was reached and exits 130: while it holds', async () => {
    const flood = startFlood('--target', '2000', '--hold', '60')
    await sleep(3000)
    flood.child.kill('SIGINT')
    await flood.ended
    expect(report(flood.output())).toMatchObject({
      outcome: 'interrupted',
      held: 2000,
      lost: 0,
      timeWaitLeft: 0,
    })
    expect(after(flood.output())).toBe('after: code=130 sockets=0 processes=0\n')
  })

  it('and while it opens', async () => {
    const flood = startFlood('--target', '2000', '--rate', '100')
    await sleep(3000)
    flood.child.kill('SIGINT')
    await flood.ended
    const {outcome, attempted, connected, lost} = report(flood.output())
    expect({outcome, lost}).toEqual({outcome: 'interrupted', lost: 0})
    expect(connected).toBeGreaterThan(50)
    expect(attempted).toBeLessThan(1000)
    expect(after(flood.output())).toBe('after: code=130 sockets=0 processes=0\n')
  })

  it('and at full speed, with connects under way', async () => {
    const flood = startFlood('--target', '15000', '--hold', '60')
    await sleep(1500) // On an ordinary machine it is in the middle of opening; on any other the report is still right.
    flood.child.kill('SIGINT')
    await flood.ended
    // What is given up by us is neither lost nor a failure.
    expect(report(flood.output())).toMatchObject({
      outcome: 'interrupted',
      lost: 0,
      failures: [],
      timeWaitLeft: 0,
    })
    expect(after(flood.output())).toBe('after: code=130 sockets=0 processes=0\n')
  })

  it('leaves no process and no socket when tune itself is killed', async () => {
    const flood = startFlood('--target', '2000', '--hold', '60')
    await sleep(3000)
    flood.child.kill('SIGUSR1')
    await flood.ended
    expect(after(flood.output())).toBe('after: code=137 sockets=0 processes=0\n')
  })
})
