/** The members' list, as spreadsheets write it and as people fill it in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/base/place.ts';
import { maskedAddress, normalAddress } from '../../src/mail/address.ts';
import { readExceptions, readMembers } from '../../src/mail/members.ts';

const file = (text: string): { name: string; text: string } => ({ name: 'members.csv', text });

function read(text: string): { people: [string, string | undefined, number][]; repeated: number } {
  const outcome = readMembers(file(text));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const { members, repeated } = outcome.value;
  return { people: members.map(({ address, name, line }) => [address, name, line]), repeated };
}

/** The problems as "line:column code". */
function problems(text: string, reader: (of: ReturnType<typeof file>) => unknown = readMembers): string[] {
  const outcome = reader(file(text)) as ReturnType<typeof readMembers>;
  if (outcome.ok) throw new Error('no problem was found');
  return outcome.problems.map(({ place, code }) => {
    const { line, column } = positionAt(text, place.start);
    return `${line}:${column} ${code}`;
  });
}

describe('a list', () => {
  it.each([
    ['commas', 'email,name\nann@example.org,Ann Bee\n'],
    ['semicolons, CR LF and a byte order mark', '\uFEFFemail;name\r\nann@example.org;Ann Bee\r\n'],
    ['tabs', 'email\tname\nann@example.org\tAnn Bee\n'],
    ['CR alone', 'email,name\rann@example.org,Ann Bee\r'],
    ['other columns and another order', 'id,Name,note,EMAIL,x\n1,Ann Bee,"a, b",ann@example.org,\n'],
    ['quotes and spaces around', ' email , name \n" ann@example.org ","Ann Bee"\n'],
    ['no-break and zero-width spaces', 'email,name\n\u00a0ann@example.org\u200b,\u00a0Ann Bee\n'],
    ['empty lines and empty rows', 'email,name\n\nann@example.org,Ann Bee\n,\n\n'],
    ['an empty line above', '\r\nemail;name\r\nann@example.org;Ann Bee\r\n'],
    [
      'commas within the heads',
      '"email";"name";"town, county, country"\nann@example.org;Ann Bee;"Bury, Lancs"\n',
    ],
    ['a line that says what separates', '\uFEFFsep=;\r\nemail;name\r\nann@example.org;Ann Bee\r\n'],
    ['no line end at the end', 'email,name\nann@example.org,Ann Bee'],
  ])('with %s is read', (_, text) => {
    const { people, repeated } = read(text);
    expect([people.map(([address, name]) => [address, name]), repeated]).toEqual([
      [['ann@example.org', 'Ann Bee']],
      0,
    ]);
  });

  it('keeps names as they are written, and the line of each', () => {
    const text = 'name,email\n"O\'Brien, Siân ""Jo""",sian@example.org\n\nŁódź,lodz@example.org\n';
    expect(read(text).people).toEqual([
      ['sian@example.org', 'O\'Brien, Siân "Jo"', 2],
      ['lodz@example.org', 'Łódź', 4],
    ]);
  });

  it('has one member for an address that it has twice, in whatever letters', () => {
    const text =
      'email,name\nAnn@Example.ORG,\nbob@example.org,Bob\nann@example.org,Ann\nANN@example.org,Other\n';
    expect(read(text)).toEqual({
      people: [
        ['Ann@example.org', 'Ann', 2],
        ['bob@example.org', 'Bob', 3],
      ],
      repeated: 2,
    });
  });

  it('needs no names', () => {
    expect(read('email\nann@example.org\n').people).toEqual([['ann@example.org', undefined, 2]]);
  });
});

describe('a list with mistakes', () => {
  it('tells all of them at once, each at its place', () => {
    const rows = [
      'email,name',
      'ann.example.org,Ann',
      'good@example.org,Good',
      'a@example.org; b@example.org,Two',
      ',Nobody',
      'Ann <ann@example.org>,Ann',
      'a b@example.org,Space',
      'jos\u00e9@example.org,Jos\u00e9',
      'ann@example,Ann',
      '"x@example.org","two\nlines"',
      '"y@example.org\r\nBcc: z@example.org",Y',
      `${'l'.repeat(65)}@example.org,Long`,
      `long@example.org,${'n'.repeat(201)}`,
    ];
    expect(problems(rows.join('\n'))).toEqual([
      '2:1 bad-email',
      '4:1 bad-email',
      '5:1 bad-email',
      '6:1 bad-email',
      '7:1 bad-email',
      '8:1 bad-email',
      '9:1 bad-email',
      '10:18 bad-character',
      '12:2 bad-character',
      '14:1 bad-email',
      '15:18 text-too-long',
    ]);
  });

  it.each([
    ['is empty', '', '1:1 empty-list'],
    ['has only its first line', 'email,name\n', '1:1 empty-list'],
    ['does not name its columns', 'ann@example.org,Ann\n', '1:1 missing-column'],
    ['has no column of addresses', 'mail,name\nann@example.org,Ann\n', '1:1 missing-column'],
    [
      'has a quotation mark that is not closed',
      'email,name\nann@example.org,"Ann\nb@example.org,B\n',
      '2:17 csv-syntax',
    ],
  ])('%s', (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('is told of without a single address', () => {
    const outcome = readMembers(
      file('email,name\nann.secret@exa mple.org,Ann\nbob.secret.example.org,Bob\n'),
    );
    expect(JSON.stringify(outcome)).toContain('bad-email');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});

describe('whom to leave out', () => {
  it.each([
    ['one a line', '\uFEFFAnn@example.org\r\nbob@example.org\r\n\r\n'],
    ['a column', 'name;email\nAnn;ANN@example.org\n;bob@example.org\n'],
  ])('is %s', (_, text) => {
    const outcome = readExceptions(file(text));
    expect(outcome.ok && [...outcome.value]).toEqual(['ann@example.org', 'bob@example.org']);
  });

  it('may be nobody, and has its mistakes told', () => {
    const outcome = readExceptions(file(''));
    expect(outcome.ok && outcome.value.size).toBe(0);
    expect(problems('ann@example.org\nbob\n', readExceptions)).toEqual(['2:1 bad-email']);
  });
});

describe('an address', () => {
  it('that is accepted can stand in a header and in a command, whatever was typed', () => {
    const part = fc.string({ unit: 'binary', maxLength: 12 });
    const property = fc.property(part, part, part, (a, b, c) => {
      for (const typed of [`${a}@${b}.${c}`, `a${a}@b${b}.org`, `x@example.org${a}`]) {
        const address = normalAddress(typed);
        if (address !== undefined) expect(address).toMatch(/^[!-;=?-~]+@[!-;=?-~]+$/);
      }
    });
    fc.assert(property, { numRuns: 2000, seed: 10 });
  });

  it('is shown masked', () => {
    expect(maskedAddress('jane.doe@nhs.net')).toBe('j…@nhs.net');
  });
});
