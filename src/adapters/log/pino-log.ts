import { pino } from 'pino'
import type { Log, LogFields } from '../../ports/log.ts'

/** Logs as JSON lines on standard error; standard output belongs to results. */
export function pinoLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Log {
  const to = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
  const at =
    (kind: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, about: LogFields = {}) =>
      to[kind](about, event)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
