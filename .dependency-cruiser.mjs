// Who may import whom, and why. `test/house/import-rules.test.ts` runs these and makes sure that the
// modules were really seen: a cruise over nothing also finds no fault.

const rooms =
  'src/(domain|offer|answers|dialogue|content|ports|runtime|desk|exchange|pages|console|adapters)'
const pureLibraries = ['node_modules/(libphonenumber-js|fastest-levenshtein)']

/** A room may import only what is listed, nothing else of src, npm or Node. */
function only(room, allowed, comment) {
  return {
    name: `${room.replaceAll('/', '-')}-imports`,
    comment,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { pathNot: [`^src/${room}/`, ...allowed] },
  }
}

export default {
  forbidden: [
    only(
      'domain',
      [],
      'The words of the field stand on nothing, so that everything may stand on them.',
    ),
    only(
      'offer',
      ['^src/domain/', ...pureLibraries],
      'Judging an offer must give the same result anywhere: no disk, network, clock or SDK.',
    ),
    only(
      'answers',
      ['^src/domain/', 'node_modules/minisearch'],
      'Finding an article must give the same result anywhere: no disk, network, clock or SDK.',
    ),
    only(
      'dialogue',
      ['^src/domain/'],
      'What is said next depends on the event and the session alone, so that a transcript can prove it.',
    ),
    only(
      'content',
      [
        '^src/domain/',
        'node_modules/(zod|js-yaml|csv-parse|i18next|libphonenumber-js)',
        '^(node:)?(fs|path|url)(/promises)?$',
        '^fs/promises$',
      ],
      'The only door to flows, knowledge and locales: it reads files and checks them, and runs nothing.',
    ),
    only(
      'ports',
      ['^src/domain/'],
      'What the inside asks of the outside is said in the words of the domain.',
    ),
    {
      name: 'only-what-lies-beside-the-data-is-a-file',
      comment:
        'The master key and the list of who was erased lie in files beside the data; nothing else of the runtime knows of files.',
      severity: 'error',
      from: { path: '^src/runtime/', pathNot: '^src/runtime/(master-key|erased-list)\\.ts$' },
      to: { path: '^(node:)?(fs|path)(/promises)?$' },
    },
    only(
      'runtime',
      ['^src/domain/', '^src/ports/', '^(node:)?(crypto|fs|path)$', 'node_modules/lru-cache'],
      'Order, due times and delivery work the same over any store and any channel.',
    ),
    only(
      'desk',
      [
        '^src/domain/',
        '^src/ports/',
        '^src/runtime/',
        '^(node:)?crypto$',
        ...pureLibraries,
        'node_modules/(zod|lru-cache|otpauth|@node-rs/argon2|@simplewebauthn/server|@zxcvbn-ts)',
      ],
      'The hotline stands on the runtime: it changes a chat only through runtime/hand-over.ts, and knows no page and no platform.',
    ),
    only(
      'exchange',
      [
        '^src/domain/',
        '^(node:)?module$',
        'node_modules/(@types/)?(pdfkit|@expo-google-fonts/be-vietnam-pro)',
      ],
      'What leaves the house is written from the words of the domain alone: the same case gives the same document.',
    ),
    only(
      'pages',
      ['^src/ports/', '^(node:)?(crypto|zlib)$', 'node_modules/hono'],
      'What any page is served with, whoever it is for: files, events, where a request came from. It knows no words.',
    ),
    only(
      'console',
      [
        '^src/desk/',
        '^src/domain/',
        '^src/pages/',
        '^src/ports/',
        '^(node:)?(crypto|fs|net|url|zlib|module)$',
        'node_modules/(@types/)?(hono|zod|qrcode|d3-scale|d3-shape)',
      ],
      'The pages show what the desk lets somebody see; they reach no chat and no store past it.',
    ),
    {
      name: 'runtime-sees-no-adapter',
      comment: 'Adapters are chosen in main.ts; a runtime that knew one would branch on its name.',
      severity: 'error',
      from: { path: '^src/runtime/' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'adapters-only-translate',
      comment:
        'An adapter knows its platform and the ports. What is said and judged is decided inside.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: '^src/(offer|answers|dialogue|content|runtime|desk|exchange|console)/' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'A channel or store can be left out of the house without touching another.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+/[^/]+)/' },
      // What lies beside them in the same folder of adapters is shared by its kind.
      to: { path: '^src/adapters/[^/]+/[^/]+/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'whatsapp-can-be-left-out',
      comment:
        'Its protocol is unofficial and its library heavy: the folder is loaded only when it is on, by one dynamic import, and the house stands without it.',
      severity: 'error',
      from: { pathNot: '^src/(adapters/channels/whatsapp/|commands/whatsapp\\.ts$)' },
      to: {
        path: '^src/adapters/channels/whatsapp/|node_modules/(@whiskeysockets/|libsignal|ws/|qrcode-)',
      },
    },
    {
      name: 'whatsapp-is-loaded-when-it-is-on',
      comment: 'A static import would load its library, a hundred megabytes, for everybody.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: '^src/adapters/channels/whatsapp/', dynamic: false },
    },
    {
      name: 'only-main-knows-all',
      comment:
        'The wiring is written once, by hand, in main.ts and its commands; no room reaches up to it.',
      severity: 'error',
      from: { path: `^${rooms}/` },
      to: { path: '^src/(main\\.ts|config\\.ts|commands/)' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or one of them is in the wrong room.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead, or forgotten in the wiring.',
      severity: 'error',
      from: {
        path: '^src/',
        orphan: true,
        pathNot: [
          '^src/main\\.ts$',
          '^src/commands/left-out\\.d\\.ts$',
          // A script of its own: it runs before the library it holds to its rules.
          '^src/console/files/script/trust\\.js$',
        ],
      },
      to: {},
    },
    {
      name: 'no-dev-dependencies-in-src',
      comment: 'What the product runs on is installed with it.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'src-does-not-know-tests',
      comment: 'Tests know the product, never the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      // Entries such as `csv-parse/sync` stand only there.
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
