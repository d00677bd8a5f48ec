import { describe, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type {
  ApplicationConfig,
  ApplicationOptions,
  ClockConfig,
  ConsumersConfig,
  EntraConfig,
  FederatedCredential,
  GroupOptions,
  PersonOptions,
  SecretConfig,
  SecretOptions,
  TenantConfig,
  TenantOptions,
} from '../../contract.ts'
import type {
  applicationConfig,
  applicationOptions,
  federatedCredential,
  secretOptions,
} from './application.ts'
import type { clockConfig } from './clock.ts'
import type { entraConfig } from './config.ts'
import type { personOptions } from './person.ts'
import type { consumersConfig, groupOptions, tenantConfig, tenantOptions } from './tenant.ts'

/** A type with everything in it read-only and every intersection merged, so that two of them can be compared. */
type Plain<Type> = Type extends readonly (infer Element)[]
  ? readonly Plain<Element>[]
  : Type extends object
    ? { readonly [Name in keyof Type]: Plain<Type[Name]> }
    : Type
type Schema<Type extends z.ZodType> = Plain<z.infer<Type>>

/** These are proved by the type checker (npm run check); nothing happens when they run. */
describe('the schema and the contract say the same', () => {
  it('about tenants and groups', () => {
    expectTypeOf<Schema<typeof tenantOptions>>().toEqualTypeOf<Plain<TenantOptions>>()
    expectTypeOf<Schema<typeof groupOptions>>().toEqualTypeOf<Plain<GroupOptions>>()
    expectTypeOf<Schema<typeof tenantConfig>>().toEqualTypeOf<Plain<TenantConfig>>()
    expectTypeOf<Schema<typeof consumersConfig>>().toEqualTypeOf<Plain<ConsumersConfig>>()
    expectTypeOf<Schema<typeof clockConfig>>().toEqualTypeOf<Plain<ClockConfig>>()
  })
  it('about people', () => {
    expectTypeOf<Schema<typeof personOptions>>().toEqualTypeOf<Plain<PersonOptions>>()
  })
  it('about applications and their credentials', () => {
    expectTypeOf<Schema<typeof applicationOptions>>().toEqualTypeOf<Plain<ApplicationOptions>>()
    expectTypeOf<Schema<typeof applicationConfig>>().toEqualTypeOf<Plain<ApplicationConfig>>()
    expectTypeOf<Schema<typeof secretOptions>>().toEqualTypeOf<Plain<SecretOptions>>()
    expectTypeOf<Schema<typeof secretOptions>>().toEqualTypeOf<Plain<SecretConfig>>()
    expectTypeOf<Schema<typeof federatedCredential>>().toEqualTypeOf<Plain<FederatedCredential>>()
  })
  it('about the whole', () => {
    expectTypeOf<Schema<typeof entraConfig>>().toEqualTypeOf<Plain<EntraConfig>>()
  })
})
