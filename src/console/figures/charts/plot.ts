import { scaleLinear } from 'd3-scale'
import { html } from 'hono/html'

/** What a chart says to whoever cannot see it; the table beside it says all of it. */
export type Said = { id: string; title: string; desc: string }

/** Units of the drawing, about as many as a phone has pixels, so that letters stay legible there. */
export const width = 360
export const plot = { left: 36, right: width - 8, top: 14, height: 150 }

/** A picture without colours of its own: classes only, which the style draws by day and by night. */
export function chart({ id, title, desc }: Said, height: number, inside: unknown) {
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${desc}</desc>
${inside}</svg>`
}

/** From nothing to a round number above the largest. */
export function upTo(largest: number, bottom: number, top: number) {
  return scaleLinear()
    .domain([0, Math.max(largest, 1)])
    .range([bottom, top])
    .nice(4)
}

type Scale = ReturnType<typeof upTo>

/** The lines by which heights are read, and what they stand for. */
export function grid(y: Scale) {
  const ticks = y.ticks(4).filter(Number.isInteger)
  return html`<g class="grid">${ticks.map((tick) => html`<path d="M${plot.left} ${tenth(y(tick))}H${plot.right}"/><text class="end" x="${plot.left - 6}" y="${tenth(y(tick) + 4)}">${tick}</text>`)}</g>`
}

/** What stands under a place on the ground line; at the right edge it ends there, so that nothing is cut off. */
export function tickHtml(label: string, middle: number, y: number) {
  if (label === '') return ''
  const atEdge = middle > width - 34
  return html`<text class="${atEdge ? 'end' : 'middle'}" x="${atEdge ? plot.right : tenth(middle)}" y="${y}">${label}</text>`
}

/** Coordinates to a tenth: less to send, and nobody sees more. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
