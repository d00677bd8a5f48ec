/** With @playwright/test: `playwright test` in your project. */
import { test as base, expect } from 'greencheck/playwright'
import { type Product, startProduct } from './product.ts'

const test = base.extend<{ readonly product: Product }>({
  product: async ({ tenant, person: _ }, use) => {
    const product = await startProduct()
    const application = tenant.application({ redirectUris: [product.redirectUri] })
    const { value } = application.secret()
    product.configure({ issuer: tenant.issuer, clientId: application.clientId, clientSecret: value })
    await use(product)
    await product.close()
  },
})

test('a member picks an account at Entra and is in', async ({ page, product, person }) => {
  await page.goto(product.origin)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByText(person.userPrincipalName).click()
  await expect(page.getByText(`Hello ${person.displayName}`)).toBeVisible()
})

test('a member who gives up at Entra is not in', async ({ page, product, tenant }) => {
  await page.goto(product.origin)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByText(`mia@${tenant.domain}`)).toBeVisible()
  await page.goto(product.origin)
  await expect(page.getByText('Hello')).toHaveCount(0)
})
