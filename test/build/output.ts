import {vi} from 'vitest'

export interface Output {
  readonly stdout: string
  readonly stderr: string
}

/** What is written to both streams while something runs. */
export async function outputOf(run: () => unknown): Promise<Output> {
  const written = {stdout: '', stderr: ''}
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text)
      return true
    }),
  )
  try {
    await run()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return written
}
