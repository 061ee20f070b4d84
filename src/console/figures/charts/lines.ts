import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { html } from 'hono/html'
import { chart, grid, plot, type Said, tenth, tickHtml, upTo } from './plot.ts'

export type Series = {
  name: string
  /** How it is drawn, so that it is told from the others without colour. */
  look: 'whole' | 'dashed'
  /** One for each tick; null: nothing to be told. */
  values: (number | null)[]
}

/** Lines over the same weeks. A week without a figure is a gap, never a zero. */
export function lineChart(
  said: Said,
  weeks: readonly { label: string; tick: string }[],
  series: readonly Series[],
) {
  // The names of the lines stand above, so that no line runs through them.
  const top = plot.top + 20
  const bottom = top + plot.height
  const largest = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const y = upTo(Math.max(largest, 4), bottom, top)
  const x = scalePoint<number>()
    .domain(weeks.map((_, at) => at))
    .range([plot.left + 8, plot.right - 8])
  const at = (index: number) => tenth(x(index) ?? 0)
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => at(index))
    .y((value) => tenth(y(value ?? 0)))
  return chart(
    said,
    bottom + 26,
    html`${grid(y)}
${weeks.map(({ tick }, index) => tickHtml(tick, at(index), bottom + 17))}
${series.map(
  ({ name, look, values }, number) => html`<g class="${look}">
<path class="line-of" d="${path(values) ?? ''}"/>
${values.map((value, index) => value !== null && html`${dot(look, at(index), tenth(y(value)), `${name}, ${weeks[index]?.label ?? ''}: ${value}`)}`)}
<path class="line-of" d="M${plot.left + number * 150} ${plot.top - 4}h24"/>${dot(look, plot.left + number * 150 + 12, plot.top - 4, name)}
<text x="${plot.left + number * 150 + 30}" y="${plot.top}">${name}</text></g>`,
)}`,
  )
}

function dot(look: Series['look'], x: number, y: number, told: string) {
  return look === 'whole'
    ? html`<circle class="dot-of" cx="${x}" cy="${y}" r="3.5"><title>${told}</title></circle>`
    : html`<rect class="dot-of" x="${tenth(x - 3)}" y="${tenth(y - 3)}" width="6" height="6"><title>${told}</title></rect>`
}
