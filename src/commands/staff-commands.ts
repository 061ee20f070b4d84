import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { repeated } from './repeated.ts'
import type { AddOptions } from './staff.ts'

/** The commands about the people of the desk, and what they did. */
export function addStaffCommands(suar: Command, settings: () => Config): void {
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
      repeated,
      [],
    )
    .option('--desk <desk>', 'ID or VN; may be repeated', repeated, [])
    .option('--sign-in <name>', 'the name they sign in with; made of the name unless given')
    .action(async (name: string, options: AddOptions) => {
      const { addStaff } = await import('./staff.ts')
      process.exitCode = await addStaff(settings(), name, options)
    })
  staff
    .command('list')
    .description('everybody with their sign-in name, roles, desks and state')
    .action(async () => {
      const { listStaff } = await import('./staff.ts')
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
      repeated,
      [],
    )
    .action(async (options: { hash: string[] }) => {
      const { verifyAuditCommand } = await import('./audit.ts')
      process.exitCode = await verifyAuditCommand(settings(), options)
    })
}
