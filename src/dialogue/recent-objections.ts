import type { Session } from '../domain/session.ts'

const day = 24 * 60 * 60 * 1000

/** The objections written in this chat within the last day. */
export function recentObjections({ objections = [] }: Session, at: number) {
  return objections.filter((one) => at - one.at < day)
}
