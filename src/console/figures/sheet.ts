/** A count or a time; null: too few to be told. Words stand as they are. */
export type Cell = string | number | null

/** A table of figures: the page shows it, and it is taken along as a file. One place says what stands in it. */
export type Sheet = {
  id: SheetId
  title: string
  /** What is counted, and how exactly. */
  what: string
  heads: string[]
  rows: Cell[][]
}

export const sheetIds = [
  'waits',
  'hours',
  'outcomes',
  'offers',
  'patterns',
  'countries',
  'objections',
] as const
export type SheetId = (typeof sheetIds)[number]

/** How a figure is written that is too small to be told. */
export const fewer = '<11'
