// Lays out what pages load from node_modules in wwwroot/lib: files as they are, and one sprite of the icons named in icons.txt.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const files = [
  '@tabler/core/dist/css/tabler.min.css',
  'htmx.org/dist/htmx.min.js',
  'echarts/dist/echarts.simple.min.js',
];

rmSync('wwwroot/lib', { recursive: true, force: true });
mkdirSync('wwwroot/lib', { recursive: true });
for (const file of files) {
  copyFileSync(`node_modules/${file}`, `wwwroot/lib/${basename(file)}`);
}

// Source maps are not shipped; a browser's tools would ask for them in vain.
for (const file of files) {
  const path = `wwwroot/lib/${basename(file)}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\n?(\/\*|\/\/)# sourceMappingURL=[^\n]*$/, ''));
}

const names = readFileSync('icons.txt', 'utf8').split('\n').map(l => l.trim()).filter(l => l && !l.startsWith('#'));
const symbols = names.map(name => {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
});
writeFileSync('wwwroot/lib/icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);

const licences = ['@tabler/core', '@tabler/icons', 'htmx.org', 'echarts'].map(name => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name} ${version}: ${license}`;
});
writeFileSync('wwwroot/lib/LICENCES.txt', licences.join('\n') + '\n');
