import type {Runtime, Workload} from '../model/workload.js'

/** What listen() is asked for when the program's author said nothing; others ask for as much as the host allows. */
export const defaultBacklogs: Readonly<Partial<Record<Runtime, number>>> = {
  node: 511,
  nginx: 511,
  python: 100, // asyncio
  jvm: 50,
}

/** What the server of this workload asks listen() for, as far as it is known. */
export function listenBacklog({backlog, runtime}: Pick<Workload, 'backlog' | 'runtime'>): number {
  return backlog ?? defaultBacklogs[runtime] ?? Number.POSITIVE_INFINITY
}
