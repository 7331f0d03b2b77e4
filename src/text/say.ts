import type {Message, MessageCode} from '../model/message.js'
import {printable} from '../model/printable.js'
import {english} from './en.js'

/** A message in words. What it quotes is another's, a file's or the caller's, and it may go to a terminal as it is. */
export function say<C extends MessageCode>({code, args}: Message<C>): string {
  return printable(english[code](args))
}
