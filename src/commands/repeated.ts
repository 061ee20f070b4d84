/** For options that may be given several times: all that was given, in order. */
export function repeated(value: string, before: string[] = []): string[] {
  return [...before, value]
}
