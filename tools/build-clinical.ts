/**
 * Builds the rules for other people's systems: JavaScript, declarations and a package.json in packages/clinical/dist.
 * `npm run build-clinical`; then `npm publish packages/clinical/dist`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'packages', 'clinical');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

const entry = (path: string): { readonly types: string; readonly default: string } => ({ types: `./${path}.d.ts`, default: `./${path}.js` });

function manifestFor({ name, version, description, license }: Manifest): string {
  const built = {
    name, version, description, license, type: 'module', sideEffects: false, engines: { node: '>=20' },
    bin: { clinical: 'command-line.js' },
    exports: { '.': entry('index'), './instruments': entry('instruments/index'), './instruments/*': entry('instruments/packs/*'), './cases': entry('families'), './rulebook': entry('rulebook'), './rulebook-examples': entry('rulebook-examples'), './package.json': './package.json' },
  };
  return `${JSON.stringify(built, null, 2)}\n`;
}

/** The command line as the package ships it: the tool of this repository, with its types taken out and its paths set right. */
function commandLine(): string {
  const source = readFileSync(join(root, 'tools', 'clinical.ts'), 'utf8');
  const code = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } }).outputText.replaceAll(/(['"])\.\.\/packages\/clinical\/src\/([^'"]+)\.ts\1/g, "'./$2.js'");
  // Older Node does not know import.meta.main; here the file is the program and nothing else.
  return `#!/usr/bin/env node\n${code.replace('if (import.meta.main)', 'if (true)')}`;
}

/** Compiles into a folder, from empty. Throws with the compiler's words when it fails. */
export function buildClinical(outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const ran = spawnSync(process.execPath, [compiler, '-p', join(home, 'tsconfig.build.json'), '--outDir', outDir], { cwd: root, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The rules do not compile:\n${ran.stdout}${ran.stderr}`);
  // The compiler rewrites `.ts` to `.js` in the code alone; older TypeScript cannot read `.ts` in declarations.
  for (const file of globSync('**/*.d.ts', { cwd: outDir })) {
    const path = join(outDir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from\s+|import\()(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'));
  }
  writeFileSync(join(outDir, 'package.json'), manifestFor(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest));
  writeFileSync(join(outDir, 'command-line.js'), commandLine(), { mode: 0o755 });
  copyFileSync(join(root, 'LICENSE'), join(outDir, 'LICENSE'));
  copyFileSync(join(home, 'README.md'), join(outDir, 'README.md'));
}

/** Bytes of one entry bundled with all it needs, minified: as it is and gzipped. */
export async function bundledSize(file: string): Promise<{ readonly bytes: number; readonly gzip: number }> {
  const { build } = await import('vite');
  // Not as a library: in that mode vite keeps the white space of ES modules.
  const built = await build({ configFile: false, logLevel: 'silent', root, build: { write: false, minify: true, target: 'es2023', modulePreload: false, rollupOptions: { input: file, preserveEntrySignatures: 'strict', output: { format: 'es' } } } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const code = outputs.map((each) => (each.type === 'chunk' ? each.code : '')).join('');
  return { bytes: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

if (import.meta.main) {
  const outDir = join(home, 'dist');
  buildClinical(outDir);
  const { bytes, gzip } = await bundledSize(join(outDir, 'index.js'));
  // The whole index, with every instrument's words; a page that imports a part pays for that part.
  console.log(`${String(globSync('**/*.js', { cwd: outDir }).length)} modules in packages/clinical/dist, bundled ${String(bytes)} bytes, ${String(gzip)} gzipped`);
}
