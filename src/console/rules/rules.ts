import { html } from 'hono/html'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { ConsoleKey, Words } from '../words.ts'

/** What is to be looked up first at two in the morning stands first. */
const lists: { title: ConsoleKey; head?: ConsoleKey; items: ConsoleKey[] }[] = [
  {
    title: 'rules:wake-title',
    head: 'rules:wake-how',
    items: [
      'rules:wake-life',
      'rules:wake-child',
      'rules:wake-held',
      'rules:wake-reading',
      'rules:wake-office',
      'rules:wake-threat',
      'rules:wake-mistake',
      'rules:wake-third',
      'rules:wake-known',
      'rules:wake-unsure',
    ],
  },
  {
    title: 'rules:watched-title',
    items: [
      'rules:watched-first-line',
      'rules:watched-late',
      'rules:watched-call',
      'rules:watched-who',
      'rules:watched-other',
    ],
  },
  {
    title: 'rules:say-title',
    items: [
      'rules:say-present',
      'rules:say-quote',
      'rules:say-number',
      'rules:say-unknown',
      'rules:say-promise',
      'rules:say-short',
      'rules:say-language',
      'rules:say-choice',
      'rules:say-leave',
    ],
  },
]

const never: [never: ConsoleKey, instead: ConsoleKey][] = [
  ['rules:never-why', 'rules:instead-why'],
  ['rules:never-calm', 'rules:instead-calm'],
  ['rules:never-save', 'rules:instead-save'],
  ['rules:never-secret', 'rules:instead-secret'],
  ['rules:never-safe', 'rules:instead-safe'],
  ['rules:never-label', 'rules:instead-label'],
  ['rules:never-did', 'rules:instead-did'],
  ['rules:never-tell-all', 'rules:instead-tell-all'],
  ['rules:never-agent', 'rules:instead-agent'],
  ['rules:never-immunity', 'rules:instead-immunity'],
]

const further: typeof lists = [
  {
    title: 'rules:ask-title',
    items: [
      'rules:ask-money',
      'rules:ask-code',
      'rules:ask-identity',
      'rules:ask-details',
      'rules:ask-face',
    ],
  },
  {
    title: 'rules:sought-title',
    items: ['rules:sought-same', 'rules:sought-nothing', 'rules:sought-reporter'],
  },
  {
    title: 'rules:care-title',
    items: ['rules:care-data', 'rules:care-copy', 'rules:care-not-now', 'rules:care-rest'],
  },
]

/** What one may say here, what not, and when the supervisor is to be woken. */
export function rulesRoutes(frame: Frame): DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/rules',
      who: 'signed-in',
      async handle(visit) {
        const { c, words } = visit
        const body = html`<p>${words('rules:intro')}</p>
${lists.map((list) => listHtml(list, words))}
<section><h2>${words('rules:never-title')}</h2>
<table class="stacked"><thead><tr><th scope="col">${words('rules:never-column')}</th><th scope="col">${words('rules:instead-column')}</th></tr></thead><tbody>
${never.map(([wrong, right]) => html`<tr data-row tabindex="-1"><td data-label="${words('rules:never-column')}">${words(wrong)}</td><td data-label="${words('rules:instead-column')}">${words(right)}</td></tr>`)}
</tbody></table></section>
${further.map((list) => listHtml(list, words))}`
        return c.html(await frame(visit, { title: words('rules:title'), here: 'rules', body }))
      },
    },
  ]
}

function listHtml({ title, head, items }: (typeof lists)[number], words: Words) {
  return html`<section ${title === 'rules:wake-title' && html`class="card urgent"`}><h2>${words(title)}</h2>
${head && html`<p>${words(head)}</p>`}
<ul>${items.map((item) => html`<li>${words(item)}</li>`)}</ul></section>`
}
