import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as browserType, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleRun } from '../fixtures/runs.ts'
import { page as reportPage } from './page.ts'

const folder = mkdtempSync(join(tmpdir(), 'greencheck-report-'))
const file = join(folder, 'report.html')
const noise: string[] = []
let browser: Browser
let page: Page

beforeAll(async () => {
  writeFileSync(file, reportPage(sampleRun))
  const { CHROME_PATH: installed } = process.env
  browser = await browserType.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    args: chromium.args,
  })
  page = await browser.newPage()
  page.on('dialog', (dialog) => {
    noise.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (message) => noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(file).href)) noise.push(request.url())
  })
  await page.goto(`${pathToFileURL(file).href}#idtoken.nonce-wrong`)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const shown = (id: string): Promise<boolean> => page.locator(`[id="${id}"]`).isVisible()

it('opens the scenario that the link names', async () => {
  expect(await page.locator('[id="idtoken.nonce-wrong"] ol').isVisible()).toBe(true)
  expect(await page.locator('[id="idtoken.iss-wrong"] ol').isVisible()).toBe(false)
})

it('filters by words, area and verdict, and says how many are left', async () => {
  await page.fill('#f-text', 'another application')
  expect(await page.locator('output').textContent()).toBe('1 shown')
  expect([await shown('idtoken.aud-wrong'), await shown('idtoken.alg-none')]).toEqual([true, false])
  await page.fill('#f-text', '')
  await page.selectOption('#f-area', 'session')
  expect(await page.locator('output').textContent()).toBe('2 shown')
  await page.uncheck('input[value=waived]')
  expect(await page.locator('output').textContent()).toBe('1 shown')
})

it('shows a linked scenario even when the filter had hidden it', async () => {
  await page.evaluate('location.hash = "#idtoken.aud-wrong"')
  await page.locator('[id="idtoken.aud-wrong"]').waitFor({ state: 'visible' })
  expect(await page.locator('output').textContent()).toBe('16 shown')
})

it('reaches the filter with a key', async () => {
  await page.keyboard.press('/')
  expect(await page.evaluate('document.activeElement.id')).toBe('f-text')
})

it('is not wider than a phone', async () => {
  await page.setViewportSize({ width: 375, height: 700 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
})

it('shows everything without scripts', async () => {
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await plain.goto(pathToFileURL(file).href)
  expect(await plain.locator('[data-verdict]').count()).toBe(
    await plain.locator('[data-verdict]:visible').count(),
  )
  expect(await plain.locator('.filter').isVisible()).toBe(false)
  await plain.close()
})

it('ran nothing, asked for nothing and complained about nothing meanwhile', () => {
  expect(noise).toEqual([])
})
