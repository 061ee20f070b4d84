import type { Article } from '../../domain/article.ts'
import type { Fault } from '../fault.ts'
import type { Check } from '../house.ts'
import { mostLines, tooLong } from './line-length.ts'

/** Three messages. */
const mostMore = 3 * mostLines
const mostHelp = 2
const mostTitle = 60
const mostUnknown = 2

/**
 * An article fits a small screen: its short answer with the numbers under it has at most six lines, the longer
 * one eighteen. One that says that nothing is known is a line or two and names whom to ask.
 */
export const articlesShort: Check = (house) =>
  house.articles.flatMap(({ file, value }) => {
    const { title, short, more } = value
    return [
      ...([...title].length <= mostTitle
        ? []
        : [{ file, path: 'title', ...longer(`has ${[...title].length} letters`, mostTitle) }]),
      ...tooManyLines(file, value),
      ...tooLong(file, 'short answer', short),
      ...tooLong(file, 'longer answer', more),
      ...(value.known ? [] : unknownFaults(file, value)),
    ]
  })

function tooManyLines(file: string, { short, more, help }: Article): Fault[] {
  const faults: Fault[] = []
  const said = short.length + help.length
  if (help.length > mostHelp) {
    faults.push({ file, path: 'help', ...longer(`names ${help.length} numbers`, mostHelp) })
  }
  if (said > mostLines) {
    faults.push({ file, path: 'short answer', ...longer(`has ${said} lines, its numbers too`, 6) })
  }
  if (more.length > mostMore) {
    faults.push({
      file,
      path: 'longer answer',
      ...longer(`has ${more.length} lines`, mostMore),
    })
  }
  return faults
}

function longer(fault: string, most: number) {
  return {
    fault: `${fault}; ${most} is the most`,
    tip: 'keep what is asked, and leave out the rest',
  }
}

function unknownFaults(file: string, { short, more, help }: Article): Fault[] {
  const faults: Fault[] = []
  if (short.length > mostUnknown || more.length > 0) {
    faults.push({
      file,
      path: 'short answer',
      fault: 'says more than that nothing is known',
      tip: 'say in a line or two that it is not known and whom to ask, or write known: true',
    })
  }
  if (help.length === 0 && !short.some((line) => line.includes('{help:'))) {
    faults.push({
      file,
      path: 'help',
      fault: 'names nobody to ask',
      tip: 'name an entry of knowledge/help, as in help: [id-kp2mi-phone]',
    })
  }
  return faults
}
