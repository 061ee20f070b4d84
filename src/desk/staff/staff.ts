import { listAll } from '../../runtime/every-record.ts'
import { changeStaff, type StaffChanges } from './change-staff.ts'
import { createInvitations, type Invitations } from './invitations.ts'
import {
  decodeMember,
  type Member,
  memberKey,
  memberKind,
  memberPrefix,
  pointerKind,
  type StaffGround,
  shown,
  telegramKey,
} from './member.ts'
import { createOwnAccount, type OwnAccount } from './own-account.ts'
import { createOwnPasskeys, type OwnPasskeys } from './own-passkeys.ts'
import { createOwnSecrets, type OwnSecrets } from './own-secrets.ts'
import { createPasskeySignIn, type PasskeySignIn } from './passkey-sign-in.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { hashOfTelegram } from './sign-in-name.ts'
import { createSlowDown } from './slow-down.ts'

/** The people of the hotline: who they are, what they may, and how they come in. */
export type Staff = StaffChanges & {
  find(id: string): Promise<Member | null>
  /** Whose account on Telegram this user id is; only somebody active. */
  findByTelegram(userId: string): Promise<Member | null>
  /** Everybody, also who was only invited and who was disabled, by their short names. */
  list(): Promise<Member[]>
  invitations: Invitations
  signIn: SignIn
  passkeySignIn: PasskeySignIn
  sessions: Sessions
  ownAccount: OwnAccount
  ownSecrets: OwnSecrets
  ownPasskeys: OwnPasskeys
}

/** `passwords` is given in by tests that measure. */
export function createStaff(ground: StaffGround, passwords: Passwords = createPasswords()): Staff {
  const { store, keyring } = ground
  const slowDown = createSlowDown(ground)

  async function find(id: string): Promise<Member | null> {
    const [stored] = await store.read([memberKey(id)])
    const member = decodeMember(stored)
    return member ? shown(member) : null
  }

  return {
    find,
    async findByTelegram(userId) {
      if (!/^\d{1,19}$/.test(userId)) return null
      const [pointer] = await store.read([telegramKey(await hashOfTelegram(keyring, userId))])
      const member = pointer && (await find(pointerKind.decode(pointer.value).member))
      return member?.state === 'active' && member.telegram === userId ? member : null
    },
    async list() {
      const records = await listAll(store, memberPrefix)
      const members = records.map(({ value }) => shown(memberKind.decode(value)))
      return members.sort((a, b) => a.name.localeCompare(b.name))
    },
    ...changeStaff(ground),
    invitations: createInvitations(ground, { passwords }),
    signIn: createSignIn(ground, { passwords, slowDown }),
    passkeySignIn: createPasskeySignIn(ground, slowDown),
    sessions: createSessions(ground),
    ownAccount: createOwnAccount(ground),
    ownSecrets: createOwnSecrets(ground, { passwords, slowDown }),
    ownPasskeys: createOwnPasskeys(ground, { passwords, slowDown }),
  }
}
