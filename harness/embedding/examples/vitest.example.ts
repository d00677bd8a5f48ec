/** With vitest: `vitest run` in your project. */
import { idToken } from 'greencheck'
import { test as base } from 'greencheck/vitest'
import { describe, expect } from 'vitest'
import { startProduct } from './product.ts'

const test = base.extend('product', async ({ tenant, person }, { onCleanup }) => {
  const product = await startProduct()
  onCleanup(product.close)
  const application = tenant.application({ redirectUris: [product.redirectUri] })
  const { value } = application.secret({ expiresIn: '30d' })
  product.configure({ issuer: tenant.issuer, clientId: application.clientId, clientSecret: value })
  tenant.signInAs(person)
  return product
})

describe('single sign-on', () => {
  test('lets a member in', async ({ product, person }) => {
    expect(await (await fetch(`${product.origin}/login`)).text()).toBe(`Hello ${person.displayName}`)
  })

  test('keeps out whoever brings the ID token of another login', async ({ product, tenant }) => {
    tenant.fault(idToken.claim('nonce', 'another'))
    expect((await fetch(`${product.origin}/login`)).status).toBe(401)
  })

  test('fails when the secret has expired', async ({ product, tenant }) => {
    tenant.clock.advance('31d')
    expect((await fetch(`${product.origin}/login`)).status).toBe(401)
    expect(tenant.journal.last('token')).toMatchObject({ code: 'AADSTS7000222' })
  })
})
