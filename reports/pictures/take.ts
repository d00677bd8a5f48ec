/**
 * Takes the picture of a report for a README or an issue:
 * `node reports/pictures/take.ts run.json|report.html out.png [--width 1200] [--height 1000] [--dark] [--only id] [--whole]`
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import chromium from '@sparticuz/chromium'
import { chromium as browserType } from 'playwright-core'
import { page as reportPage } from '../html/page.ts'
import { runSchema } from '../run.ts'

const usage =
  'node reports/pictures/take.ts run.json|report.html out.png [--width 1200] [--height 1000] [--dark] [--only id] [--whole]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1200' },
    height: { type: 'string', default: '1000' },
    dark: { type: 'boolean', default: false },
    only: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
})

const { CHROME_PATH: chromePath } = process.env
const [input, output] = positionals

const contentOf = (file: string): string => {
  const text = readFileSync(file, 'utf8')
  return file.endsWith('.json') ? reportPage(runSchema.parse(JSON.parse(text))) : text
}

const take = async (from: string, to: string): Promise<void> => {
  // The build inside the package is for Linux; elsewhere CHROME_PATH names an installed one.
  const executablePath = chromePath ?? (await chromium.executablePath())
  const browser = await browserType.launch({ executablePath, args: chromium.args })
  try {
    const context = await browser.newContext({
      viewport: { width: Number(values.width), height: Number(values.height) },
      colorScheme: values.dark ? 'dark' : 'light',
    })
    const page = await context.newPage()
    await page.setContent(contentOf(from))
    if (values.only === undefined) await page.screenshot({ path: to, fullPage: values.whole })
    else await page.locator(`[id="${values.only}"]`).screenshot({ path: to })
  } finally {
    await browser.close()
  }
}

if (input === undefined || output === undefined || !existsSync(input)) {
  process.stderr.write(
    `${input === undefined || output === undefined ? 'Two files are needed' : `There is no file ${input}`}.\n${usage}\n`,
  )
  process.exitCode = 2
} else await take(input, output)
