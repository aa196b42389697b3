import { aSqlitePlace } from '../helpers/places';
import { storeContract } from './contract';

storeContract('SQLite', async () => aSqlitePlace());
