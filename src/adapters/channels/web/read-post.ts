import type { Clock } from '../../../ports/clock.ts'
import { bearsFiles, type Posted, type PostFault, readFields, readFileForm } from './read-fields.ts'
import type { UploadGate } from './upload-gate.ts'

/** A post as it was read. `leave`: nothing of it is held in memory any more; to be called at the end at the latest. */
export type ReadPost = Posted & { leave(): void }

const noGate = () => {}

/** Reads a post; one with a file through the gate, where this path takes files. */
export async function readPost(
  request: Request,
  files: { gate: UploadGate; clock: Clock } | null,
): Promise<ReadPost | PostFault | 'file-busy'> {
  if (!files || !bearsFiles(request)) {
    const posted = await readFields(request)
    return typeof posted === 'string' ? posted : { ...posted, leave: noGate }
  }
  const leave = files.gate.enter()
  if (!leave) return 'file-busy'
  try {
    const posted = await readFileForm(request, files.clock)
    if (typeof posted !== 'string') return { ...posted, leave }
    leave()
    return posted
  } catch (error) {
    leave()
    throw error
  }
}
