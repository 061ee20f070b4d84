import {
  isSupportedCountry,
  type CountryCode as PhoneCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js'
import type { HelpEntry } from '../../domain/help.ts'
import type { Check } from '../house.ts'

/**
 * Every number can be dialled from where its entry says. A number with its country's prefix works from
 * everywhere and must be a real one; a number without works in one country only, and the entry must say so.
 */
export const phoneNumbersValid: Check = (house) =>
  house.help.flatMap(({ file, path, value: { entry } }) => {
    if (entry.by !== 'phone' && entry.by !== 'whatsapp') return []
    const wrong = whatIsWrong(entry)
    return wrong === null
      ? []
      : [{ file, path: `${path}, contact`, fault: `"${entry.contact}" ${wrong[0]}`, tip: wrong[1] }]
  })

type Wrong = [fault: string, tip: string]

function whatIsWrong({ by, contact, from }: HelpEntry): Wrong | null {
  if (!/^(?:\+|\(?\d)[\d ()-]*\d$/.test(contact)) {
    return [
      'is not written as one telephone number',
      'write digits, spaces and hyphens only, as in "+62 812-9007-0027"',
    ]
  }
  if (contact.startsWith('+')) {
    return parsePhoneNumberFromString(contact)?.isValid() === true
      ? null
      : ['is no telephone number that exists', 'compare it with the source, digit by digit']
  }
  if (by === 'whatsapp') {
    return ['cannot be found in WhatsApp', 'write it with its country, as in "+62 811-8080-141"']
  }
  const [country, ...more] = from === 'any' ? [] : from
  if (country === undefined || more.length > 0) {
    return [
      'works in one country only',
      'write that country under from, as in from: [ID], or write the number with its +prefix',
    ]
  }
  return isDialledIn(country, contact)
    ? null
    : [`cannot be dialled in ${country}`, 'compare it with the source, digit by digit']
}

/** Emergency and service numbers are short and in no plan we hold; an ordinary number must exist. */
function isDialledIn(country: string, contact: string): boolean {
  const digits = contact.replace(/\D/g, '')
  if (digits.length < 9) return digits.length >= 3
  return isPhoneCountry(country) && parsePhoneNumberFromString(contact, country)?.isValid() === true
}

function isPhoneCountry(country: string): country is PhoneCountry {
  return isSupportedCountry(country)
}
