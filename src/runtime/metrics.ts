/** Numbers for operators. Names are fixed words, never made of anything a person wrote. */
export type Metrics = {
  count(name: string, by?: number): void
  observe(name: string, ms: number): void
}

export const noMetrics: Metrics = { count() {}, observe() {} }
