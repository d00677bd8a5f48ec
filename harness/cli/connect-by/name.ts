/** One of our implementations, in this process. */
import type { MockEntra } from '../../../mock-idp/contract.ts'
import { providersOf } from '../../drive/providers.ts'
import { contractVersion } from '../../driver.ts'
import { checkReply } from '../../drivers/schema.ts'
import { HarnessError } from '../../errors.ts'
import { recipeNames } from '../../implementations/recipes.ts'
import { implementations } from '../../implementations/registry.ts'
import { didYouMean } from '../../nearest.ts'
import type { Connected } from '../connected.ts'
import type { Settings } from '../settings.ts'

export const connectByName = async (settings: Settings, entra: MockEntra): Promise<Connected> => {
  const found = implementations.find(({ name }) => name === settings.driver)
  if (found === undefined) {
    const names = [...implementations.map(({ name }) => name), ...recipeNames()]
    throw new HarnessError(
      'usage',
      `There is no implementation "${settings.driver}".${didYouMean(settings.driver, names)} There are ${names.join(', ')}; a driver of your own is a URL, a recipe (.yaml), a module (.ts, .js) or a program (./driver).`,
    )
  }
  const driver = await found.create({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    ...(entra.certificate === undefined ? {} : { tls: entra.certificate }),
    providers: await providersOf(entra),
    ...(settings.flaw === undefined ? {} : { flaw: settings.flaw }),
    ...(settings.variant === undefined ? {} : { variant: settings.variant }),
  })
  try {
    const description = checkReply('describe', await driver.describe())
    return {
      driver,
      description,
      contract: { name: 'contract', ok: true, seen: `contract ${contractVersion}` },
      at: 'in process',
      close: () => driver.close(),
    }
  } catch (thrown) {
    await driver.close()
    throw thrown
  }
}
