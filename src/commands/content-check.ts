import { contentReport } from '../content/content-report.ts'
import { checkerMaker, houseFolder } from './house.ts'
import { noteProof } from './proof.ts'
import { spoken } from './spoken.ts'

/**
 * Prints how much of each kind there is, or every fault. Answers the exit status.
 * @param note write down that the patterns are proven, so that the next start need not prove them
 */
export async function checkContent({ note = false } = {}, root = houseFolder): Promise<number> {
  const { ok, text } = await contentReport(root, {
    spoken,
    alsoCheck: [checkerMaker(false).check],
  })
  const to = ok ? process.stdout : process.stderr
  to.write(`${text}\n`)
  if (ok && note) noteProof(root)
  return ok ? 0 : 1
}
