/**
 * What was pasted into a field, without the blanks, line breaks and zero-width spaces around it that come along
 * when somebody copies from a page or a chat. None of them can begin or end a value of Entra's.
 */
export const pasted = (text: string): string =>
  text.replace(/^(?:\s|\u200b|\u2060)+|(?:\s|\u200b|\u2060)+$/g, '')
