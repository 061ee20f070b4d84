import type { Language } from '../domain/language.ts'
import type { AgencyMatch } from '../domain/notice.ts'
import type { Line } from '../domain/reply.ts'
import { writtenDate } from '../domain/written-date.ts'

/** One line on a firm: an authority's word with its date and what it does not mean, as its nature demands. */
export function noticeLine(
  { name, notice, match, inForce }: AgencyMatch,
  language: Language,
): Line {
  if (match === 'similar') return { key: 'notices:similar', values: { name, other: notice.name } }
  const values = {
    name: notice.name,
    authority: notice.authority,
    date: writtenDate(notice.listedOn, language),
    year: notice.listedOn.slice(0, 4),
  }
  const about = notice.about[language]
  switch (notice.nature) {
    case 'suspended':
      return inForce
        ? suspended(notice.endsOn, values, language)
        : line('notices:suspended-over', values)
    case 'fined':
      return line('notices:fined', {
        ...values,
        about: about ? [line('notices:because', { about })] : [],
      })
    case 'imitation':
      return line('notices:imitation', {
        ...values,
        other: about ? [line('notices:site', { site: about })] : [line('notices:another-site')],
      })
    default:
      // A licence, a withdrawal that a later clearance undid: what stands no longer is told as the past.
      return line(
        inForce || notice.nature !== 'revoked'
          ? `notices:${notice.nature}`
          : 'notices:revoked-once',
        values,
      )
  }
}

/** What the notice was about, in the source's sense; nothing where the line says it already, or nobody knows. */
export function aboutLine({ notice, match }: AgencyMatch, language: Language): Line[] {
  const about = notice.about[language]
  const told = match === 'similar' || notice.nature === 'fined' || notice.nature === 'imitation'
  return about && !told ? [line('notices:about', { about })] : []
}

function suspended(endsOn: string | null, values: Line['values'], language: Language): Line {
  const until = endsOn ? [line('notices:until', { date: writtenDate(endsOn, language) })] : []
  return line('notices:suspended', { ...values, until })
}

function line(key: string, values: Line['values'] = {}): Line {
  return { key, values }
}
