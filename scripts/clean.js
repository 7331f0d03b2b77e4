// A file that was renamed must not live on in dist, where oclif would still find it as a command.
import {rmSync} from 'node:fs'

rmSync(new URL('../dist', import.meta.url), {recursive: true, force: true})
