import { cueNames } from '../domain/cue.ts'
import { wordingQuestions } from '../domain/wording.ts'

/** Which kind of content lives where. */
const rooms = [
  ['flow', /^flows\/([^/]+)\.yaml$/],
  ['pattern', /^knowledge\/patterns\/[^/]+\/([^/]+)\.yaml$/],
  ['notices', /^knowledge\/agencies\/([A-Z]{2})\.csv$/],
  ['corridor', /^knowledge\/corridors\/([^/]+)\.yaml$/],
  ['jobs', /^knowledge\/(jobs)\.yaml$/],
  ['pay-at-home', /^knowledge\/(pay-at-home)\.yaml$/],
  ['article', /^knowledge\/articles\/([a-z][a-z0-9-]*\/(?:id|vi))\.md$/],
  ['help', /^knowledge\/help\/([A-Z]{2})\.yaml$/],
  ['countries', /^knowledge\/(countries)\.yaml$/],
  ['cue', /^knowledge\/cues\/([^/]+)\.yaml$/],
  ['judge', /^knowledge\/(judge)\.yaml$/],
  ['distress', /^knowledge\/(distress)\.yaml$/],
  ['not-answered', /^knowledge\/(not-answered)\.yaml$/],
  ['same-words', /^knowledge\/(same-words)\.yaml$/],
  ['saved-replies', /^knowledge\/(saved-replies)\.yaml$/],
  ['places', /^knowledge\/(places)\.csv$/],
  ['bodies', /^knowledge\/(bodies)\.csv$/],
  ['spellings', /^knowledge\/spellings\/(id|vi|en)\.yaml$/],
  ['wording', /^knowledge\/wording\/(danger|offer|help|missing)\.csv$/],
  ['texts', /^locales\/((?:id|vi|en)\/[a-z][a-z0-9-]*)\.json$/],
] as const

export type Room = (typeof rooms)[number][0]

/** The room a file belongs to and its name there (without folder and ending), or null for a stray file. */
export function roomOf(file: string): { room: Room; name: string } | null {
  for (const [room, where] of rooms) {
    const name = where.exec(file)?.[1]
    if (name !== undefined) return { room, name }
  }
  return null
}

/** Without one of these nothing can be judged and nobody in need is heard. */
export const requiredFiles = [
  'knowledge/bodies.csv',
  'knowledge/countries.yaml',
  ...cueNames.map((name) => `knowledge/cues/${name}.yaml`),
  'knowledge/distress.yaml',
  'knowledge/judge.yaml',
  'knowledge/places.csv',
  ...wordingQuestions.map((question) => `knowledge/wording/${question}.csv`),
]

/** Where files may live, for the tip about a stray one. */
export const addresses = [
  'flows/<id>.yaml',
  'knowledge/patterns/<family>/<id>.yaml',
  'knowledge/agencies/<COUNTRY>.csv',
  'knowledge/corridors/<ORIGIN>-<DESTINATION>.yaml',
  'knowledge/articles/<id>/<id|vi>.md',
  'knowledge/help/<COUNTRY>.yaml',
  'knowledge/jobs.yaml',
  'knowledge/pay-at-home.yaml',
  'knowledge/not-answered.yaml',
  'knowledge/same-words.yaml',
  'knowledge/saved-replies.yaml',
  'knowledge/spellings/<id|vi|en>.yaml',
  'locales/<id|vi|en>/<namespace>.json',
  ...requiredFiles.filter((file) => !file.startsWith('knowledge/cues/')),
  'knowledge/cues/<cue>.yaml',
]
