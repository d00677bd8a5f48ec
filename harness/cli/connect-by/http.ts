/** A driver behind a URL. */

import { httpAsk } from '../../drivers/http.ts'
import { handshake, remoteDriver } from '../../drivers/remote.ts'
import type { Connected } from '../connected.ts'
import type { Settings } from '../settings.ts'

export const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

export const connectByHttp = async ({
  driver: url,
  timeoutMs,
  driverToken,
}: Settings): Promise<Connected> => {
  const ask = httpAsk(url, { timeoutMs: Math.max(timeoutMs, 1000), token: driverToken })
  const driver = remoteDriver(ask)
  const description = await driver.describe()
  return { driver, description, contract: await handshake(ask, 'status 501'), at: url, close: async () => {} }
}
