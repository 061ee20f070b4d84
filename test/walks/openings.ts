import { readdirSync, readFileSync } from 'node:fs'
import { parseTranscript } from '../../src/dialogue/transcript.ts'
import type { Language } from '../../src/domain/language.ts'
import type { Does } from './walked-chat.ts'
import { said } from './words.ts'

/** A conversation by which walks begin, a list of what is done for each turn. */
export type Opening = { name: string; turns: Does[][] }

const folder = new URL('../transcripts/', import.meta.url)

/**
 * How flows are come to: what people do in the transcripts, up to where a worker speaks, and a few situations that
 * a transcript has no words for. The shortest first.
 */
export function openingsIn(language: Language): Opening[] {
  const transcripts = readdirSync(folder)
    .filter((name) => name.endsWith(`.${language}.txt`))
    .map((name) => ({ name, turns: walkable(readFileSync(new URL(name, folder), 'utf8')) }))
  return [...transcripts, ...situations(language)].toSorted(
    (a, b) => a.turns.length - b.turns.length || a.name.localeCompare(b.name),
  )
}

/** The turns of a transcript that nobody but the person and Suar have part in. */
function walkable(written: string): Does[][] {
  const turns = parseTranscript(written).turns.map(({ sends }) => sends)
  const end = turns.findIndex((sends) =>
    sends.some(
      (one) =>
        one.does === 'flood' || (one.does === 'desk' && !['opens', 'closes'].includes(one.what)),
    ),
  )
  return end < 0 ? turns : turns.slice(0, end)
}

function situations(language: Language): Opening[] {
  const {
    hello,
    help,
    correct,
    firm,
    missing,
    news,
    story,
    offer,
    menu,
    language: speak,
    withdraw,
    report,
    goOn,
    atHome,
    distress,
    number,
    salam,
    checkIn,
    stopWaiting,
    wellWord,
    duressWord,
    noDay,
    day,
    more,
    shortQuestion,
  } = said[language]
  const own = language === 'id' ? '1' : '2'
  const ones = (times: number) => Array.from({ length: times }, () => write('1'))
  const about = (what: string) => [write(correct), write(what), write(firm)]
  const reporting = [write(missing), write(news)]
  /** Up to the question about a word of danger, and to the end of the terms. */
  const toWord = [write(help), ...ones(8)]
  const terms = [...toWord, ...ones(2)]
  const mightBeHeld: Does[][] = [
    write(offer),
    [{ does: 'pin', latitude: 11.55, longitude: 104.92 }],
  ]
  /** A check-in, every question skipped: up to the word for "I am well", and to the receipt, with somebody told. */
  const toWell = [write(checkIn), ...ones(7), write('7'), write('1')]
  const running = [...toWell, write(wellWord), write(duressWord), ...ones(3)]
  const elsewhere = (turns: Does[][]) =>
    turns.map((does) => does.flatMap((one) => (one.does === 'write' ? friend(one.text) : [one])))
  const knocked = [...running, ...[friend('{code}'), friend('1')], write(wellWord)]
  const waiting = [...elsewhere(running), write('{code}')]
  const later: Does[] = [{ does: 'wait', hours: 30 }, ...write(news)]
  return [
    ...media.map((one) => ({
      name: `somebody greets and shows: ${one}`,
      turns: [write(hello), [{ does: 'show' as const, media: one, caption: '' }]],
    })),
    {
      name: 'a voice after a cry for help',
      turns: [write(distress), [{ does: 'show', media: 'voice', caption: '' }]],
    },
    { name: 'small talk', turns: [write(hello), write('ok')] },
    { name: 'nothing to be read', turns: [write(hello), write('???')] },
    { name: 'the Muslim greeting', turns: [write(hello), write(salam)] },
    { name: 'a number alone', turns: [write(hello), write(number)] },
    {
      name: 'the numbers again, where nothing is open',
      turns: [...mightBeHeld, write('2'), write('.')],
    },
    {
      name: 'the language, from the menu',
      turns: [write(hello), write(menu), write(speak), write(own)],
    },
    { name: 'nothing was agreed to', turns: [write(withdraw)] },
    { name: 'work at home, nothing done yet', turns: [write(atHome), write('1')] },
    { name: 'objections past a day', turns: [...about('1'), ...about('2'), write(correct)] },
    { name: 'words too short', turns: [...toWord, write('abc'), write('1'), write('abc')] },
    { name: 'terms, long ago', turns: [...terms, later, ...ones(3)] },
    { name: 'questions of a report, long ago', turns: [...reporting, later] },
    {
      name: 'questions about oneself, gone on with where writing is not safe, long ago',
      turns: [...[...terms, ...ones(1), write('MENU'), later, write('2')], ...[write(goOn), later]],
    },
    { name: 'a story that is no offer', turns: [write(hello), write(story)] },
    {
      name: 'a button of one report while another is told',
      turns: [
        ...reporting,
        write(help),
        ...ones(12),
        [tap('missing-relative:more:report', report)],
      ],
    },
    {
      name: 'words of a check-in that will not do',
      turns: [...toWell, write('abc'), ...[write(wellWord), write(wellWord)]],
    },
    {
      name: 'a day that is none, then one',
      turns: [write(checkIn), ...ones(7), ...[write('6'), write(noDay), write(day)]],
    },
    { name: 'a check-in, long ago', turns: [write(checkIn), ...ones(4), later] },
    {
      name: 'a button of a check-in that is no longer told',
      turns: [write(hello), [tap('journey:resume:go-on', goOn)]],
    },
    { name: 'the sign is due', turns: [...running, [{ does: 'later', days: 8 }]] },
    { name: 'somebody wants to be told', turns: knocked },
    {
      name: 'somebody is told',
      turns: [
        ...knocked,
        ...ones(1),
        [{ does: 'later', days: 8 }],
        [{ does: 'later', days: 3 }],
        write(wellWord),
      ],
    },
    { name: 'to wait for somebody', turns: waiting },
    {
      name: 'to wait until no sign comes, and it comes after all',
      turns: [
        ...waiting,
        ...[write('1'), friend(wellWord), friend('1')],
        ...([[{ does: 'later', days: 8 }], [{ does: 'later', days: 3 }]] satisfies Does[][]),
        friend(wellWord),
        write(stopWaiting),
      ],
    },
    {
      name: 'to wait, and not be let in',
      turns: [...waiting, write('1'), friend(wellWord), friend('2')],
    },
    { name: 'a question with a short answer', turns: [write(hello), write(shortQuestion)] },
    { name: 'nobody is waited for', turns: [write(hello), write(stopWaiting)] },
    {
      name: 'a button of an answer that is forgotten',
      turns: [write(hello), [tap('question:found:more', more)]],
    },
    {
      name: 'more codes than anybody reads off pictures',
      turns: Array.from({ length: 21 }, () => write('BCDF-2GHJ')),
    },
  ]
}

const media = ['photo', 'document', 'voice', 'video', 'sticker', 'contact', 'other'] as const

function write(text: string): Does[] {
  return [{ does: 'write', text }]
}

function friend(text: string): Does[] {
  return [{ does: 'friend', text }]
}

function tap(choice: string, label: string): Does {
  return { does: 'tap', choice, label }
}
