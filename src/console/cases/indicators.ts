import { html } from 'hono/html'
import { dimensions, indicatorsIn } from '../../desk/cases/indicators.ts'
import type { Shown } from './work.ts'

/** What short answers speak for, with each reason, as a beginning for whoever works on the case. */
export function indicatorsHtml({ visit, view }: Shown) {
  const { words } = visit
  const { indicators, positive, child } = indicatorsIn(view.one)
  if (view.one.reportKind !== 'possible-victim' || (indicators.length === 0 && !child)) return ''
  return html`<section><h2>${words('cases:indicators')}</h2><p>${words('cases:indicators-what')}</p>
${child && html`<p class="card urgent">${words('cases:indicators-child')}</p>`}
<ul>${dimensions.map((dimension) => {
    const own = indicators.filter((one) => one.dimension === dimension)
    if (own.length === 0) return ''
    const reasons = own.map(({ field, weight }) =>
      words(`cases:indicator-${weight}`, { sign: words(`cases:indicator-${field}`) }),
    )
    const rule = words(
      positive.includes(dimension) ? 'cases:indicators-met' : 'cases:indicators-not-met',
    )
    return html`<li>${words(`cases:dimension-${dimension}`)}: ${reasons.join('; ')}. ${rule}</li>`
  })}</ul></section>`
}
