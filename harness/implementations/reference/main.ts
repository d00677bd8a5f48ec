/** Runs the reference implementation by itself: `node main.ts --port 3000 --ca ca.pem`. */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { withFixtures } from './fixtures.ts'
import { flaws, isFlawName } from './flaws.ts'
import { cheapPassword } from './make-organisation.ts'
import { hashPassword } from './passwords.ts'
import { type RunningProduct, startProduct } from './product.ts'
import { soundRules } from './rules.ts'

const usage = `Usage: node main.ts [--port 3000] [--ca ca.pem] [--provider 127.0.0.1:8443] [--domain contoso.example] [--fixtures TOKEN] [--flaw NAME]
  --port    where it listens on this machine (default 3000)
  --ca      PEM file of an authority to trust besides Node's own
  --provider  host:port, or host, of an identity provider on a private address that may be asked (several are fine)
  --domain  mail domain of the people that it starts with
  --fixtures  for tests: starts empty, and makes organisations for whoever has this token (fixtures.ts)
  --flaw    makes exactly this mistake (flaws.ts)`

const options = {
  port: { type: 'string', default: '3000' },
  ca: { type: 'string' },
  provider: { type: 'string', multiple: true, default: [] as string[] },
  domain: { type: 'string', default: 'contoso.example' },
  fixtures: { type: 'string' },
  flaw: { type: 'string' },
} as const

const read = () => {
  try {
    const { values } = parseArgs({ options })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new Error(`--port ${values.port} is no port (0 to 65535)`)
    const { flaw } = values
    if (flaw !== undefined && !isFlawName(flaw)) throw new Error(`There is no flaw "${flaw}".`)
    return {
      port,
      domain: values.domain,
      providers: values.provider.flatMap((names) => names.split(',')),
      fixtures: values.fixtures,
      ...(flaw === undefined ? {} : { rules: { ...soundRules, ...flaws[flaw].rules() } }),
      ...(values.ca === undefined ? {} : { ca: readFileSync(values.ca, 'utf8') }),
    }
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : String(thrown)}\n${usage}`)
    process.exit(2)
  }
}

const { domain, fixtures, ...where } = read()
const running = await (fixtures === undefined
  ? startProduct(where)
  : startProduct({ ...where, passwordCost: cheapPassword }, withFixtures(fixtures))
).catch((thrown: unknown) => {
  console.error(
    `Cannot listen on port ${where.port}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  )
  process.exit(1)
})
const people = [
  { name: 'Ada', organisation: 'acme', role: 'admin' },
  { name: 'Mia', organisation: 'acme', role: 'read' },
  { name: 'Eve', organisation: 'globex', role: 'admin' },
] as const

const seed = async ({ product: { store } }: RunningProduct, password: string): Promise<void> => {
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
}

const greet = (password: string): void => {
  console.log(`Acme Hub at ${running.origin}
  sign in as      ${people.map(({ name }) => `${name.toLowerCase()}@${domain}`).join(', ')}
  password        ${password}
  SSO settings    ${running.origin}/organizations/acme/settings/sso   (ada)
  members' page   ${running.origin}/organizations/acme/private`)
}

if (fixtures === undefined) {
  const password = randomBytes(9).toString('base64url')
  await seed(running, password)
  greet(password)
} else {
  console.log(`Acme Hub at ${running.origin}, empty, with fixtures at ${running.origin}/testing`)
}
