import { randomBytes } from 'node:crypto'
import { html } from 'hono/html'
import type { Language } from '../../../domain/language.ts'
import type { Assets } from './assets.ts'
import { dullMain } from './dull-page.ts'
import { head } from './head.ts'
import { choicesHtml, lineHtml } from './line-html.ts'
import { takenTypes } from './posts.ts'
import { maxBytes, maxFileBytes } from './read-fields.ts'
import { openChoices, type ShownLine } from './shown-line.ts'
import type { WebKey, Words } from './words.ts'

export type Page = {
  words: Words
  assets: Assets['paths']
  lines: ShownLine[]
  /** The browser has an address: there may be news to listen for. */
  known: boolean
  /** Something to say under the text field; empty for nothing. */
  note: string
}

/** The chat. Everything works without the script; the script only makes it quick and honest about the network. */
export function chatPage({ words, assets, lines, known, note }: Page) {
  const { language } = words
  const last = lines.at(-1)
  const open = openChoices(lines)
  return html`<!doctype html>
<html lang="${language}">
${head(words('title'), assets, html`<script defer src="${assets.script}"></script>`)}
<body class="chat" data-known="${known ? 'yes' : 'no'}" data-last="${last?.number ?? 0}"
  data-most="${maxBytes}" data-most-file="${maxFileBytes}" data-words="${JSON.stringify(scriptWords(words))}">
<header id="top">
  <h1>${words('title')}</h1>
  <form method="post" action="/hide" id="hide"><button class="plain out">${words('hide')}</button></form>
</header>
<main>
  <nav aria-label="${words('languages')}">${languageLink('id', language)}${languageLink('vi', language)}</nav>
  ${lines.length === 0 && !note && introHtml(words)}
  ${resumeForm(words)}
  <div id="log" role="log" aria-live="polite" aria-label="${words('log')}" tabindex="-1">
    ${lines.map((line) => lineHtml(line, words))}
    ${open && choicesHtml(open, words, formId())}
  </div>
  <div id="waiting"></div>
  ${last?.by === 'person' && html`<noscript><p class="again"><a class="button plain" href="/">${words('reload')}</a></p></noscript>`}
  ${sayForm(words, { rows: lines.length === 0 ? 3 : 2, draft: '', note, files: true })}
</main>
<template id="dull">${dullMain(words)}</template>
</body>
</html>`
}

/** A page that says one thing went wrong; what the person wrote is still in their hands. */
export function notePage(page: Pick<Page, 'words' | 'assets'>, note: string, draft?: string) {
  const { words, assets } = page
  return html`<!doctype html>
<html lang="${words.language}">
${head(words('title'), assets)}
<body>
<main class="apart">
  <h1>${words('title')}</h1>
  <p role="alert">${note}</p>
  ${draft !== undefined && sayForm(words, { rows: 8, draft, note: '', files: false })}
  <p><a class="button plain" href="/">${words('back')}</a></p>
</main>
</body>
</html>`
}

const ownNames: Record<Language, string> = { id: 'Indonesia', vi: 'Tiếng Việt' }

function languageLink(to: Language, now: Language) {
  return html`<a href="/?lang=${to}" lang="${to}" hreflang="${to}" ${to === now && html`aria-current="true"`}>${ownNames[to]}</a>`
}

function introHtml(words: Words) {
  const rows = words('intro').split('\n')
  return html`<div id="intro" class="intro">${rows.map((row) => html`<p>${row}</p>`)}</div>`
}

type Writing = { rows: number; draft: string; note: string; files: boolean }

// One form for words and files: whoever has no script and presses the one button loses neither.
function sayForm(words: Words, { rows, draft, note, files }: Writing) {
  // The line break is eaten by the parser; without it the first one of the draft would be.
  return html`<form method="post" action="/say" id="say" enctype="multipart/form-data">
${formId()}
<label for="text" class="unseen">${words('message')}</label>
<textarea id="text" name="text" rows="${rows}" autocomplete="off" spellcheck="false" placeholder="${words('message-hint')}">
${draft}</textarea>
<p role="status" id="status">${note}</p>
<div class="row">${files && fileField(words)}<button type="button" id="place" class="plain bare" hidden>${words('place')}</button><button>${words('send')}</button></div>
</form>`
}

function fileField(words: Words) {
  return html`<details id="attach"><summary>${words('file')}</summary>
<label for="file">${words('file-hint')}</label>
<input type="file" id="file" name="file" accept="${takenTypes.join(',')}"></details>`
}

function resumeForm(words: Words) {
  return html`<details class="resume"><summary>${words('resume')}</summary>
<form method="post" action="/resume">
<label for="code">${words('resume-code')}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="off" required maxlength="40">
<button class="plain">${words('resume-send')}</button>
</form></details>`
}

// Two taps on a slow line send one form twice; by this id it is one message.
function formId() {
  return html`<input type="hidden" name="id" value="${randomBytes(16).toString('hex')}">`
}

const keysForScript: WebKey[] = [
  'by-person',
  'by-suar',
  'by-worker',
  'choices',
  'sending',
  'sent',
  'unsent',
  'retry',
  'refused',
  'offline',
  'trouble',
  'place-searching',
  'place-denied',
  'place-failed',
  'place-sent',
  'file-too-large',
  'media-photo',
  'media-document',
  'no-cookies',
  'too-large',
  'dull-title',
]

function scriptWords(words: Words): Record<string, string> {
  return Object.fromEntries(keysForScript.map((key) => [key, words(key)]))
}
