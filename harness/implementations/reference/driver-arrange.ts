/** The settings of an organisation as three presses of buttons would leave them, for logins that are judged by themselves. */
import type { Driver } from '../../driver.ts'
import { withValues } from './connection.ts'
import type { Product } from './product.ts'
import { recordTest } from './test-result.ts'

/** Stores, marks as tested and enables a connection by the product's own rules. */
export const arrangeOf =
  (product: Product): NonNullable<Driver['arrange']> =>
  async (organisation, values) => {
    const { store, rules } = product
    const entered = rules.readSettings(product, values, undefined)
    if (entered.status === 'refused')
      return { status: 'refused', reason: Object.values(entered.problems).join(' ') }
    const connection = await store.updateConnection(organisation, (current) =>
      withValues(current, entered.values, rules.differs),
    )
    if (connection === undefined) return { status: 'refused', reason: 'There is no such organisation.' }
    await recordTest(product, organisation, connection.revision, undefined)
    const enabled = await store.updateConnection(organisation, (current) =>
      current !== undefined && rules.mayEnable(current) ? { ...current, enabled: true } : undefined,
    )
    return enabled === undefined
      ? { status: 'refused', reason: 'The product does not enable settings that passed the test.' }
      : { status: 'ok' }
  }
