import {stringify} from 'yaml'
import type {Wish} from '../model/profile.js'
import type {ProfileLine, ProfileReport} from '../model/profile-report.js'
import {elementsText, valueText} from '../text/setting-value.js'

/** A profile as a file that can be used again: whole, so it builds on no other one. */
export function toYaml({name, description, system, settings}: ProfileReport): string {
  const head = stringify({name, description, system}, {lineWidth: 0})
  const lines = Object.fromEntries(settings.map((line) => [line.setting, fields(line)]))
  return `${head}\n${stringify({settings: lines}, {lineWidth: 0})}`
}

function fields({wish, severity, when, why}: ProfileLine): object {
  return {
    ...wishField(wish),
    ...(when === null ? {} : {when: {[when.setting]: when.equals.count}}),
    ...(severity === 'fail' ? {} : {severity}),
    why,
  }
}

function wishField(wish: Wish): object {
  switch (wish.kind) {
    case 'atLeast':
      return {atLeast: wish.amount}
    case 'atLeastEach':
      return {atLeast: elementsText(wish.elements)}
    case 'exactly':
      return {exactly: wish.value.shape === 'count' ? wish.value.count : valueText(wish.value)}
    case 'covers':
      return {covers: valueText(wish.value)}
  }
}
