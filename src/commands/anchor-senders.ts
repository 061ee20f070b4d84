import type { Published, SendAnchor } from '../desk/audit/publish.ts'
import type { Member } from '../desk/staff/member.ts'
import type { StaffGroup } from '../ports/page.ts'

type Ways = {
  members(): Promise<Member[]>
  sendMail: ((to: string, subject: string, text: string) => Promise<void>) | null
  group: Pick<StaffGroup, 'say'> | null
}

/**
 * Where the day's hash of the audit goes beside the log: by mail to those who would have to answer for a chain
 * that was changed, and into the staff's group, where everybody has it on a telephone of their own.
 */
export function anchorSenders({ members, sendMail, group }: Ways): Record<string, SendAnchor> {
  return {
    ...(sendMail && {
      mail: async ({ day, anchor }: Published) => {
        const readers = (await members()).filter(
          ({ state, roles, email }) =>
            state === 'active' &&
            email &&
            (roles.includes('supervisor') || roles.includes('auditor')),
        )
        for (const { email } of readers) await sendMail(email ?? '', `Suar ${day}`, `${anchor}\n`)
      },
    }),
    ...(group && { group: ({ day, anchor }: Published) => group.say(`Suar ${day}\n${anchor}`) }),
  }
}
