import type { Knowledge } from '../domain/knowledge.ts'
import { allChecks } from './checks/all-checks.ts'
import { spokenByCode } from './checks/spoken-by-code.ts'
import { collectFiles } from './collect-files.ts'
import { ContentFault, type Fault } from './fault.ts'
import type { House, SpokenByCode } from './house.ts'
import { readHouse } from './read-house.ts'
import { createTexts, type Resources, type Texts } from './texts.ts'
import { toKnowledge } from './to-knowledge.ts'

export type Content = { knowledge: Knowledge; texts: Texts }

export type LoadOptions = {
  /** The day it is, `YYYY-MM-DD`; the machine's day in Indonesia and Vietnam by default. */
  today?: string
  /** What the code counts on; `checks/spoken-by-code.ts` by default. */
  spoken?: SpokenByCode
  /** Further checks, such as the proof of the patterns, run when every file could be read in full. */
  alsoCheck?: readonly ((knowledge: Knowledge) => Fault[])[]
}

/**
 * Reads `flows/`, `knowledge/` and `locales/` under `root`, checks them and answers what the program works
 * with. Throws a `ContentFault` with every fault that was found: nothing is served from content that is wrong.
 */
export async function loadContent(root: string, options: LoadOptions = {}): Promise<Content> {
  const { files, faults, refused } = collectFiles(root)
  const read = readHouse(files, refused)
  const house: House = {
    ...read.house,
    broken: read.broken,
    spoken: options.spoken ?? spokenByCode,
    today: options.today ?? today(),
  }
  const found = [
    ...faults,
    ...read.faults,
    ...Object.values(allChecks).flatMap((check) => check(house)),
  ]
  // What could not be read in full would only make further checks stumble.
  const whole = house.broken.size === 0 ? toKnowledge(house) : null
  const more = whole === null ? [] : (options.alsoCheck ?? []).flatMap((check) => check(whole))
  const all = [...found, ...more]
  if (whole === null || all.length > 0) throw new ContentFault(all)
  return { knowledge: whole, texts: createTexts(toResources(house)) }
}

/** The day in Jakarta and Hanoi, so that a notice of this morning there is not called a date to come. */
function today(): string {
  const sevenHours = 7 * 60 * 60 * 1000
  return new Date(Date.now() + sevenHours).toISOString().slice(0, 10)
}

function toResources(house: House): Resources {
  const resources: Resources = {}
  for (const { value } of house.bundles) {
    const namespaces = resources[value.language] ?? {}
    namespaces[value.namespace] = Object.fromEntries(value.texts)
    resources[value.language] = namespaces
  }
  return resources
}
