/** Example facts that tests share: a repair café. */
import type { components } from '../infrastructure/api/schema';

type Schemas = components['schemas'];

export const EPOCH = 'e1';

export const ANNA: Schemas['Me'] = {
  id: '00000000-0000-4000-8000-0000000000a1',
  username: 'anna',
  display_name: 'Anna',
  role: 'administrator',
  language: 'en',
  can: { publish: true },
};

export const PASSWORD = 'the kettle sings at dawn';

export const TOASTER = {
  id: '00000000-0000-4000-8000-000000000001',
  title: 'A toaster that trips the fuse',
  body: 'It trips at once.\n\nThe element measures 12 ohms.\n\nWhat else could it be?',
  tags: ['repair', 'toasters'],
  language: 'en',
};
