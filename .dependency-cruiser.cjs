/** Who may import whom. Each rule's comment says what to do instead. */

/** @param {string[]} rooms */
const inRooms = (...rooms) => `^(${rooms.join('|')})/`
const pkg = (...names) => `node_modules/(${names.join('|')})(/|$)`
const TYPES_ONLY_NODE_MODULES = ['type-only']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or hide a third: move what both need there.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file: delete it, or register it where its kind is registered.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '(^|/)(jest|vite|eslint)\\.config\\.',
          '^tests/',
          '^client/public/',
          '^bench/',
          '\\.json$',
          '/README\\.md$',
        ],
      },
      to: {},
    },
    {
      name: 'core-imports-no-room',
      comment: 'core knows no other room: pass the value in, or move the type down into core.',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: inRooms('glossary', 'filters', 'server', 'client', 'tests', 'bench') },
    },
    {
      name: 'core-is-pure',
      comment:
        'core runs the same in browser, server and bench: only the ProseMirror model and zod, no node:, no I/O. Do it in the caller.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        dependencyTypesNot: ['local', 'localmodule', 'undetermined'],
        pathNot: [
          pkg('prosemirror-model', 'prosemirror-transform', 'prosemirror-changeset', 'zod', 'orderedmap'),
          '^core/',
        ],
      },
    },
    {
      name: 'glossary-imports-only-core',
      comment: 'glossary may use core and nothing above it.',
      severity: 'error',
      from: { path: '^glossary/' },
      to: { path: inRooms('filters', 'server', 'client', 'tests', 'bench') },
    },
    {
      name: 'glossary-is-pure',
      comment: 'glossary receives parsed concepts: reading files is the build’s or the server’s work.',
      severity: 'error',
      from: { path: '^glossary/' },
      to: { dependencyTypesNot: ['local', 'localmodule', 'undetermined'], pathNot: ['^(core|glossary)/'] },
    },
    {
      name: 'filters-import-only-core-and-glossary',
      comment: 'A filter turns bytes into units and back; it knows no server, no store, no client.',
      severity: 'error',
      from: { path: '^filters/' },
      to: { path: inRooms('server', 'client', 'tests', 'bench') },
    },
    {
      name: 'filters-are-pure',
      comment: 'Filters get bytes and give bytes. Of Node only zlib and buffer; of packages only parsers and writers.',
      severity: 'error',
      from: { path: '^filters/' },
      to: {
        dependencyTypesNot: ['local', 'localmodule', 'undetermined'],
        pathNot: [
          '^(core|glossary|filters)/',
          pkg('saxes', 'fflate', 'docx', 'csv-parse', 'csv-stringify', 'iconv-lite', 'prosemirror-model', 'zod'),
          '^(node:)?(zlib|buffer)$',
        ],
      },
    },
    {
      name: 'server-and-client-never-meet',
      comment: 'They meet in core/api.ts: put the shape there and let both import it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'client-and-server-never-meet',
      comment: 'They meet in core/api.ts; call the server through client/api.ts.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: inRooms('server', 'filters') },
    },
    {
      name: 'client-has-no-node',
      comment: 'The client runs in a browser.',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-imports-no-tests',
      comment: 'What tests need stays in tests/.',
      severity: 'error',
      from: { path: inRooms('core', 'glossary', 'filters', 'server', 'client') },
      to: { path: inRooms('tests', 'bench') },
    },
    {
      name: 'only-store-knows-sql',
      comment: 'Ask the Store port (server/store/store.ts) instead; a query belongs behind it.',
      severity: 'error',
      from: { path: '^(?!server/store/)(core|glossary|filters|server|client)/' },
      to: { path: pkg('kysely', 'better-sqlite3', 'node-sqlite3-wasm', 'pg') },
    },
    {
      name: 'only-editor-knows-views',
      comment:
        'Pages and panels use DocumentSession (client/editor/session.ts); only the editor touches ProseMirror views.',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/editor/' },
      to: { path: pkg('prosemirror-view') },
    },
    {
      name: 'one-prosemirror-model',
      comment: 'A second copy of prosemirror-model breaks instanceof everywhere: dedupe it (npm ls prosemirror-model).',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/.+/node_modules/prosemirror-model' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Declare the package in package.json; what another package happens to bring may vanish.',
      severity: 'error',
      from: { path: inRooms('core', 'glossary', 'filters', 'server', 'client', 'tests', 'bench') },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'product-uses-runtime-packages',
      comment: 'This runs in production: move the package from devDependencies to dependencies.',
      severity: 'error',
      from: { path: inRooms('core', 'glossary', 'filters', 'server') },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES_ONLY_NODE_MODULES },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$|^(tests/fixtures|client/public)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
}
