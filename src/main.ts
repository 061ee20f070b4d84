import { Command, CommanderError } from 'commander'
import { addDataCommands } from './commands/data-commands.ts'
import { addKnowledgeCommands } from './commands/knowledge-commands.ts'
import type { PairOptions } from './commands/pair.ts'
import { addStaffCommands } from './commands/staff-commands.ts'
import { ConfigFault, readConfig } from './config.ts'
import { ContentFault } from './content/fault.ts'
import { printFaults } from './content/print-faults.ts'

/** The command line. Results go to standard output, everything else to standard error. */
const suar = new Command('suar')
  .description('Reads a job offer and shows the signs of fraud or trafficking in it.')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })

suar
  .command('serve')
  .description('run the service: web page; Telegram and WhatsApp where they are set')
  .action(async () => {
    const { serve } = await import('./commands/serve.ts')
    const service = await serve(settings())
    process.stderr.write(`Suar listens at ${service.url}\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // A second signal means it.
        process.once(signal, () => process.exit(1))
        service.stop().then(
          () => process.exit(0),
          (error: unknown) => fail(error),
        )
      })
    }
  })

suar
  .command('check')
  .description('judge one offer from FILE, or from standard input with -; or many with --jsonl')
  .argument('[file]', 'a text file, or - for standard input')
  .option(
    '--jsonl',
    'standard input and output, one JSON object a line: {"id","text"} or {"id","file"}',
  )
  .option('--lang <language>', 'language of the answer to people, id or vi', 'auto')
  .action(async (file: string | undefined, options: { jsonl?: boolean; lang: string }) => {
    const { check } = await import('./commands/check.ts')
    process.exitCode = await check(file, options)
  })

suar
  .command('ask')
  .description('answer questions from the articles, many at once with --jsonl')
  .option(
    '--jsonl',
    'standard input and output, one JSON object a line: {"id","lang","question"}; lang is id or vi',
  )
  .action(async (options: { jsonl?: boolean }) => {
    const { ask } = await import('./commands/ask.ts')
    process.exitCode = await ask(options)
  })

suar
  .command('chat')
  .description('talk to it in the terminal; nothing is kept after the end')
  .option('--script <file>', 'play a transcript and show where the answers differ')
  .action(async (options: { script?: string }) => {
    const { chat } = await import('./commands/chat.ts')
    process.exitCode = await chat(options)
  })

const content = suar.command('content').description('flows, knowledge and texts')
content
  .command('check')
  .description('check everything that is data, and say what is there or what is wrong')
  .option('--note', 'write down in proof.json that the patterns are proven')
  .action(async (options: { note?: boolean }) => {
    const { checkContent } = await import('./commands/content-check.ts')
    process.exitCode = await checkContent(options)
  })

suar
  .command('pair')
  .description('link a phone to the running service, so that people reach it there')
  .option(
    '--phone <number>',
    'show a code to type on the phone with this number, no picture to scan',
  )
  .action(async (options: PairOptions) => {
    const { pair } = await import('./commands/pair.ts')
    process.exitCode = await pair(settings(), options)
  })

suar
  .command('doctor')
  .description('say what state store and channels are in, and what to do')
  .action(async () => {
    const { doctor } = await import('./commands/doctor.ts')
    process.exitCode = await doctor(settings())
  })

addDataCommands(suar, settings)
addKnowledgeCommands(suar, settings)
addStaffCommands(suar, settings)

function settings() {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return readConfig(process.env)
}

/** Says in readable lines why it cannot go on, and ends with a status that tells so. */
function fail(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode)
  if (error instanceof ContentFault) process.stderr.write(`${printFaults(error.faults)}\n`)
  const known = error instanceof ConfigFault || error instanceof ContentFault
  const text = error instanceof Error ? (known ? error.message : readable(error)) : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

/** One line for what an operator can mend; the whole trace for what is our fault. */
function readable(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE')
    return 'The port is in use: set PORT to another one, or stop what listens there.'
  if (code === 'EACCES') return `Not allowed: ${error.message}`
  const expected = ['StoreFault', 'MasterKeyFault', 'RecordFault', 'InputFault'].includes(
    error.name,
  )
  return expected || process.env['LOG_LEVEL'] !== 'debug'
    ? error.message
    : (error.stack ?? error.message)
}

await suar.parseAsync().catch(fail)
