import { expect, it } from 'vitest';
import { NamedClients } from '../../../../runtime/client/named-clients.js';

it('makes a client once per name, and keeps the last thousand', () => {
  const made: string[] = [];
  const clients = new NamedClients((name) => {
    made.push(name);
    return { name };
  });
  const alice = clients.get('ALICE');
  expect(clients.get('ALICE')).toBe(alice);
  expect(clients.get('alice')).not.toBe(alice);
  for (let index = 0; index < 998; index += 1) clients.get(`U${index}`);
  expect(clients.get('ALICE')).toBe(alice);
  clients.get('ONE_MORE');
  expect(clients.get('ALICE')).not.toBe(alice);
  expect(clients.get('ALICE').name).toBe('ALICE');
  expect(made.filter((name) => name === 'ALICE')).toHaveLength(2);
});

it('keeps nothing of a name that is refused', () => {
  let refuse = true;
  const clients = new NamedClients((name) => {
    if (refuse) throw new Error(`${name} is refused`);
    return { name };
  });
  expect(() => clients.get('A"B')).toThrow('refused');
  refuse = false;
  expect(clients.get('A"B')).toEqual({ name: 'A"B' });
});
