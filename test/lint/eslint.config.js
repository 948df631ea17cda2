/** The house rules: the walls between the rooms of ARCHITECTURE.md, and the caps on function and file length. */
import tseslint from 'typescript-eslint';

/** What each room may import from the other rooms. A room that is not listed may not be imported. */
const ROOMS = {
  base: [],
  source: ['base'],
  pictures: ['base'],
  document: ['base', 'pictures/read.ts', 'source/update.ts'],
  text: ['base', 'document'],
  web: ['base', 'pictures/picture.ts', 'document'],
  typeset: ['base', 'pictures/read.ts', 'document', 'source/update.ts'],
  pages: ['base', 'document/document.ts', 'typeset'],
  tagging: ['base', 'document', 'pages'],
  pdf: ['base', 'pictures', 'document', 'typeset', 'pages', 'tagging'],
  mail: ['base', 'source/update.ts', 'source/addresses.ts', 'document', 'text/render.ts', 'web/phrases.ts'],
};

/** The one room that may import each library: a library lives behind one wall. */
const LIBRARIES = {
  yaml: 'source',
  zod: 'source',
  micromark: 'source',
  'mdast-util-from-markdown': 'source',
  'libphonenumber-js': 'source',
  'string-width': 'text',
  nodemailer: 'mail',
  'csv-parse': 'mail',
  fontkit: 'typeset',
  pdfkit: 'pdf',
  commander: 'commands',
  hyphen: 'commands',
  diff: 'commands',
  'fast-png': 'pictures',
  'jpeg-js': 'pictures',
  'lean-qr': 'pictures',
  saxes: 'pictures',
  'svg-pathdata': 'pictures',
};

/** What pure rooms may have of Node: it packs streams, hands bytes on or digests them, and touches nothing. */
const HARMLESS = { pdf: ['!node:zlib'], mail: ['!node:stream', '!node:crypto'] };

/** Of a module that is allowed, all that has to do with chance is not. */
const DIGESTS = {
  group: ['node:crypto'],
  allowImportNames: ['createHash', 'createHmac'],
  message: 'Only cli.ts and commands/ have chance: of node:crypto, digests alone.',
};

/** The disk, the network, the terminal and the machine: for `cli.ts` and `commands/` alone. */
const OUTSIDE = ['node:*', 'fs', 'fs/*', 'path', 'os', 'process', 'child_process', 'http', 'https', 'net'];

const PURE = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'No clock in a pure room.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock in a pure room.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'No chance in a pure room.',
  },
];

/** Patterns that refuse every relative import of another room but the allowed ones. */
function wall(room, allowed) {
  const others = [...Object.keys(ROOMS), 'commands'].filter((other) => other !== room);
  const forbidden = others.filter((other) => !allowed.includes(other));
  return forbidden.map((other) => {
    const doors = allowed.filter((entry) => entry.startsWith(`${other}/`));
    const group = [`**/${other}/**`, ...doors.map((door) => `!**/${door}`)];
    return { group, message: `${room}/ may not import this of ${other}/ (ARCHITECTURE.md, The rooms).` };
  });
}

function libraries(room) {
  return Object.entries(LIBRARIES)
    .filter(([, home]) => home !== room)
    .map(([name, home]) => ({ group: [name, `${name}/*`], message: `Only ${home}/ imports ${name}.` }));
}

function pureRoom(room, allowed) {
  const patterns = [
    ...wall(room, allowed),
    ...libraries(room),
    {
      group: [...OUTSIDE, ...(HARMLESS[room] ?? [])],
      message: 'Only cli.ts and commands/ touch the machine.',
    },
    DIGESTS,
    { group: ['**/build.ts', '**/bind.ts', '**/cli.ts'], message: 'Data only moves down.' },
  ];
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...PURE],
      'no-restricted-globals': ['error', 'process', 'fetch', 'console'],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'output/', 'node_modules/', 'test/bench/peers/'] },
  ...tseslint.configs.strict,
  {
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  ...Object.entries(ROOMS).map(([room, allowed]) => pureRoom(room, allowed)),
  {
    files: [
      'src/build.ts',
      'src/bind.ts',
      'src/editions.ts',
      'src/commands/**/*.ts',
      'src/cli.ts',
      'src/worker.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: libraries('commands') }] },
  },
  {
    // A suite is one long function of many short ones.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
