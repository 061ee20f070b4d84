import { GrammyError, HttpError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { toSendFault } from '../../../../src/adapters/channels/telegram/faults.ts'
import { SendFault } from '../../../../src/ports/channel.ts'

function refused(error_code: number, description: string, parameters = {}) {
  const error = { ok: false as const, error_code, description, parameters }
  return new GrammyError('Call failed', error, 'sendMessage', { text: 'rahasia' })
}

const network = (code: string) =>
  new HttpError('Network request failed', Object.assign(new Error('x'), { code }))

describe('what a failed call means', () => {
  it.each<[string, unknown, 'later' | 'never', number | null]>([
    [
      'too many, with a time',
      refused(429, 'Too Many Requests: retry after 33', { retry_after: 33 }),
      'later',
      33_000,
    ],
    ['too many, without a time', refused(429, 'Too Many Requests'), 'later', null],
    [
      'too many, a useless time',
      refused(429, 'Too Many Requests', { retry_after: 0 }),
      'later',
      null,
    ],
    ['out of order', refused(500, 'Internal Server Error'), 'later', null],
    ['behind a bad gateway', refused(502, 'Bad Gateway'), 'later', null],
    ['connection torn', network('ECONNRESET'), 'later', null],
    ['not reachable', network('ECONNREFUSED'), 'later', null],
    [
      'timed out',
      new HttpError('x', new Error("Request to 'sendMessage' timed out after 20 seconds")),
      'later',
      null,
    ],
    ['a token not known, which somebody will mend', refused(401, 'Unauthorized'), 'later', null],
    ['something nobody thought of', new TypeError('x'), 'later', null],
    ['blocked', refused(403, 'Forbidden: bot was blocked by the user'), 'never', null],
    ['deactivated', refused(403, 'Forbidden: user is deactivated'), 'never', null],
    [
      'put out of the group',
      refused(403, 'Forbidden: bot was kicked from the group chat'),
      'never',
      null,
    ],
    ['no such chat', refused(400, 'Bad Request: chat not found'), 'never', null],
    ['too long', refused(400, 'Bad Request: message is too long'), 'never', null],
    ['anything else wrong with it', refused(400, 'Bad Request: whatever'), 'never', null],
  ])('%s', (_, error, kind, retryAfter) => {
    const fault = toSendFault(error)
    expect(fault).toBeInstanceOf(SendFault)
    expect({ kind: fault.kind, retryAfter: fault.retryAfter }).toEqual({ kind, retryAfter })
  })

  it('names the reason without a word of the person or of the token', () => {
    const quoting = refused(
      400,
      `Bad Request: can't parse entities: Unsupported start tag "rahasia"`,
    )
    expect(toSendFault(quoting).message).toBe('telegram: 400')
    expect(toSendFault(refused(403, 'Forbidden: bot was blocked by the user')).message).toBe(
      'telegram: 403 blocked',
    )
    const leaky = new HttpError(
      'x',
      new Error('request to https://api.example/bot1:SECRET/send failed'),
    )
    expect(toSendFault(leaky).message).toBe('telegram: no answer (unknown)')
    expect(toSendFault(network('ECONNRESET')).message).toBe('telegram: no answer (ECONNRESET)')
  })

  it('leaves a fault as it is', () => {
    const fault = new SendFault('never', 'telegram: nothing to show')
    expect(toSendFault(fault)).toBe(fault)
  })
})
