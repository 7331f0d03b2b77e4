import {defineConfig} from 'vitest/config'

const shared = {environment: 'node', disableConsoleIntercept: true} as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**', 'test/package/**'],
        },
      },
      // Real kernels: one file at a time, because two floods at once measure each other.
      {
        test: {
          ...shared,
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
    coverage: {provider: 'v8', include: ['src/**', 'commands/**']},
  },
})
