import type {Fix} from './limit.js'
import type {Message} from './message.js'
import type {ServerFacts} from './server-facts.js'
import type {Verdict} from './verdict.js'

/** What can run out in a running server itself. */
export type ServerWall = 'open-files' | 'memory' | 'threads'

/** One thing about a running server; a `Finding` with the ways to mend it. */
export interface ServerFinding {
  readonly id: string
  readonly kind: 'server'
  readonly verdict: Verdict
  readonly message: Message
  /** The nearest layer first; empty where nothing needs to be done. */
  readonly fixes: readonly Fix[]
}

/** One running server against the target: what was seen of it, and what that means. */
export interface ServerReport extends ServerFacts {
  readonly verdict: Verdict
  /** The processes the connections are shared among: all that hold a socket, without masters and bystanders. */
  readonly accepting: readonly number[]
  /** Connections its lowest wall allows; `null` when nothing that is known bounds them. */
  readonly ceiling: number | null
  readonly binding: ServerWall | null
  readonly findings: readonly ServerFinding[]
}
