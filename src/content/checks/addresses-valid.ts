import { place } from '../fault.ts'
import type { Check } from '../house.ts'

/** Web and e-mail addresses that are shown to people can be opened and written to. */
export const addressesValid: Check = (house) => [
  ...house.help.flatMap(({ file, path, value: { entry } }) => {
    const { by, contact } = entry
    const where = { file, path: `${path}, contact` }
    if (by === 'email' && !isEmail(contact)) {
      return [{ ...where, fault: `"${contact}" is no e-mail address`, tip: 'write one address' }]
    }
    return by === 'web' && !isWebPlace(contact) ? [{ ...where, ...noWebPlace(contact) }] : []
  }),
  ...house.corridors.flatMap(({ file, value }) =>
    value.channels.flatMap(({ site }, i) =>
      site === null || isWebPlace(site)
        ? []
        : [{ file, path: place('channels', i, 'site'), ...noWebPlace(site) }],
    ),
  ),
]

function noWebPlace(written: string) {
  return {
    fault: `"${written}" is no web address`,
    tip: 'write it as in siskop2mi.bp2mi.go.id or https://kemlu.go.id/page',
  }
}

function isEmail(text: string): boolean {
  return /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)
}

/** A bare host, with or without a path, or a full address. */
function isWebPlace(text: string): boolean {
  const full = text.includes('://') ? text : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(full)) return false
  const { protocol, hostname, username } = new URL(full)
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === ''
}
