/** Descriptors a flood process keeps for itself; Node holds about twenty, evidence files and the channel the rest. */
const spareDescriptors = 64

const mostProcesses = 256

/** As many processes per side as the open-file limit asks for: what `--processes auto` means. */
export function processesFor(target: number, hardLimit: number): number {
  const perProcess = Math.max(1, hardLimit - spareDescriptors)
  return Math.min(mostProcesses, Math.max(1, Math.ceil(target / perProcess)))
}
