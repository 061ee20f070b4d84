import type { Said } from '../../src/dialogue/transcript.ts'
import type { Flow } from '../../src/domain/flow.ts'
import type { Done, Going, Stop, Walk } from './walk.ts'
import type { Does } from './walked-chat.ts'

/**
 * The walk over one flow as text: each step of it with how it was come to, what is said there, and what comes of
 * everything that can be done. A message is shortened to its first line and `…` where it stands in full further up,
 * or in the file of the flow it belongs to.
 */
export function written(flow: Flow, { stops, said, language }: Walk): string {
  const shown = new Set<string>()
  const own = Object.entries(flow.steps).flatMap(([name, step]) => {
    const address = `${flow.id}:${name}`
    const stop = stops.find((one) => one.address === address)
    const done = said.get(address)
    if (stop) return [stopIn(stop, flow, shown)]
    // Said by the way: what was open before is open still.
    return done && step.say.length > 0 ? [asideIn(address, done, shown)] : []
  })
  const head = `# Every way through flows/${flow.id}.yaml (${language}), as it is gone now. See README.md.`
  return `${[head, ...own].join('\n\n')}\n`
}

function asideIn(address: string, { path, does, turn }: Done, shown: Set<string>): string {
  return `== ${address}\n${pathIn([...path, does])}\n\n${saidIn(turn.said, shown)}`
}

function pathIn(path: Does[][]): string {
  return path.map((does) => does.map(doneIn).join(' + ')).join('  ')
}

function stopIn(stop: Stop, flow: Flow, shown: Set<string>): string {
  return [
    `== ${stop.address}\n${pathIn(stop.path)}`,
    saidIn(stop.last.said, shown),
    ...stop.goings.map((going) => goingIn(going, flow, shown)),
  ].join('\n\n')
}

function goingIn({ does, entered, turn }: Going, flow: Flow, shown: Set<string>): string {
  const acts = turn.acts.filter((act) => act !== 'mark-delicate')
  const kept = turn.told.map((one) =>
    'purpose' in one ? `${one.purpose}: ${one.given}` : `${one.field}: ${one.value}`,
  )
  const notes = [...acts, ...kept]
  const to = entered.join(' ') || 'nothing'
  const line = `> ${does.map(doneIn).join(' + ')} → ${to}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
  const isOwn = entered.some((address) => address.startsWith(`${flow.id}:`))
  return `${line}\n${saidIn(turn.said, isOwn ? shown : null)}`
}

/** `shown`: what stands in full already; null: nothing of it is to. */
function saidIn(said: Said[], shown: Set<string> | null): string {
  return said
    .map(({ text, labels }) => {
      const answers = labels.map((label, i) => `[${i + 1} ${label}]`).join(' ')
      const whole = answers ? `${text}\n${answers}` : text
      const lines = whole.split('\n')
      if (shown && !shown.has(whole)) {
        shown.add(whole)
        return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
      }
      return `  ${lines[0]}${lines.length > 1 ? ' …' : ''}`
    })
    .join('\n  --\n')
}

export function doneIn(does: Does): string {
  switch (does.does) {
    case 'write':
      return does.text.replaceAll('\n', ' / ')
    case 'press':
      return `[${does.label}]`
    case 'tap':
      return `[${does.label}]`
    case 'pin':
      return `@pin ${does.latitude},${does.longitude}`
    case 'show':
      return `@${does.media} ${does.caption}`.trimEnd()
    case 'open':
      return `@open ${does.languageHint ?? ''}`.trimEnd()
    case 'add-to-group':
      return '@group'
    case 'flood':
      return `@flood ${does.times} ${does.text}`
    case 'desk':
      return `@desk ${does.what} ${does.words}`.trimEnd()
    case 'friend':
      return `@friend ${does.text}`
    case 'later':
      return `@later ${does.days} days`
    case 'wait':
      return `@wait ${does.hours} hours`
  }
}
