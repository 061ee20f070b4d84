import type { Command } from 'commander'
import type { Config } from '../config.ts'
import type { ImportOptions } from './agencies.ts'
import type { DecideOptions } from './objections.ts'
import { repeated } from './repeated.ts'

/** The commands about what we know: objections to it, lists of authorities, helplines. */
export function addKnowledgeCommands(suar: Command, settings: () => Config): void {
  const objections = suar
    .command('objections')
    .description('what firms and persons wrote after KOREKSI / ĐÍNH CHÍNH: list, read, decide')
  objections
    .command('list')
    .description('those that are open, the one to be decided first at the head')
    .option('--all', 'those that were decided as well')
    .action(async (options: { all?: boolean }) => {
      const { listObjections } = await import('./objections.ts')
      process.exitCode = await listObjections(settings(), options)
    })
  objections
    .command('show')
    .description('everything that was written to one')
    .argument('<code>', 'its code, as list prints it')
    .action(async (code: string) => {
      const { showObjection } = await import('./objections.ts')
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
      const { decideObjection } = await import('./objections.ts')
      process.exitCode = await decideObjection(settings(), code, options)
    })

  objections
    .command('acknowledge')
    .description('write down that whoever objected was told that it is read')
    .argument('<code>', 'its code, as list prints it')
    .option('--by <name>', 'who told them')
    .action(async (code: string, options: { by?: string }) => {
      const { acknowledgeObjection } = await import('./objections.ts')
      process.exitCode = await acknowledgeObjection(settings(), code, options)
    })

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
      repeated,
    )
    .option('--table <number>', 'which table, where there are several')
    .option(
      '--own <row>',
      'a row of nearly the name of another firm that is one of its own',
      repeated,
    )
    .option('--apply', 'propose it; somebody else confirms it')
    .option('--by <name>', 'who proposes it')
    .action(async (file: string, options: ImportOptions) => {
      const { importList } = await import('./agencies.ts')
      process.exitCode = await importList(settings(), file, options)
    })
  agencies
    .command('list')
    .description('what is proposed, and what is confirmed and not in knowledge/ yet')
    .action(async () => {
      const { listChanges } = await import('./agencies.ts')
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
        const { stepChange } = await import('./agencies.ts')
        process.exitCode = await stepChange(settings(), does, id, options)
      })
  }
  agencies
    .command('export')
    .description('the confirmed rows as lines of knowledge/agencies/<country>.csv, for review')
    .requiredOption('--country <country>', 'ID or VN')
    .option('--whole', 'the whole list as it would be')
    .action(async (options: { country: string; whole?: boolean }) => {
      const { exportChanges } = await import('./agencies.ts')
      process.exitCode = await exportChanges(settings(), options)
    })

  const helplines = suar
    .command('helplines')
    .description('numbers of knowledge/help: which are to be rung, and what came of it')
  helplines
    .command('list')
    .description('numbers nobody of us got through to within 90 days')
    .action(async () => {
      const { listHelplines } = await import('./helplines.ts')
      process.exitCode = await listHelplines(settings())
    })
  helplines
    .command('rang')
    .description('write down what came of ringing one')
    .argument('<id>', 'its id, as list prints it')
    .requiredOption('--result <result>', 'works, no-answer or wrong')
    .option('--by <name>', 'who rang')
    .action(async (id: string, options: { result: string; by?: string }) => {
      const { noteRing } = await import('./helplines.ts')
      process.exitCode = await noteRing(settings(), id, options)
    })
  helplines
    .command('export')
    .description('the file of knowledge/help with the days on which numbers worked, for review')
    .requiredOption('--country <country>', 'ID, VN, or another that has a file')
    .action(async (options: { country: string }) => {
      const { exportHelplines } = await import('./helplines.ts')
      process.exitCode = await exportHelplines(settings(), options)
    })
}
