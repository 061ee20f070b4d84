import { createInterface } from 'node:readline'

/** A wrong call or a line that cannot be answered, in one line. */
export class InputFault extends Error {
  override readonly name = 'InputFault'
}

/**
 * Answers standard input line by line, one JSON object each, in the same order. A line that is no JSON, or that
 * `answer` throws on, becomes `{"id","error"}` and the run goes on. Answers the exit status: 1 if there was one.
 */
export async function answerJsonLines(
  answer: (parsed: unknown) => unknown | Promise<unknown>,
): Promise<number> {
  let status = 0
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    if (line.trim() === '') continue
    let id: unknown = null
    let result: unknown
    try {
      const parsed: unknown = JSON.parse(line)
      if (parsed && typeof parsed === 'object' && 'id' in parsed) id = parsed.id
      result = await answer(parsed)
    } catch (error) {
      status = 1
      result = { id, error: reasonOf(error) }
    }
    if (!process.stdout.write(`${JSON.stringify(result)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve))
    }
  }
  return status
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}
