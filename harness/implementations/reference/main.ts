/** Runs the reference implementation by itself: `node main.ts --port 3000 --ca ca.pem`. */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { hashPassword } from './passwords.ts'
import { startProduct } from './product.ts'

const usage = `Usage: node main.ts [--port 3000] [--ca ca.pem] [--provider 127.0.0.1:8443] [--domain contoso.example]
  --port    where it listens on this machine (default 3000)
  --ca      PEM file of an authority to trust besides Node's own
  --provider  host:port, or host, of an identity provider on a private address that may be asked (several are fine)
  --domain  mail domain of the people that it starts with`

const options = {
  port: { type: 'string', default: '3000' },
  ca: { type: 'string' },
  provider: { type: 'string', multiple: true, default: [] as string[] },
  domain: { type: 'string', default: 'contoso.example' },
} as const

const read = () => {
  try {
    const { values } = parseArgs({ options })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new Error(`--port ${values.port} is no port (0 to 65535)`)
    return {
      port,
      domain: values.domain,
      providers: values.provider,
      ...(values.ca === undefined ? {} : { ca: readFileSync(values.ca, 'utf8') }),
    }
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : String(thrown)}\n${usage}`)
    process.exit(2)
  }
}

const { domain, ...where } = read()
const running = await startProduct(where).catch((thrown: unknown) => {
  console.error(
    `Cannot listen on port ${where.port}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  )
  process.exit(1)
})
const { store } = running.product
const password = randomBytes(9).toString('base64url')

const people = [
  { name: 'Ada', organisation: 'acme', role: 'admin' },
  { name: 'Mia', organisation: 'acme', role: 'read' },
  { name: 'Eve', organisation: 'globex', role: 'admin' },
] as const

for (const [id, name] of [
  ['acme', 'Acme'],
  ['globex', 'Globex'],
] as const) {
  await store.addOrganisation({
    id,
    name,
    privateText: `${name}'s plans for the year.`,
    publicText: `Welcome to ${name}.`,
  })
}
for (const { name, organisation, role } of people) {
  const id = randomUUID()
  const email = `${name.toLowerCase()}@${domain}`
  await store.addAccount({
    id,
    name,
    addresses: [{ email, confirmed: true }],
    password: await hashPassword(password),
  })
  await store.setRole(organisation, id, role)
}

console.log(`Acme Hub at ${running.origin}
  sign in as      ${people.map(({ name }) => `${name.toLowerCase()}@${domain}`).join(', ')}
  password        ${password}
  SSO settings    ${running.origin}/organizations/acme/settings/sso   (ada)
  members' page   ${running.origin}/organizations/acme/private`)
