import { expect, it } from 'vitest'
import { HarnessError } from '../errors.ts'
import { type BrowserWish, prepareBrowser } from './real-browser.ts'

const entra = { origin: 'http://127.0.0.1:1', ca: undefined }
const nowhere = { CHROME_PATH: '/nowhere/chrome' }
const wish = (more: Partial<BrowserWish>): BrowserWish => ({
  needed: true,
  everywhere: false,
  environment: nowhere,
  entra,
  ...more,
})

it('starts nothing where nothing needs it', async () => {
  expect(await prepareBrowser(wish({ needed: false }))).toBeUndefined()
})

it('says why it is missing and what to do', async () => {
  expect(await prepareBrowser(wish({}))).toEqual({
    kind: 'missing',
    reason:
      'Needs a real browser, and none can be had: CHROME_PATH names /nowhere/chrome, where nothing is. Let CHROME_PATH name the program of a Chrome or Chromium, or unset it.',
  })
})

it.each<[string, Partial<BrowserWish>]>([
  ['in CI', { environment: { ...nowhere, CI: 'true' } }],
  ['with --browser', { everywhere: true }],
])('is an error %s, where nobody reads reasons', async (_, more) => {
  const failure = await prepareBrowser(wish(more)).catch((thrown: unknown) => thrown)
  expect(failure).toBeInstanceOf(HarnessError)
  expect(failure).toMatchObject({ code: 'environment', message: expect.stringContaining('CHROME_PATH') })
})
