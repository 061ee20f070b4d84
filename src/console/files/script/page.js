// The page as the server made it.

/** @type {{ [key: string]: string }} */
export const words = JSON.parse(document.body.dataset.words || '{}')
/** Somebody is signed in. */
export const inside = document.body.classList.contains('inside')
export const htmx = /** @type {{ trigger(on: Element, event: string): void }} */ (
  /** @type {any} */ (window).htmx
)

/** Puts new content over old; see `keep.js` for what it leaves alone. */
export const morphing = /** @type {any} */ (window).Idiomorph

/** @param {string} id @returns {HTMLElement | null} */
export const find = (id) => document.getElementById(id)

/** A wish of this browser, which is no secret. @param {string} name @param {boolean} usually */
export function wish(name, usually) {
  const key = `desk-${name}`
  return {
    get: () => {
      try {
        return (localStorage.getItem(key) ?? String(usually)) === 'true'
      } catch {
        return usually
      }
    },
    /** @param {boolean} value */
    set: (value) => {
      try {
        localStorage.setItem(key, String(value))
      } catch {
        // A browser that keeps nothing: it holds for this page.
      }
    },
  }
}

/** Lets every piece that one of these things concerns fetch itself anew. @param {string[] | null} what null: all */
export function refresh(what) {
  for (const piece of document.querySelectorAll('[data-live]')) {
    const own = (piece.getAttribute('data-live') || '').split(' ')
    if (what === null || own.some((one) => what.includes(one))) htmx.trigger(piece, 'news')
  }
}

// On a phone the places stand in one row that is wider than the screen.
const place = document.querySelector('.side [aria-current]')
const side = document.querySelector('.side')
if (place instanceof HTMLElement && side) side.scrollLeft = place.offsetLeft - 48
