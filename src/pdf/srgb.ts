/**
 * The sRGB colour space as the smallest profile that says all of it (ICC.1:2010, profile version 4.3; IEC 61966-2-1),
 * deflated. `test/support/srgb-profile.ts` makes it from the numbers of the standards, and a test compares the two.
 *
 * PDF/A wants to know what the file's colours mean (ISO 19005-2, 6.2.3).
 */
export const PACKED_SRGB: Uint8Array = Buffer.from(
  [
    'eNqVkLFKw2AAhL8YtVIiDjo4OAQpuCgUXZwToXtUSOqUpE0dbAxJxBeoe8FFt9rFxVnXvoGC4FBEfAZFFy2//ImQIih408dx',
    'B8eB8gwwWYV2mMZWzdBtp66XhmgoZHL9JOJPvT/k2fs1/q9yo5n4wCdQ8aM4BUUHlo/TSPIWsODvuw1QbGA1tp06KB3pt3I+',
    'k+zlfCU53rFMUAaA3hpjb4zbB0f+9wa5XmuGu9vADLBEgkUN45fMdJYxMamC/OvnD0mwsZ63NAOmnoR4XYHSKYy6QnxcCDHq',
    'g/oIg7DoH/Zh8w3UbuF553BzAovDwqv0YK4D17eRG7uZpQITQQAvlzDrwPwdlPe+AK8OUBc=',
  ].join(''),
  'base64',
);
