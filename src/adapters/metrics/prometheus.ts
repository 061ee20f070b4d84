import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Counters and timings for monitoring. Names are fixed words of ours; nothing of a person is in them. */
export type Prometheus = {
  count(name: string, by?: number): void
  observe(name: string, ms: number): void
  /** Everything counted, in the text format that Prometheus reads. */
  text(): Promise<{ type: string; body: string }>
}

export function prometheus(): Prometheus {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const events = new Counter({
    name: 'suar_events_total',
    help: 'Things that happened, by name',
    labelNames: ['event'],
    registers: [registry],
  })
  const times = new Histogram({
    name: 'suar_duration_seconds',
    help: 'How long things took, by name',
    labelNames: ['event'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers: [registry],
  })
  return {
    count: (event, by = 1) => events.inc({ event }, by),
    observe: (event, ms) => times.observe({ event }, ms / 1000),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}
