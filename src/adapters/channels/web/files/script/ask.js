// The network: an answer always comes, if only that there was none.

/** @typedef {{ status: number, data: any }} Answer Status 0: nothing came back, or nothing that can be read. */

const patience = 30000
/** A picture over a slow line takes minutes. */
const filePatience = 600000
/** @type {Answer} */
const nothing = { status: 0, data: null }

/**
 * A post where there are fields, as a form where a file goes with them, else a get.
 * @param {string} path @param {{ [name: string]: unknown }} [fields] @param {File} [file] @returns {Promise<Answer>}
 */
export async function ask(path, fields, file) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), file ? filePatience : patience)
  /** @type {{ [name: string]: string }} */
  const headers = file ? { Accept: 'application/json' } : { 'Content-Type': 'application/json' }
  const body = file ? form(fields || {}, file) : JSON.stringify(fields)
  const post = { method: 'POST', headers, body, signal: stop.signal }
  try {
    const response = await fetch(path, fields ? post : { signal: stop.signal })
    const isJson = /json/.test(response.headers.get('Content-Type') || '')
    return { status: response.status, data: isJson ? await response.json() : {} }
  } catch (_) {
    return nothing
  } finally {
    clearTimeout(timer)
  }
}

/** @param {{ [name: string]: unknown }} fields @param {File} file */
function form(fields, file) {
  const filled = new FormData()
  Object.keys(fields).forEach((name) => {
    filled.append(name, String(fields[name]))
  })
  filled.append('file', file)
  return filled
}

export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
