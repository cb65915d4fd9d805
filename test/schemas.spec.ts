import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShapeChecker } from '@libs/knowledge';
import { lineSchema, loadLine, shippedLines } from '@libs/plant';
import Ajv2020 from 'ajv/dist/2020';

const libs = join(__dirname, '..', 'libs');
const schemas = readdirSync(libs).flatMap((room) => {
  const folder = join(libs, room, 'schema');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
});

// The product trusts its own schemas and lines at run time; here they earn it.
describe('what is shipped with a shape', () => {
  it('is twelve or more files, or this test looks in the wrong place', () => {
    expect(schemas.length + shippedLines().length).toBeGreaterThanOrEqual(12);
  });

  it.each(schemas)('%s is JSON Schema 2020-12', (path) => {
    const ajv = new Ajv2020({ strict: false });
    expect([ajv.validateSchema(JSON.parse(readFileSync(path, 'utf8')) as object), ajv.errors]).toEqual([true, null]);
  });

  it.each(shippedLines())('the line %s fits the schema of lines', (name) => {
    expect(new ShapeChecker([{ ...lineSchema(), $id: 'line' }]).problems('line', loadLine(name))).toEqual([]);
  });
});
