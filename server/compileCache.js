// Loaded before everything else, in each thread (`--import` in package.json). Node takes the types out of a source with a
// program of 12 MB, which a thread keeps for good; what was once compiled is read from here instead, and the start takes half
// the time. Plain JavaScript, because a file with types would load that program itself. A folder that cannot be written
// is no fault: everything works as before.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
