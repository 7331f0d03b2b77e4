import type {Facts} from './facts.js'

/** Facts saved by `tune facts`, to be judged elsewhere by `tune check --facts`. */
export interface FactsFile {
  readonly schemaVersion: 1
  readonly kind: 'facts'
  /** The version of tune that read them. */
  readonly tune: string
  /** Only where it was asked for. */
  readonly hostName: string | null
  readonly facts: Facts
}
