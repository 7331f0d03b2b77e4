/**
 * Text of others as it may reach a terminal: control characters (C0, DEL, C1) and invisible ones, those that turn the
 * direction of a line among them, become question marks, so that each is seen and none is obeyed. Line breaks become blanks.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\t-\r\u2028\u2029]/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '?')
}
