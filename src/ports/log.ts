/** What happened, for operators. Ids and counts only: never a number, a name or a text of a person. */
export type Log = {
  debug(event: string, about?: LogFields): void
  info(event: string, about?: LogFields): void
  warn(event: string, about?: LogFields): void
  error(event: string, about?: LogFields): void
}

export type LogFields = Record<string, string | number | boolean | null>
