/** How large a code is on the page. */

/** The side of a module on the page, in points: 0.42 mm. Under 0.4 mm, cheap cameras and printers lose modules. */
export const MODULE = 1.2;

/** Modules around the symbol that stay white (ISO/IEC 18004, 9.1). */
export const QUIET = 4;

/** The white around a code on the page, in points: who aligns its dark edge with text moves it by this much. */
export const QUIET_ZONE = QUIET * MODULE;
