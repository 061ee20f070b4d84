import type { Page, Pager } from '../../ports/page.ts'
import { type PageWords, urgencyKey } from '../page-words.ts'
import { isAddress, type Mailer } from './mailer.ts'

/** Paging by e-mail: that somebody waits, where and how urgently, and nothing of who. */
export function mailPager(mailer: Mailer, words: PageWords): Pager {
  return {
    means: 'email',
    reaches: ({ email }) => email !== null && isAddress(email),
    async send(page, { email, language }) {
      const subject = words(language, 'mail-subject')
      await mailer.send(
        email ?? '',
        subject,
        bodyOf(page, (...said) => words(language, ...said)),
      )
    },
  }
}

type Say = (key: Parameters<PageWords>[1], values?: Record<string, string | number>) => string

function bodyOf({ code, desk, urgency, minutes, link }: Page, say: Say): string {
  const values = { code, desk, minutes, urgency: say(urgencyKey(urgency)) }
  return link === null ? say('mail-body-no-link', values) : say('mail-body', { ...values, link })
}
