import { readTables } from '../adapters/lists/read-tables.ts'
import type { FiguresDoor } from '../console/figures/figures-door.ts'
import type { KnowledgeDoor } from '../console/knowledge/knowledge-door.ts'
import type { Texts } from '../content/texts.ts'
import type { Audit } from '../desk/audit/audit.ts'
import type { createFigures } from '../desk/figures/figures.ts'
import type { ReadTables } from '../ports/table.ts'
import type { DeskKnowledge } from './desk-knowledge.ts'
import { contactsTyped } from './names-and-numbers.ts'

/** What the pages of knowledge stand on. */
export function knowledgeDoor(known: DeskKnowledge): KnowledgeDoor {
  const { asked, batches, changes, dialled, drafts, live, names, objections } = known
  return {
    changes,
    batches,
    drafts,
    objections,
    dialled,
    askedAbout: asked.counts,
    names,
    notices: () => live.now().notices,
    contactsIn: contactsTyped,
    readTables: oneByOne(readTables()),
  }
}

/** What the page of figures stands on. */
export function figuresDoor(
  figures: ReturnType<typeof createFigures>,
  audit: Pick<Audit, 'append'>,
  texts: Pick<Texts, 'say' | 'hasText'>,
): FiguresDoor {
  return {
    read: (member, desk, weeks) =>
      figures({ ...member, desks: member.desks.filter((one) => one === desk) }, weeks),
    exported: (who, desk, table) =>
      audit.append({ who, act: 'figures-exported', about: { desk, table } }),
    reason(pattern, language) {
      // Reasons are written for people, in their languages.
      const spoken = language === 'en' ? 'id' : language
      const key = `patterns:${pattern}`
      return texts.hasText(spoken, key) ? texts.say(spoken, key) : null
    },
  }
}

/** One file after the other: each may take hundreds of megabytes while it is read. */
function oneByOne(read: ReadTables): ReadTables {
  let last: Promise<unknown> = Promise.resolve()
  return (bytes) => {
    const next = last.then(() => read(bytes))
    last = next.catch(() => {})
    return next
  }
}
