import { pageFields } from './report-page.ts'
import { noticeFields, noticeKey } from './yellow-notice.ts'

/** Every text of `exchange`, so that the check of the content knows it is needed. */
export const exchangeKeys: string[] = [
  ...['report-title', 'report-what', 'report-foot', 'notice-title', 'notice-what'],
  ...[
    'notice-portraits',
    'notice-portraits-on',
    'page-foot',
    'sex-female',
    'sex-male',
    'sex-other',
  ],
  ...['yes', 'no', 'unknown', 'female', 'male'].map((value) => `value-${value}`),
  ...pageFields.map((field) => `report-${field}`),
  ...noticeFields.map(noticeKey),
]
