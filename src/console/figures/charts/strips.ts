import { scaleBand } from 'd3-scale'
import { html } from 'hono/html'
import { leastShown } from '../../../desk/figures/suppress.ts'
import { barHtml } from './bars.ts'
import { chart, type Said, tickHtml, upTo, width } from './plot.ts'

export type Strip = { name: string; counts: (number | null)[] }

const labelHeight = 18
const barHeight = 30
const stripHeight = labelHeight + barHeight + 8

/**
 * One small row of bars for each kind, all on one scale and each under its name: nothing has to be told by its
 * colour.
 */
export function stripChart(
  said: Said,
  weeks: readonly { label: string; tick: string }[],
  strips: readonly Strip[],
) {
  const largest = Math.max(
    leastShown,
    ...strips.flatMap(({ counts }) => counts.map((count) => count ?? 0)),
  )
  const x = scaleBand<number>()
    .domain(weeks.map((_, at) => at))
    .range([8, width - 8])
    .paddingInner(0.25)
  const height = strips.length * stripHeight
  return chart(
    said,
    height + 24,
    html`${strips.map(({ name, counts }, row) => {
      const bottom = row * stripHeight + labelHeight + barHeight
      const y = upTo(largest, bottom, bottom - barHeight)
      return html`<text x="8" y="${row * stripHeight + 13}">${name}</text>
<g class="grid"><path d="M8 ${bottom}H${width - 8}"/></g>
${counts.map((count, at) => barHtml({ label: `${name}, ${weeks[at]?.label ?? ''}`, count }, x(at) ?? 0, x.bandwidth(), y))}`
    })}
${weeks.map(({ tick }, at) => tickHtml(tick, (x(at) ?? 0) + x.bandwidth() / 2, height + 14))}`,
  )
}
