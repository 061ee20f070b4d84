// What somebody is filling in stays as it is while all around it is put anew.
import { morphing } from './page.js'

/** @param {unknown} old @param {unknown} fresh @returns {boolean} */
function isKept(old, fresh) {
  if (!(old instanceof HTMLElement) || !(fresh instanceof HTMLElement)) return false
  const { keep } = old.dataset
  if (!keep || keep !== fresh.dataset.keep) return false
  return keep === 'always' || (old instanceof HTMLDetailsElement && old.open)
}

if (morphing) {
  morphing.defaults.callbacks.beforeNodeMorphed = (
    /** @type {unknown} */ old,
    /** @type {unknown} */ fresh,
  ) => !isKept(old, fresh)
}
