import { bare, shortenings } from './bare.ts'
import { yesOrNo } from './yes-no.ts'

export type SmallTalk = 'thanks' | 'greeting' | 'who-are-you' | 'fine' | 'dot'

const patterns: [SmallTalk, RegExp][] = [
  [
    'thanks',
    /^(?:ok(?:e|ay)? )?(?:terima ?kasih|trima ?kasih|makasi|mksh|trims|thanks?|thank you|tq|tks|thx|suwun|matur suwun|nuhun|hatur nuhun|cam on)h?(?: \S+){0,4}$/u,
  ],
  [
    'who-are-you',
    /^(?:\S+ ){0,4}(?:siapa (?:ini|kamu|anda)|(?:ini|kamu|anda) siapa|(?:ini|kamu|anda) (?:bot|robot|manusia)|orang (?:apa|atau) bot|ban la ai|ai day|ai vay|day la ai|nguoi that (?:khong|ko|k|hong|a)|who are you|are you (?:a )?(?:bot|human|real))(?: \S+){0,3}$/u,
  ],
  [
    'greeting',
    /^(?:halo|hallo|hai|hi|hey|hello|alo|permisi|punten|(?:selamat )?(?:pagi|siang|sore|malam)|ass?alamu? ?'?alaikum|assalam|xin chao|chao)(?: \S+){0,3}$/u,
  ],
]

/** What a short message that asks for nothing is, or null. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (/^[.。…]+$/u.test(text.trim())) return 'dot'
  const word = bare(text)
  if (word === '') return null
  for (const reading of shortenings(word)) {
    for (const [talk, pattern] of patterns) if (pattern.test(reading)) return talk
  }
  return (yesOrNo(text, 'id') ?? yesOrNo(text, 'vi')) ? 'fine' : null
}

/** The Muslim greeting is answered in kind. */
export function isSalam(text: string): boolean {
  return /^ass?alam/u.test(bare(text))
}
