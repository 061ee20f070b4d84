import { contentReport } from '../content/content-report.ts'
import { houseFolder, proofOfPatterns } from './house.ts'
import { spoken } from './spoken.ts'

/** Prints how much of each kind there is, or every fault. Answers the exit status. */
export async function checkContent(root: string = houseFolder): Promise<number> {
  const { ok, text } = await contentReport(root, { spoken, alsoCheck: [proofOfPatterns().check] })
  const to = ok ? process.stdout : process.stderr
  to.write(`${text}\n`)
  return ok ? 0 : 1
}
