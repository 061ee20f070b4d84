import { readFileSync } from 'node:fs'

/** Clock ticks a second; Linux has had this one everywhere for decades. */
const ticks = 100

/** CPU seconds a process has used, and the megabytes it holds and has held at most. */
export function processUse(pid: number): { cpu: number; memory: number; most: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1000
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) / ticks,
    memory: kilobytes('VmRSS'),
    most: kilobytes('VmHWM'),
  }
}
