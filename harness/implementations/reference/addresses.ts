/**
 * Folds A to Z only. `toLowerCase` also folds letters of other alphabets onto ASCII ones (the Kelvin sign
 * becomes "k"), so that one person's address could be written as another's.
 */
export const addressKey = (email: string): string => email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Whether two e-mail addresses are the same one: Entra keeps the case in which somebody once typed it. */
export const sameAddress = (one: string, other: string): boolean => addressKey(one) === addressKey(other)
