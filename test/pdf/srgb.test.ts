/** The profile that every file holds is the one that the standards describe. */
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { PACKED_SRGB } from '../../src/pdf/srgb.ts';
import { srgbProfile } from '../support/srgb-profile.ts';

it('is sRGB in 480 bytes, made anew from its numbers', () => {
  const profile = srgbProfile();
  expect(profile).toHaveLength(480);
  expect([...inflateSync(PACKED_SRGB)]).toEqual([...profile]);
});
