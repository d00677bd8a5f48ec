/** For tests of flaws: ways to find out whether the forbidden thing happens. */
import { type Fault, idToken, userinfo } from '../../../mock-idp/index.ts'
import type { Misdeed } from './flaws/misdeed.ts'
import type { World } from './test-world.ts'

/** Entra says no address, neither in the ID token nor at UserInfo. */
export const noAddress: readonly Fault[] = [idToken.without('email'), userinfo.without('email')]

/** Whether mia gets in under these faults, after an honest login of hers. */
export const getsIn = async (
  { connect, browser, sso, isIn, acme }: World,
  faults: readonly Fault[],
): Promise<boolean> => {
  await connect(acme, 'ada')
  await sso(await browser('mia'), acme, 'mia')
  acme.tenant.fault(...faults)
  const mia = await browser('mia')
  await sso(mia, acme, 'mia')
  return isIn(mia, acme)
}

/** Whether the settings are green after a test under these faults. */
export const isGreen = async (
  { browser, save, status, acme }: World,
  faults: readonly Fault[],
): Promise<boolean> => {
  acme.tenant.fault(...faults)
  const ada = await browser('ada')
  await save(ada, acme)
  return (await status(ada, acme)).green
}

export const lets =
  (...faults: readonly Fault[]): Misdeed =>
  (opened) =>
    getsIn(opened, faults)
export const keepsOut =
  (...faults: readonly Fault[]): Misdeed =>
  async (opened) =>
    !(await getsIn(opened, faults))
export const greenUnder =
  (...faults: readonly Fault[]): Misdeed =>
  (opened) =>
    isGreen(opened, faults)

/** Whether a login under these faults ends in a crash of the product. */
export const crashes =
  (...faults: readonly Fault[]): Misdeed =>
  async ({ connect, browser, sso, acme }) => {
    await connect(acme, 'ada')
    acme.tenant.fault(...faults)
    return (await sso(await browser('mia'), acme, 'mia')).status >= 500
  }
