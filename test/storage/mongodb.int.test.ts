import { aMongoPlace, onMongo } from '../helpers/mongo';
import { storeContract } from './contract';

onMongo('MongoDB', (server) => {
  storeContract('as every store', async () => aMongoPlace(server()));
});
