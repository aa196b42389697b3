import { writeFirstFile } from '../helpers/first-stores';
import { aSqlitePlace } from '../helpers/places';
import { firstReleaseContract } from './contract/first-release';

describe('a file that the first release wrote', () => {
  const place = aSqlitePlace();
  afterAll(() => place.remove());

  firstReleaseContract(async () => {
    writeFirstFile(place.file);
    return place.open();
  });
});
