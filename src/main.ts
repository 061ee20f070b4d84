import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { ImportOptions } from './commands/agencies.ts'
import type { BackupOptions, RestoreOptions } from './commands/backup.ts'
import type { DecideOptions } from './commands/objections.ts'
import type { PairOptions } from './commands/pair.ts'
import type { AddOptions } from './commands/staff.ts'
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

suar
  .command('backup')
  .description(
    'copy records and keys into FOLDER; the service may run. The master key is not in it',
  )
  .argument('<folder>', 'made when it is missing; open to this user only')
  .option(
    '--keep <number>',
    'copies of records that stay; of the keys there is one',
    wholeNumber,
    14,
  )
  .action(async (folder: string, options: BackupOptions) => {
    const { backup } = await import('./commands/backup.ts')
    process.exitCode = await backup(settings(), folder, options)
  })

suar
  .command('restore')
  .description('put a backup into an empty DATA_DIR or an empty Redis')
  .argument('<folder>', 'where backup wrote it')
  .option('--records <file>', 'which copy of the records; the newest unless given')
  .action(async (folder: string, options: RestoreOptions) => {
    const { restore } = await import('./commands/backup.ts')
    process.exitCode = await restore(settings(), folder, options)
  })

const key = suar.command('key').description('the master key, without which nobody opens the data')
key
  .command('new')
  .description('print a new key; nothing is changed')
  .action(async () => {
    const { newKey } = await import('./commands/key.ts')
    newKey()
  })
key
  .command('change')
  .description('replace it by SUAR_MASTER_KEY_NEXT while the service runs')
  .action(async () => {
    const { changeKey } = await import('./commands/key.ts')
    process.exitCode = await changeKey(settings())
  })

const objections = suar
  .command('objections')
  .description('what firms and persons wrote after KOREKSI / ĐÍNH CHÍNH: list, read, decide')
objections
  .command('list')
  .description('those that are open, the one to be decided first at the head')
  .option('--all', 'those that were decided as well')
  .action(async (options: { all?: boolean }) => {
    const { listObjections } = await import('./commands/objections.ts')
    process.exitCode = await listObjections(settings(), options)
  })
objections
  .command('show')
  .description('everything that was written to one')
  .argument('<code>', 'its code, as list prints it')
  .action(async (code: string) => {
    const { showObjection } = await import('./commands/objections.ts')
    process.exitCode = await showObjection(settings(), code)
  })
objections
  .command('decide')
  .description('write the outcome down; whoever has the code is told, and a correction is shown')
  .argument('<code>', 'its code, as list prints it')
  .requiredOption('--outcome <outcome>', 'corrected: we were wrong; kept: we were not')
  .option('--id <text>', 'what people are told in Indonesian; of a correction, what is right')
  .option('--vi <text>', 'the same in Vietnamese')
  .option('--date <day>', 'the day it was decided, as 2026-12-09; today unless given')
  .option('--by <name>', 'who decides: nobody who entered what it objects to')
  .action(async (code: string, options: DecideOptions) => {
    const { decideObjection } = await import('./commands/objections.ts')
    process.exitCode = await decideObjection(settings(), code, options)
  })

objections
  .command('acknowledge')
  .description('write down that whoever objected was told that it is read')
  .argument('<code>', 'its code, as list prints it')
  .option('--by <name>', 'who told them')
  .action(async (code: string, options: { by?: string }) => {
    const { acknowledgeObjection } = await import('./commands/objections.ts')
    process.exitCode = await acknowledgeObjection(settings(), code, options)
  })

const several = (value: string, before: string[] = []) => [...before, value]

const agencies = suar
  .command('agencies')
  .description('what authorities say of firms: take lists over, confirm, give back to knowledge/')
agencies
  .command('import')
  .description(
    'show what a list would change: CSV, .xlsx or a page with a table; --apply proposes it',
  )
  .argument('<file>', 'the list as the authority published it')
  .requiredOption('--authority <name>', 'whose list it is, as in kp2mi')
  .requiredOption('--date <day>', 'the date of the list, as 2026-11-20')
  .requiredOption('--nature <nature>', 'what it says of the firms, as in revoked')
  .requiredOption('--country <country>', 'ID or VN')
  .option('--source <source>', 'where it was published: a web address or a title')
  .option(
    '--column <role=heading>',
    'name, licence, listedOn, endsOn or city; #2 is the second',
    several,
  )
  .option('--table <number>', 'which table, where there are several')
  .option('--own <row>', 'a row of nearly the name of another firm that is one of its own', several)
  .option('--apply', 'propose it; somebody else confirms it')
  .option('--by <name>', 'who proposes it')
  .action(async (file: string, options: ImportOptions) => {
    const { importList } = await import('./commands/agencies.ts')
    process.exitCode = await importList(settings(), file, options)
  })
