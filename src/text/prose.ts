/** What a person is told about one thing. */
export interface Prose {
  /** What it is, in one sentence: the first line of an explanation. */
  readonly what: string
  /** Why it matters. @param n the connections, in words: "10,000 connections" */
  readonly why: (n: string) => string
  /** What goes wrong with it, each in a sentence or two. */
  readonly pitfalls: readonly string[]
}

/** The same for something that is not in the catalogue, which knows the link. */
export interface LinkedProse extends Prose {
  /** Where it can be checked. */
  readonly link: string
}
