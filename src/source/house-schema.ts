/** The shape of a house file (content model, House file). */
import * as z from 'zod';
import { EDITION_NAMES } from '../base/edition.ts';
import { PAPER_NAMES } from '../base/paper.ts';
import { CONTACT, mapping, text } from './shape.ts';

/** The picture in the masthead. */
export const LOGO = mapping({
  image: text.describe('The file of the logo: PNG, JPEG or SVG, relative to this file.'),
  alt: text.describe('What the logo says, for people who cannot see it: most often the name.'),
});

/** For mailing; passwords never live here. */
export const HOUSE_EMAIL = mapping({
  from: text
    .describe('Whom the emails come from: an address, or a name and an address in angle brackets.')
    .meta({ examples: ['Policy Updates <updates@example.org>'] })
    .optional(),
  replyTo: text.describe('Where replies go, if not to "from".').optional(),
  subject: text.describe('The subject line. Without it the title and date of the update serve.').optional(),
  unsubscribe: text.describe('A web or email address at which a member can leave the list.').optional(),
});

const edition = text
  .describe('An edition: member (for reading and mailing), print (for meetings), large-print or booklet.')
  .meta({ enum: [...EDITION_NAMES] });

const colours = mapping({
  accent: text
    .describe(
      'The colour of headings, rules and links: "#" and six digits or letters from a to f, in quotes.',
    )
    .meta({ pattern: '^#[0-9A-Fa-f]{6}$', examples: ['#1f4e79'] })
    .optional(),
});

export const HOUSE = mapping({
  organisation: text.describe('The full name of the organisation that publishes the updates.'),
  abbreviation: text.describe('The organisation’s short name, e.g. SMMGP.').optional(),
  strapline: text.describe('A line that says what the organisation is for.').optional(),
  series: text.describe('The name of the series that the updates belong to.').optional(),
  website: text.describe('The organisation’s web address, beginning with https:// or http://.').optional(),
  publicUrl: text.describe('The web address at which the updates are published.').optional(),
  country: text
    .describe('The two capital letters of the country whose telephone numbers are meant. Default: GB.')
    .meta({ examples: ['GB', 'IE'] })
    .optional(),
  logo: LOGO.describe('The logo, printed on the first page.').optional(),
  colours: colours.describe('The colours of the print.').optional(),
  paper: z.enum(PAPER_NAMES).describe('The paper. Default: A4.').optional(),
  editions: z.array(edition).min(1).describe('The editions to build. Default: member.').optional(),
  contact: CONTACT.describe('How to reach the organisation, printed at the end of every update.').optional(),
  email: HOUSE_EMAIL.describe('How updates are mailed to members.').optional(),
}).meta({
  title: 'House file',
  description: 'Who publishes the updates, and how they look.',
});
