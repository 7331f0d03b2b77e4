import type {Message, MessageCode} from '../model/message.js'
import {english} from './en.js'

/** A message in words. */
export function say<C extends MessageCode>({code, args}: Message<C>): string {
  return english[code](args)
}
