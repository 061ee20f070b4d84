/** A table as it stands in a file: rows of cells, each one line of text, dates as `YYYY-MM-DD`. */
export type Table = {
  /** What the sheet is called, or which table of the page it is. */
  name: string
  rows: string[][]
}

/** A file out of which no table can be read; `message` is one line that says why and what to do. */
export class TableFault extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'TableFault'
  }
}

/** Reads the tables of a list as an authority publishes it. Rejects with a `TableFault`. Fetches and runs nothing. */
export type ReadTables = (bytes: Uint8Array) => Promise<Table[]>
