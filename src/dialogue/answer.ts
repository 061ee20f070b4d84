import type { Event } from '../domain/event.ts'
import type { Flow, Step } from '../domain/flow.ts'
import type { Language } from '../domain/language.ts'
import type { Session } from '../domain/session.ts'
import { bare } from './bare.ts'
import { yesOrNo } from './yes-no.ts'

/** A short answer that was given, and the step it was offered in. */
export type Answer = { flow: Flow; step: string; choice: Step['choices'][number] }

/** How a choice of a step (`flow:step`) is sent out, so that a button pressed late still does what it says. */
export function choiceId(address: string, choice: string): string {
  return `${address}:${choice}`
}

/** The answer in an event: a button, a digit, or a yes or no; the last two only while the step is open. */
export function answerIn(event: Event, session: Session, flows: Flow[]): Answer | null {
  const open = openStep(session, flows)
  if (event.choice !== null) {
    return pressed(event.choice, flows) ?? choiceOf(open, (choice) => choice.id === event.choice)
  }
  if (!open || event.text === '') return null
  const number = numberIn(event.text, session.language ?? 'id')
  if (number !== null) return choiceOf(open, (_, index) => index === number - 1)
  const named = spelledOut.get(bare(event.text).replaceAll('-', ' '))
  const inWords = named ? choiceOf(open, (choice) => choice.id === named) : null
  const said = yesOrNo(event.text, session.language ?? 'id')
  return inWords ?? (said && choiceOf(open, (choice) => choice.id === said))
}

/** What people type where there are no buttons, by the choice it means. Counts only where that is offered. */
const inFull: Record<string, string> = {
  why: 'mengapa, kenapa, knp, alasannya, alasannya apa, why, vi sao, tai sao, sao vay, sao the',
  'nothing-yet':
    'belum, belum apa apa, belum ngapa ngapain, chua, chua lam gi, chua gi ca, chua gi het',
  paid: `sudah bayar, udah bayar, sdh bayar, sudah transfer, udah transfer, sudah kirim, sudah kirim dokumen,
    da dua tien, da chuyen tien, da dong tien, da coc, chuyen tien roi, dua tien roi, da gui giay to`,
  skip: `lewati, lewat, lewati saja, skip, lompati, bo qua, cau khac`,
  back: `kembali, balik, sebelumnya, back, quay lai, tro lai, cau truoc`,
  enough: `cukup, selesai, sudah cukup, udah cukup, itu saja, du roi, xong, xong roi, het roi, the thoi`,
  unknown: `tidak tahu, nggak tahu, ga tahu, gak tau, ga tau, kurang tahu, khong biet, ko biet, hong biet`,
  left: `sudah berangkat, udah berangkat, sdh berangkat, sudah di sana, udah di sana,
    da len duong, da di, da di roi, di roi, dang o ben do`,
  'go-on': 'lanjut, lanjutkan, lanjut mencatat, tiep, tiep tuc, ghi tiep, tra loi tiep',
  self: `saya, saya sendiri, aku, aku sendiri, diri sendiri, sendiri, tentang saya, untuk saya,
    toi, cho toi, minh, cho minh, cho em, cua em, chinh minh, chinh toi, ban than`,
  other: `orang lain, bukan saya, untuk orang lain, keluarga, keluarga saya, teman, teman saya, anak saya, adik saya,
    nguoi khac, cho nguoi khac, nguoi nha, nguoi than, ban em, ban toi, khong phai toi, khong phai em`,
  nobody:
    'tidak ada, ga ada, gak ada, tidak ada orang, cuma saya, hanya saya, khong ai, khong co ai, chi co minh, chi minh toi',
  others: 'ada, ada orang lain, ada orang, co, co nguoi, co nguoi khac',
}
const spelledOut = new Map(
  Object.entries(inFull).flatMap(([id, words]) =>
    words.split(',').map((word) => [word.trim(), id] as const),
  ),
)

type Open = { flow: Flow; step: string }

function openStep(session: Session, flows: Flow[]): Open | null {
  const flow = flows.find((one) => one.id === session.at?.flow)
  return flow && session.at && flow.steps[session.at.step] ? { flow, step: session.at.step } : null
}

function pressed(id: string, flows: Flow[]): Answer | null {
  const [flowId, step, choice] = id.split(':')
  const flow = flows.find((one) => one.id === flowId)
  return flow && step !== undefined ? choiceOf({ flow, step }, (one) => one.id === choice) : null
}

function choiceOf(
  open: Open | null,
  is: (choice: Step['choices'][number], index: number) => boolean,
): Answer | null {
  const choice = open?.flow.steps[open.step]?.choices.find(is)
  return open && choice ? { ...open, choice } : null
}

const numerals: Record<Language, string[]> = {
  id: ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  vi: ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin'],
}

/**
 * The number a whole message is: `1`, `1.`, `(1)`, `①`, `nomor 1`, `1, ya`, `satu`. The words count in the chat's
 * own language only: *hai* is two in one and hello in the other.
 */
function numberIn(text: string, language: Language): number | null {
  const word = bare(text).replace(/^(?:nomor|nomer|no|pilih|pilihan|so|chon) /u, '')
  if (/^[1-9]$/.test(word)) return Number(word)
  const doubled = /^([1-9])[ .,:;)=-]+([^ .,:;)=-].*)$/u.exec(word)
  if (doubled?.[1] && yesOrNo(doubled[2] ?? '', language)) return Number(doubled[1])
  const spelled = numerals[language].indexOf(word)
  return spelled < 0 ? null : spelled + 1
}
