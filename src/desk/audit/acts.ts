/**
 * Everything that is written down of what the staff does. Each act has its code here, and nothing else may
 * stand in the audit as one. `reasoned` acts are refused without a reason the worker typed.
 */
const reasoned = ['masked-opened', 'chat-shared', 'chats-exported', 'case-shared'] as const

export const auditActs = [
  ...reasoned,
  // Signing in.
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'code-again',
  'code-again-failed',
  'password-changed',
  'second-factor-changed',
  'passkey-added',
  'passkey-removed',
  /** Somebody tried what their roles or desks do not let them. */
  'denied',
  // Chats.
  'chat-read',
  'chats-searched',
  'chat-taken',
  'chat-taken-from-colleague',
  'chat-transferred',
  'chat-given-back',
  // Cases.
  'case-opened',
  'case-report-taken-over',
  'case-read',
  'case-changed',
  'case-referred',
  'case-exported',
  'case-merged',
  'case-unmerged',
  'case-file-added',
  'case-file-read',
  'check-in-heard',
  'check-in-moved',
  'check-in-ended',
  'case-withdrawn',
  'case-erased',
  'officer-request-noted',
  // The staff.
  'staff-invited',
  'staff-joined',
  'staff-rights-changed',
  'staff-disabled',
  'staff-reset',
  'staff-settings-changed',
  'rota-changed',
  'link-asked',
  // What we know.
  'knowledge-proposed',
  'knowledge-confirmed',
  'knowledge-refused',
  'knowledge-withdrawn',
  'notices-imported',
  'mark-seen-again',
  'mark-confirmed-again',
  'knowledge-exported',
  'helpline-dialled',
  'objection-acknowledged',
  'objection-decided',
  // Looking from above.
  'figures-exported',
  'audit-read',
  'audit-pruned',
] as const
export type AuditAct = (typeof auditActs)[number]

/** Whether an act may not be written down, and so not be done, without a reason. */
export function needsReason(act: AuditAct): boolean {
  return (reasoned as readonly AuditAct[]).includes(act)
}
