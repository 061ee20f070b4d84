import Database from 'libsql'

/**
 * Holds an exclusive transaction in a file of its own, so that a second process is refused at once. The
 * operating system drops it with the process, also after `kill -9`; nothing stale can stay behind.
 * Returns how to let go. Throws one clear line when somebody else holds it.
 */
export function oneProcess(lockFile: string, what: string): () => void {
  const db = new Database(lockFile)
  try {
    db.exec('pragma journal_mode = memory') // nothing is ever written: no need of a journal file
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new Error(
        `${what} is in use by another process: only one may run on it. Stop that one first.`,
      )
    }
    throw error
  }
  return () => void db.close()
}
