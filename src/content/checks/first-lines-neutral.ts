import type { Language, TextLanguage } from '../../domain/language.ts'
import { allTexts, type LocaleText } from '../all-texts.ts'
import type { Fault } from '../fault.ts'
import type { Check, House } from '../house.ts'
import { saidTexts } from '../said-texts.ts'
import { slotsOf } from '../slots.ts'
import { wordFinder } from '../whole-words.ts'
import { topicWords } from './topic-words.ts'

/**
 * In a delicate conversation the first line of each message may be read by somebody else on a locked screen:
 * it names no topic, no office and no country, and shows no number. What a platform shows of the bot itself
 * (its name, its description, its commands) is neutral from the first line to the last.
 */
export const firstLinesNeutral: Check = (house) => {
  const find = {
    id: wordFinder([...topicWords.id, ...placeNames('id', house)]),
    vi: wordFinder([...topicWords.vi, ...placeNames('vi', house)]),
  }
  const shownIn = (line: string, language: TextLanguage): string | null => {
    const found = language === 'en' ? undefined : find[language](line)[0]?.written
    return found ?? /\d[\d -]{2,}/.exec(line)?.[0].trim() ?? helpSlot(line)
  }
  return [
    ...saidTexts(house, 'delicate').flatMap((text) => {
      const [line = ''] = text.text.split('\n')
      const shown = shownIn(line, text.language)
      return shown === null ? [] : [fault(text, `shows "${shown}" in its first line`)]
    }),
    ...allTexts(house)
      .filter(({ namespace }) => shownToAnybody.has(namespace))
      .flatMap((text) => {
        const shown = shownIn(text.text, text.language)
        return shown === null ? [] : [fault(text, `shows "${shown}"`)]
      }),
  ]
}

const shownToAnybody = new Set(['telegram', 'whatsapp'])

function helpSlot(line: string): string | null {
  const slot = slotsOf(line).find((name) => /^help\d+$/.test(name))
  return slot === undefined ? null : `{${slot}}`
}

function fault({ file, name }: LocaleText, shows: string): Fault {
  return {
    file,
    path: name,
    fault: `${shows}, which a stranger may read on a locked screen`,
    tip: 'begin with a line that says nothing of the matter and put this further down',
  }
}

// Short names and such that are also ordinary words would be found everywhere.
function placeNames(language: Language, house: House): string[] {
  return [
    ...house.countries.flatMap(({ value: { names, aliases, ambiguous } }) =>
      [names[language], ...aliases].filter((name) => !ambiguous.includes(name)),
    ),
    ...house.places
      .filter(({ value }) => value.place.kind === 'scam-hub' || value.place.kind === 'hub-town')
      .map(({ value }) => value.place.name),
  ].filter((name) => name.length > 2)
}
