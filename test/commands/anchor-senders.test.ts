import { expect, it } from 'vitest'
import { anchorSenders } from '../../src/commands/anchor-senders.ts'
import type { Member } from '../../src/desk/staff/member.ts'

const member = (id: string, more: Partial<Member>): Member => ({
  ...{ id, name: id, signInName: id, desks: ['ID'], language: 'id', means: [], telegram: null },
  ...{ roles: ['auditor'], email: `${id}@kantor-uji.test`, state: 'active', madeAt: 0, ...more },
})
const published = {
  ...{ number: 7, hash: '0a1b', at: 0, day: '2026-11-27' },
  anchor: '7:0a1b:2026-11-26',
}

it('the hash goes by mail to whoever answers for the audit, and into the group of the staff', async () => {
  const mails: string[][] = []
  const said: string[] = []
  const { mail, group } = anchorSenders({
    members: async () => [
      member('udin', {}),
      member('sari', { roles: ['supervisor'] }),
      member('wulan', { roles: ['worker'] }),
      member('gone', { state: 'disabled' }),
      member('silent', { email: null }),
    ],
    sendMail: async (...mail) => void mails.push(mail),
    group: { say: async (text) => void said.push(text) },
  })
  await mail?.(published)
  await group?.(published)
  expect(mails).toEqual([
    ['udin@kantor-uji.test', 'Suar 2026-11-27', '7:0a1b:2026-11-26\n'],
    ['sari@kantor-uji.test', 'Suar 2026-11-27', '7:0a1b:2026-11-26\n'],
  ])
  expect(said).toEqual(['Suar 2026-11-27\n7:0a1b:2026-11-26'])
})

it('where neither is set the log is all there is', () => {
  expect(anchorSenders({ members: async () => [], sendMail: null, group: null })).toEqual({})
})
