/** The words that a tie is known by. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** A title and its name: Dr Smith, St Mary's. */
export const TITLES = words('Dr Mr Mrs Ms Mx Prof Professor Rev Sir St');

/** What follows a name: Smith MP. */
export const HONOURS = words('Jr Ltd plc MP MBE OBE CBE');

export const ARTICLES = words('the The an An');

/** What may be tied to a word of small letters after it. */
export const LEADING = new Set([...TITLES, ...ARTICLES, 'vs', 'per', 'et', 'out']);

export const DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

export const MONTHS = words(
  'January February March April May June July August September October November December ' +
    'Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec',
);

/** What a telephone number follows. */
export const TELEPHONES = words('Tel tel Telephone telephone Fax fax Mobile mobile Phone phone');

/** Before a number or a letter that says which one: class A, Section 4; and before a full stop: No. 39. */
export const REFERENCES = inBothCases(
  'Act Appendix Band Category Chapter Class Day Figure Grade Group Level No Nos Number Page Paragraph Part Phase Room ' +
    'Schedule Section Stage Step Table Tier Type Version Volume War Week Year',
);
export const SHORTENED_REFERENCES = inBothCases('Fig No Nos Vol');

/** Shortened, and only before a number: pp. 4. */
export const PAGES = words('p pp');

/** What points ahead: cf. this one. */
export const POINTERS = words('cf vs c');

/** Not units: "between 30 and 60" may part after the 30, "60 patients" may not after the 60. */
export const NO_UNITS = words(
  'and or but to of in on at by for from with as is are was were had have has who which that the a',
);

function inBothCases(list: string): ReadonlySet<string> {
  return words(`${list} ${list.toLowerCase()}`);
}
