import { scaleBand } from 'd3-scale'
import { html, raw } from 'hono/html'
import { leastShown } from '../../../desk/figures/suppress.ts'
import { fewer } from '../sheet.ts'
import { chart, grid, plot, type Said, tenth, tickHtml, upTo } from './plot.ts'

/** `count`: null: too few to be told. `tick`: stands under the bar, where there is room. */
export type Bar = { label: string; tick: string; count: number | null }

/** Upright bars. A count that is too small to be told is an empty frame up to the smallest that is told. */
export function barChart(said: Said, bars: readonly Bar[]) {
  const bottom = plot.top + plot.height
  const y = upTo(Math.max(leastShown, ...bars.map(({ count }) => count ?? 0)), bottom, plot.top)
  const x = scaleBand<number>()
    .domain(bars.map((_, at) => at))
    .range([plot.left, plot.right])
    .paddingInner(0.25)
  return chart(
    said,
    bottom + 26,
    html`${grid(y)}
${bars.map((bar, at) => {
  const from = x(at) ?? 0
  return html`${barHtml(bar, from, x.bandwidth(), y)}${tickHtml(bar.tick, from + x.bandwidth() / 2, bottom + 17)}`
})}`,
  )
}

/** One bar from the ground of a scale; nothing where there is nobody. */
export function barHtml(
  { label, count }: Pick<Bar, 'label' | 'count'>,
  from: number,
  wide: number,
  y: ReturnType<typeof upTo>,
) {
  if (count === 0) return ''
  const top = y(count ?? leastShown - 1)
  const shape = `x="${tenth(from)}" y="${tenth(top)}" width="${tenth(wide)}" height="${tenth(y(0) - top)}"`
  return html`<rect class="${count === null ? 'few' : 'bar-of'}" ${raw(shape)}><title>${label}: ${count ?? fewer}</title></rect>`
}
