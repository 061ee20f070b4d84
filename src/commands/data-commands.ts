import { type Command, InvalidArgumentError } from 'commander'
import type { Config } from '../config.ts'
import type { BackupOptions, RestoreOptions } from './backup.ts'

/** The commands about the data as a whole: copies of it, and the key that opens it. */
export function addDataCommands(suar: Command, settings: () => Config): void {
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
      const { backup } = await import('./backup.ts')
      process.exitCode = await backup(settings(), folder, options)
    })

  suar
    .command('restore')
    .description('put a backup into an empty DATA_DIR or an empty Redis')
    .argument('<folder>', 'where backup wrote it')
    .option('--records <file>', 'which copy of the records; the newest unless given')
    .option('--erased <file>', 'a later list of who was erased: <DATA_DIR>.erased of the service')
    .action(async (folder: string, options: RestoreOptions) => {
      const { restore } = await import('./backup.ts')
      process.exitCode = await restore(settings(), folder, options)
    })

  const key = suar.command('key').description('the master key, without which nobody opens the data')
  key
    .command('new')
    .description('print a new key; nothing is changed')
    .action(async () => {
      const { newKey } = await import('./key.ts')
      newKey()
    })
  key
    .command('change')
    .description('replace it by SUAR_MASTER_KEY_NEXT while the service runs')
    .action(async () => {
      const { changeKey } = await import('./key.ts')
      process.exitCode = await changeKey(settings())
    })
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 1) return number
  throw new InvalidArgumentError('write a whole number, 1 or more')
}
