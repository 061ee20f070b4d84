/** Kind and place of an error for the log, without its message: that may quote what a person wrote. */
export function whatBroke(error: unknown): { error: string; where: string | null } {
  if (!(error instanceof Error)) return { error: typeof error, where: null }
  const where = error.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return { error: error.name, where: where?.trim() ?? null }
}
