import { describe, expect, it } from 'vitest'
import { ownSubmission, pressButton, readDocument } from './page.ts'

const at = new URL('https://product.example/settings/sso')

const settings = readDocument(`<!doctype html><title>SSO</title>
  <form action="save" method="post" id="sso">
    <label for="c">Client ID</label><input id="c" name="client_id" value="old">
    <label>Client secret <input name="secret" type="password"></label>
    <input aria-label="Issuer URL" name="issuer">
    <input type="hidden" name="csrf" value="t0k&amp;n">
    <input type="checkbox" name="domains" value="yes"> <input type="checkbox" name="mapped" value="yes" checked>
    <select name="role"><option value="read">r<option value="write" selected>w</select>
    <input name="off" value="x" disabled>
    <button name="do" value="test">Update and  Test</button>
  </form>
  <button form="sso" name="do" value="remove">Remove</button>
  <form><input name="q"><button>Search</button></form>
  <script>ignored()</script>`)

const sent = (press: string, fill: Record<string, string> = {}): unknown => {
  const submission = pressButton(settings, at, press, fill)
  return typeof submission === 'string'
    ? submission
    : [submission.method, submission.url.href, submission.body?.toString()]
}

describe('pressing a button', () => {
  it('sends the form as a browser does: hidden fields, defaults, checked boxes, the button', () => {
    expect(
      sent('Update and Test', { 'Client ID': 'new', 'Client secret': 's', 'Issuer URL': 'https://i' }),
    ).toEqual([
      'POST',
      'https://product.example/settings/save',
      'client_id=new&secret=s&issuer=https%3A%2F%2Fi&csrf=t0k%26n&mapped=yes&role=write&do=test',
    ])
  })

  it('finds fields by name and id too', () => {
    expect(sent('Update and Test', { c: 'by id', secret: 'by name' })).toContainEqual(
      expect.stringContaining('client_id=by+id&secret=by+name'),
    )
  })

  it('finds a button outside its form', () => {
    expect(sent('Remove')).toContainEqual(expect.stringContaining('do=remove'))
  })

  it('puts a GET form into the query', () => {
    expect(sent('Search', { q: 'a b' })).toEqual([
      'GET',
      'https://product.example/settings/sso?q=a+b',
      undefined,
    ])
  })

  it('says what there is when the button or the field is missing', () => {
    expect(sent('Save')).toBe('the page has no button "Save" (it has "Update and Test", "Remove", "Search")')
    expect(sent('Search', { 'Client ID': 'x' })).toBe('the form has no field "Client ID" (it has "q")')
  })
})

describe('a page that submits itself', () => {
  it('is submitted, like the form_post of an authorization response', () => {
    const page = readDocument(
      '<body onload="document.forms[0].submit()"><form method="post" action="https://rp.example/cb"><input type="hidden" name="code" value="c"></form>',
    )
    expect(ownSubmission(page, at)).toMatchObject({ method: 'POST', url: new URL('https://rp.example/cb') })
  })

  it('is not taken for one without a script', () => {
    expect(ownSubmission(settings, at)).toBeUndefined()
  })
})

it('reads the visible text', () => {
  expect(readDocument('<title>t</title><p>Hello  <b>you</b><script>x</script>').text).toBe('Hello you')
})
