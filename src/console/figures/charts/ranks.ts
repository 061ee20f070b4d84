import { scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import { chart, plot, type Said, tenth } from './plot.ts'

const rowHeight = 18

/** Lying bars in the order of a table, under the numbers of its rows. */
export function rankChart(said: Said, rows: readonly { label: string; count: number }[]) {
  const x = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ count }) => count))])
    // Room for the figure behind the longest.
    .range([0, plot.right - plot.left - 44])
  return chart(
    said,
    rows.length * rowHeight + 8,
    html`${rows.map(({ label, count }, at) => {
      const y = at * rowHeight + 4
      const long = tenth(x(count))
      return html`<text class="end" x="${plot.left - 6}" y="${y + 11}">${at + 1}</text>
<rect class="bar-of" x="${plot.left}" y="${y}" width="${long}" height="${rowHeight - 5}"><title>${label}: ${count}</title></rect>
<text x="${tenth(plot.left + long + 5)}" y="${y + 11}">${count}</text>`
    })}`,
  )
}
