import type { PageMeans, Pager } from '../../ports/page.ts'
import { type Pageable, pageTo } from './pageable.ts'

/** By which means pages can be sent from here. The staff's group is one of them where there is one. */
export type Means = { pagers: Pager[]; hasGroup: boolean }

/** The means somebody chose that can reach them; the console where none does, so that no page is lost. */
export function meansFor(member: Pageable, { pagers, hasGroup }: Means): PageMeans[] {
  const usable = carried(member, { pagers, hasGroup })
  const chosen = member.means.includes('console') ? (['console', ...usable] as const) : usable
  return chosen.length > 0 ? [...chosen] : ['console']
}

/** Those of them that reach somebody who does not sit at the console. */
export function carried(member: Pageable, { pagers, hasGroup }: Means): PageMeans[] {
  return member.means.filter((means) => {
    if (means === 'console') return false
    if (means === 'telegram') return hasGroup && member.telegramId !== null
    return pagers.some((pager) => pager.means === means && pager.reaches(pageTo(member)))
  })
}
