/**
 * Finds a Chromium: the one that CHROME_PATH names, the build in @sparticuz/chromium on Linux x64, or an
 * installed one. Both packages are loaded when they are first needed, because most runs need no browser.
 */
import { existsSync } from 'node:fs'
import { mkdir, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { BrowserType } from 'playwright-core'
import { wordsOf } from '../../errors.ts'

export type Found =
  | { readonly kind: 'found'; readonly browserType: BrowserType; readonly executablePath: string }
  /** `cure` is one instruction. */
  | { readonly kind: 'missing'; readonly why: string; readonly cure: string }

const installPackages = 'npm i -D playwright-core @sparticuz/chromium'

const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** An unpacking that takes longer than this has died. */
const staleMs = 60_000

/** Two processes must not unpack into the same file at once: the other would start half a browser. */
const unpackAlone = async (unpack: () => Promise<string>): Promise<string> => {
  const lock = join(tmpdir(), 'greencheck-chromium.lock')
  for (;;) {
    try {
      await mkdir(lock)
      break
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown
      const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }))
      if (Date.now() - mtimeMs > staleMs) await rmdir(lock).catch(() => {})
      else await setTimeout(50)
    }
  }
  try {
    return await unpack()
  } finally {
    await rmdir(lock).catch(() => {})
  }
}

const unpacked = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    const { default: build } = await import('@sparticuz/chromium')
    return await unpackAlone(() => build.executablePath())
  } catch {
    return undefined
  }
}

/** Finds the library and the browser, or says what is missing and how to get it. Starts nothing. */
export const findChromium = async (environment: NodeJS.ProcessEnv): Promise<Found> => {
  const { CHROME_PATH: chosen } = environment
  if (chosen !== undefined && chosen !== '' && !existsSync(chosen)) {
    return {
      kind: 'missing',
      why: `CHROME_PATH names ${chosen}, where nothing is.`,
      cure: 'Let CHROME_PATH name the program of a Chrome or Chromium, or unset it.',
    }
  }
  let browserType: BrowserType
  try {
    browserType = (await import('playwright-core')).chromium
  } catch (thrown) {
    return {
      kind: 'missing',
      why: `playwright-core could not be loaded (${wordsOf(thrown).split('\n')[0]}).`,
      cure: `Run: ${installPackages}`,
    }
  }
  const installed = (usualPlaces[process.platform] ?? []).find((path) => existsSync(path))
  const executablePath = chosen || (await unpacked()) || installed
  return executablePath === undefined
    ? {
        kind: 'missing',
        why: 'There is no Chromium on this machine.',
        cure: `Run: ${installPackages} (Linux x64), or install Chrome and let CHROME_PATH name its program.`,
      }
    : { kind: 'found', browserType, executablePath }
}
