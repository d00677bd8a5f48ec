import { expect, test } from 'vitest'
import { disclosed } from './disclosure.ts'

test.each([
  ['a stack trace', `<pre>Error: no\n    at redeem (file:///srv/hub/redeem.ts:10:5)</pre>`],
  ['a stack trace', 'TypeError<br>    at async Object.login (/app/login.js:1:2)'],
  ['a stack trace', 'Traceback (most recent call last)'],
  ['a stack trace', 'at com.acme.Login.redeem(Login.java:42)'],
  ['the path of a file of its own', '<p>cannot read /var/www/hub/config/sso.yml</p>'],
  ['the path of a file of its own', 'C:\\inetpub\\hub\\login.aspx'],
  ['a statement to its database', 'SELECT * FROM accounts WHERE email = ?'],
  ['an address inside its network', 'connect ECONNREFUSED 10.0.3.7:5432'],
])('%s in %s', (what, body) => {
  expect(disclosed(body)).toBe(what)
})

test.each([
  '<p>Single sign-on did not work. Try again at /organizations/acme/sso</p>',
  '<p>Look at https://login.example/usr/local/help.html. Select one from the list.</p>',
  '<p>Version 10.2 of the form at the office</p>',
])('nothing in %s', (body) => {
  expect(disclosed(body)).toBeUndefined()
})
