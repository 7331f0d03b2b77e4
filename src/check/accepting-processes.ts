import type {ServerProcess} from '../model/server-facts.js'

/**
 * Of the processes that hold a listening socket, those that keep its connections.
 *
 * A master opens the socket, hands it to its workers and accepts nothing (nginx, gunicorn, PHP-FPM), or accepts for them
 * and keeps nothing (Node's cluster): it is the parent of a process of the same name. systemd opens sockets for services of any name. A child of another name got the
 * socket by accident, because the server did not close it.
 */
export function acceptingProcesses(processes: readonly ServerProcess[]): readonly ServerProcess[] {
  const accepting = processes.filter((process) => {
    const children = processes.filter(({parent}) => parent.state === 'known' && parent.value === process.pid)
    const opensOnly = isSystemd(process)
      ? children.length > 0
      : children.some((child) => nameOf(child) === nameOf(process))
    return !opensOnly && !isInherited(process, processes)
  })
  return accepting.length > 0 ? accepting : processes
}

function isInherited(process: ServerProcess, all: readonly ServerProcess[]): boolean {
  const parent = all.find(({pid}) => process.parent.state === 'known' && pid === process.parent.value)
  return parent !== undefined && !isSystemd(parent) && nameOf(parent) !== nameOf(process)
}

function isSystemd(process: ServerProcess): boolean {
  return nameOf(process) === 'systemd'
}

function nameOf({program, pid}: ServerProcess): string {
  return program.state === 'known' ? program.value : `pid ${pid}`
}