agencies
  .command('list')
  .description('what is proposed, and what is confirmed and not in knowledge/ yet')
  .action(async () => {
    const { listChanges } = await import('./commands/agencies.ts')
    process.exitCode = await listChanges(settings())
  })
for (const [does, says] of [
  ['confirm', 'confirm what somebody else proposed; it is told from then on'],
  ['refuse', 'refuse what was proposed'],
  ['withdraw', 'take back what was confirmed, a list as a whole'],
] as const) {
  agencies
    .command(does)
    .description(says)
    .argument('<id>', 'its id, as list prints it')
    .option('--by <name>', 'who does it')
    .option('--reason <text>', 'why', '')
    .action(async (id: string, options: { by?: string; reason?: string }) => {
      const { stepChange } = await import('./commands/agencies.ts')
      process.exitCode = await stepChange(settings(), does, id, options)
    })
}
agencies
  .command('export')
  .description('the confirmed rows as lines of knowledge/agencies/<country>.csv, for review')
  .requiredOption('--country <country>', 'ID or VN')
  .option('--whole', 'the whole list as it would be')
  .action(async (options: { country: string; whole?: boolean }) => {
    const { exportChanges } = await import('./commands/agencies.ts')
    process.exitCode = await exportChanges(settings(), options)
  })

const helplines = suar
  .command('helplines')
  .description('numbers of knowledge/help: which are to be rung, and what came of it')
helplines
  .command('list')
  .description('numbers nobody of us got through to within 90 days')
  .action(async () => {
    const { listHelplines } = await import('./commands/helplines.ts')
    process.exitCode = await listHelplines(settings())
  })
helplines
  .command('rang')
  .description('write down what came of ringing one')
  .argument('<id>', 'its id, as list prints it')
  .requiredOption('--result <result>', 'works, no-answer or wrong')
  .option('--by <name>', 'who rang')
  .action(async (id: string, options: { result: string; by?: string }) => {
    const { noteRing } = await import('./commands/helplines.ts')
    process.exitCode = await noteRing(settings(), id, options)
  })
helplines
  .command('export')
  .description('the file of knowledge/help with the days on which numbers worked, for review')
  .requiredOption('--country <country>', 'ID, VN, or another that has a file')
  .action(async (options: { country: string }) => {
    const { exportHelplines } = await import('./commands/helplines.ts')
    process.exitCode = await exportHelplines(settings(), options)
  })

const staff = suar.command('staff').description('the people of the hotline desk: add, list')
staff
  .command('add')
  .description(
    'make an account and print the link by which its owner comes in, good once, for a day',
  )
  .argument('<name>', 'the short name people are told')
  .option(
    '--role <role>',
    'volunteer, worker, supervisor, administrator or auditor; may be repeated',
    each,
    [],
  )
  .option('--desk <desk>', 'ID or VN; may be repeated', each, [])
  .option('--sign-in <name>', 'the name they sign in with; made of the name unless given')
  .action(async (name: string, options: AddOptions) => {
    const { addStaff } = await import('./commands/staff.ts')
    process.exitCode = await addStaff(settings(), name, options)
  })
staff
  .command('list')
  .description('everybody with their sign-in name, roles, desks and state')
  .action(async () => {
    const { listStaff } = await import('./commands/staff.ts')
    process.exitCode = await listStaff(settings())
  })

const audit = suar.command('audit').description('what the staff did: verify')
audit
  .command('verify')
  .description(
    'say whether what was written down still holds together, and the first place where not',
  )
  .option(
    '--hash <anchor>',
    'a hash that left the machine, number:hash:day; may be repeated',
    each,
    [],
  )
  .action(async (options: { hash: string[] }) => {
    const { verifyAuditCommand } = await import('./commands/audit.ts')
    process.exitCode = await verifyAuditCommand(settings(), options)
  })

function each(value: string, before: string[]): string[] {
  return [...before, value]
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 1) return number
  throw new InvalidArgumentError('write a whole number, 1 or more')
}

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
