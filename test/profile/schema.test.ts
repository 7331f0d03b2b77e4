import {describe, expect, it} from 'vitest'
import {profileJsonSchema} from '../../src/profile/schema.js'

describe('the JSON Schema of profiles', () => {
  it('is the one editors are given', async () => {
    await expect(`${JSON.stringify(profileJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../profiles/schema.json',
    )
  })

  it('knows every key and allows no other', () => {
    expect(profileJsonSchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['name', 'description', 'system', 'settings'],
      properties: {settings: {additionalProperties: {additionalProperties: false, required: ['why']}}},
    })
  })
})
