// What the page knows. All of it is gone when the page is.

/**
 * @typedef {{ id: string, path: string, fields: { [name: string]: unknown }, sent: boolean,
 *   box: HTMLElement, state: HTMLElement, file?: File }} Waiting
 */

export const state = {
  /** The server knows this browser: something was sent before. */
  known: document.body.dataset.known === 'yes',
  /** Number of the last line shown. */
  last: Number(document.body.dataset.last),
  /** The person has hidden the page: nothing more is sent, asked or shown. */
  left: false,
  /** Events tell us when to look. */
  listening: false,
  /** Looks without anything new, one after the other. */
  quiet: 0,
  /** What was sent here and is not on the server's screen yet, oldest first. @type {Waiting[]} */
  waiting: [],
}

/** It stands in the log now, or never will. @param {Waiting} one */
export function drop(one) {
  one.sent = true
  one.box.remove()
  state.waiting = state.waiting.filter((other) => other !== one)
}

export function hasUnsent() {
  return state.waiting.some((one) => !one.sent)
}
