/** The pages of the API reference: every export of the published rules with its docstring and its type, from the source itself. */
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const home = join(import.meta.dirname, '..', 'packages', 'clinical');
/** What a caller imports, and from which file of the source it comes. */
const entries: Readonly<Record<string, string>> = {
  '@fairlead/clinical': 'src/index.ts', '@fairlead/clinical/instruments': 'src/instruments/index.ts', '@fairlead/clinical/cases': 'src/families.ts', '@fairlead/clinical/rulebook': 'src/rulebook.ts', '@fairlead/clinical/rulebook-examples': 'src/rulebook-examples.ts',
};

export interface ApiEntry {
  readonly name: string;
  readonly kind: 'function' | 'constant' | 'type';
  readonly from: readonly string[];
  /** Path below packages/clinical. */
  readonly file: string;
  readonly type: string;
  readonly says: string;
  readonly tags: readonly string[];
}

function programOf(): ts.Program {
  const read = ts.getParsedCommandLineOfConfigFile(join(home, 'tsconfig.json'), { noEmit: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (fault) => { throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n')); } });
  return ts.createProgram(Object.values(entries).map((path) => join(home, path)), { ...read?.options, noEmit: true, composite: false, incremental: false });
}

const format = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** A function's signature, a type's own text, or a constant's type where it is short enough to read. */
function typeOf(checker: ts.TypeChecker, symbol: ts.Symbol, declaration: ts.Declaration): Pick<ApiEntry, 'kind' | 'type'> {
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) return { kind: 'type', type: declaration.getText().replace(/^export (declare )?/, '') };
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  const signatures = type.getCallSignatures();
  if (signatures.length > 0) return { kind: 'function', type: signatures.map((each) => `function ${symbol.name}${checker.signatureToString(each, declaration, ts.TypeFormatFlags.NoTruncation)}`).join('\n') };
  const annotated = ts.isVariableDeclaration(declaration) ? declaration.type?.getText() : undefined;
  const text = annotated ?? checker.typeToString(type, declaration, format);
  return { kind: 'constant', type: `const ${symbol.name}: ${text.length <= 600 ? text : `${text.slice(0, 560)} ... // in full: see the source`}` };
}

/** Every export of the package by its name. */
export function apiEntries(): readonly ApiEntry[] {
  const program = programOf();
  const checker = program.getTypeChecker();
  const found = new Map<ts.Symbol, ApiEntry>();
  for (const [from, path] of Object.entries(entries)) {
    const source = program.getSourceFile(join(home, path));
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${path} is no module.`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const known = found.get(symbol);
      const [declaration] = symbol.declarations ?? [];
      if (declaration === undefined) throw new Error(`${exported.name} has no declaration.`);
      found.set(symbol, {
        name: exported.name, from: [...(known?.from ?? []), from], file: relative(home, declaration.getSourceFile().fileName).replaceAll('\\', '/'), ...typeOf(checker, symbol, declaration),
        says: ts.displayPartsToString(symbol.getDocumentationComment(checker)), tags: symbol.getJsDocTags(checker).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`),
      });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.file < b.file ? -1 : 1));
}

const roomOf = ({ file }: ApiEntry): string => {
  const folder = dirname(file).split('/')[1];
  return folder ?? 'engine';
};

function entryText(entry: ApiEntry): string {
  const tags = entry.tags.map((tag) => `- ${tag.replaceAll(/\s+/g, ' ').trim()}`).join('\n');
  return [`## ${entry.name}`, entry.says, tags, `\`\`\`ts\n${entry.type}\n\`\`\``, `From ${entry.from.map((each) => `\`${each}\``).join(', ')}; source \`${entry.file}\`.`].filter((part) => part !== '').join('\n\n');
}

const intro = '# The rules as a library\n\nEvery export of `@fairlead/clinical` with its type and what it says, written by `npm run api` from the source. The package\'s README shows worked examples; the rulebook lists the rules themselves.\n';

/** Pages by file name: one a room, and an index. */
export function apiPages(): ReadonlyMap<string, string> {
  const all = apiEntries();
  const rooms = [...new Set(all.map(roomOf))].toSorted();
  const inRoom = (room: string): readonly ApiEntry[] => all.filter((each) => roomOf(each) === room);
  const index = rooms.map((room) => `## [${room}](${room}.md)\n\n${inRoom(room).map(({ name, kind }) => `[${name}](${room}.md#${name.toLowerCase()})${kind === 'function' ? '()' : ''}`).join(', ')}\n`);
  const pages = rooms.map((room): [string, string] => [`${room}.md`, `# ${room}\n\n${inRoom(room).map(entryText).join('\n\n')}\n`]);
  return new Map([['index.md', `${intro}\n${index.join('\n')}`], ...pages]);
}
