import { html } from 'hono/html'
import { chatScriptWords } from '../chats/script-words.ts'
import { chanceLength } from '../guard/masked-secret.ts'
import type { Visit } from '../guard/visit.ts'
import type { Assets } from './assets.ts'
import { keysDialog } from './keys-list.ts'
import type { NavPlace } from './nav.ts'

/** What stands in the frame. */
export type Page = {
  title: string
  /** Which entry of the navigation this page belongs to. */
  here: NavPlace | null
  body: unknown
  /** What was just done, told at the head of the page. */
  done?: string | undefined
}

/** Puts a page into its frame; made once with what every page needs, see `console.ts`. */
export type Frame = (visit: Visit, page: Page) => Promise<Html>
export type Html = ReturnType<typeof html>

type FrameParts = {
  visit: Visit
  assets: Assets['paths']
  /** The bar at the head for somebody signed in; null: nobody is. */
  bar: { nav: unknown; pulse: unknown; out: unknown } | null
}

/** htmx runs nothing that stands in a page, keeps no page, and asks this server only. */
const htmxSettings = {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyEnabled: false,
  historyCacheSize: 0,
  timeout: 20_000,
}

export function layout({ visit, assets, bar }: FrameParts, { title, body, done }: Page): Html {
  const { words } = visit
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="htmx-config" content="${JSON.stringify(htmxSettings)}">
<title>${title} · ${words('frame:title')}</title>
<link rel="icon" type="image/svg+xml" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
${assets.scripts.map((path) => html`<script defer src="${path}"></script>\n`)}</head>
<body hx-ext="morph" ${bar ? html`class="inside" data-csrf="${visit.csrf}" data-chance="${chanceLength()}"` : html`class="outside"`} data-now="${visit.now}" data-words="${JSON.stringify(scriptWords(visit))}">
<a class="skip" href="#main">${words('frame:skip')}</a>
${
  bar &&
  html`<header class="bar"><a class="brand" href="/desk">Suar</a>${bar.pulse}<button type="button" id="sound" class="bare" aria-pressed="true" hidden>${words('frame:sound-on')}</button></header>
<div class="side">${bar.nav}${bar.out}</div>`
}
<main id="main" tabindex="-1">
<h1>${title}</h1>
${done && html`<p class="told" role="status">${done}</p>`}
${body}
</main>
<p id="line" role="status" class="line"></p>
${bar && keysDialog(words)}
</body>
</html>`
}

function scriptWords(visit: Visit) {
  const { words } = visit
  return {
    'sound-on': words('frame:sound-on'),
    'sound-off': words('frame:sound-off'),
    'line-lost': words('frame:line-lost'),
    'line-back': words('frame:line-back'),
    ...(visit.session ? chatScriptWords(words) : {}),
  }
}
