/** Where a fact comes from. `date` is the source's own date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type Source = { title: string; url: string | null; date: string }
