import { expect, test } from 'vitest'
import { pasted } from './pasted.ts'

test.each([
  [' value\t', 'value'],
  ['\u200bvalue\u00a0\u200b', 'value'],
  ['value\r\n', 'value'],
  ['inner space', 'inner space'],
  [' \u200b ', ''],
])('%j is %j', (text, value) => {
  expect(pasted(text)).toBe(value)
})
