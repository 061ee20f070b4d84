import { html } from 'hono/html'
import { picturePath, type ShownLine } from './shown-line.ts'
import type { Words } from './words.ts'

/** One line of the chat. The script builds the same out of the same data, see `files/script/document.js`. */
export function lineHtml({ number, by, language, rows, picture, file }: ShownLine, words: Words) {
  return html`<div class="line ${by}${picture !== null && ' wide'}" ${language && html`lang="${language}"`}><span class="by" lang="${words.language}">${words(`by-${by}`)}</span>${picture !== null && pictureHtml(number, picture)}${rows.map(rowHtml)}${file && fileHtml(file, words)}</div>`
}

/** The answers to tap, under the last line. */
export function choicesHtml({ choices }: ShownLine, words: Words, formId: unknown) {
  return html`<form method="post" action="/choose" id="choices" aria-label="${words('choices')}">
${formId}
${choices.map(({ id, label }, index) => html`<button name="choice" value="${id}" class="plain choice" data-label="${label}"><span class="digit">${index + 1}</span> ${label}</button>`)}
</form>`
}

function pictureHtml(number: number, alt: string) {
  return html`<img src="${picturePath(number)}" alt="${alt}">`
}

function fileHtml({ path, label }: NonNullable<ShownLine['file']>, words: Words) {
  return html`<a href="${path}" class="file" lang="${words.language}" download>${label}</a>`
}

function rowHtml(runs: ShownLine['rows'][number]) {
  const text = runs.map((run) => (run.bold ? html`<strong>${run.text}</strong>` : run.text))
  const isItem = runs[0]?.text.startsWith('•')
  return html`<p${isItem && html` class="item"`}>${text}</p>`
}
