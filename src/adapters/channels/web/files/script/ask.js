// The network: an answer always comes, if only that there was none.

/** @typedef {{ status: number, data: any }} Answer Status 0: nothing came back, or nothing that can be read. */

const patience = 30000
/** @type {Answer} */
const nothing = { status: 0, data: null }

/** A post where there are fields, else a get. @param {string} path @param {object} [fields] @returns {Promise<Answer>} */
export async function ask(path, fields) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  const headers = { 'Content-Type': 'application/json' }
  const post = { method: 'POST', headers, body: JSON.stringify(fields), signal: stop.signal }
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

export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
