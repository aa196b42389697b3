import { aSqlitePlace } from '../helpers/people/places';
import { storeContract } from './contract';

storeContract('SQLite', async () => aSqlitePlace());
