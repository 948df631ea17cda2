/** The mail server as the environment names it, and what is said of one that is named wrongly. */
import { describe, expect, it } from 'vitest';
import { faultSentence, isLoopback, serverFrom } from '../../src/commands/mailout/server.ts';
import { faultOf, fateOf, meaningOf, refusalOf } from '../../src/mail/reply.ts';

const PASSWORD = 'Gr3en-Tea&Scones';

describe('a server', () => {
  it.each([
    [{}, undefined],
    [{ SMTP_HOST: 'smtp.example.org' }, { host: 'smtp.example.org', port: 587, tls: 'start' }],
    [
      { SMTP_HOST: 'smtp.example.org', SMTP_PORT: '465' },
      { host: 'smtp.example.org', port: 465, tls: 'first' },
    ],
    [
      { SMTP_HOST: 'smtp.example.org', SMTP_PORT: '2525', SMTP_USER: 'u', SMTP_PASSWORD: PASSWORD },
      { host: 'smtp.example.org', port: 2525, tls: 'start', login: { user: 'u', password: PASSWORD } },
    ],
    [
      { SMTP_HOST: '127.0.0.1', SMTP_PORT: '25' },
      { host: '127.0.0.1', port: 25, tls: 'none' },
    ],
    [{ SMTP_URL: 'smtp://smtp.example.org' }, { host: 'smtp.example.org', port: 587, tls: 'start' }],
    [{ SMTP_URL: 'smtp://[::1]:1025/' }, { host: '::1', port: 1025, tls: 'none' }],
    [{ SMTP_URL: 'smtps://localhost' }, { host: 'localhost', port: 465, tls: 'first' }],
    [
      { SMTP_URL: 'smtps://u%40example.org:a%2Fb%40c@smtp.example.org' },
      {
        host: 'smtp.example.org',
        port: 465,
        tls: 'first',
        login: { user: 'u@example.org', password: 'a/b@c' },
      },
    ],
  ])('of %j', (env, server) => {
    expect(serverFrom(env)).toEqual(server);
  });

  it.each([
    { SMTP_URL: `http://u:${PASSWORD}@example.org` },
    { SMTP_URL: `smtp://u:%zz${PASSWORD}@example.org` },
    { SMTP_URL: `smtp://u:${PASSWORD}@example.org?tls.rejectUnauthorized=false` },
    { SMTP_URL: `smtp://u:${PASSWORD}@example.org/path` },
    { SMTP_URL: `smtp://:${PASSWORD}@example.org` },
    { SMTP_URL: `${PASSWORD}` },
    { SMTP_URL: 'smtp://u@example.org' },
    { SMTP_URL: 'smtp://example.org', SMTP_HOST: 'example.org' },
    { SMTP_HOST: `u:${PASSWORD}@example.org` },
    { SMTP_HOST: 'example.org', SMTP_PORT: '70000' },
    { SMTP_HOST: 'example.org', SMTP_USER: 'u' },
    { SMTP_HOST: 'example.org', SMTP_PASSWORD: PASSWORD },
  ])('that is wrong is told without what it holds: %#', (env) => {
    let message = '';
    try {
      serverFrom(env);
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    expect(message).toMatch(/SMTP_/);
    expect(message).not.toContain('Gr3en');
  });

  it.each(['localhost', '127.0.0.1', '127.8.0.9', '::1'])('%s is this computer', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    'localhost.example.org',
    '127.example.org',
    '0.0.0.0',
    '::ffff:127.0.0.1',
    '10.0.0.1',
    '128.0.0.1',
  ])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('what a server answers', () => {
  it.each([
    ['552 5.3.4', 'the message is too large for the server'],
    ['552 5.2.3', 'the message is too large for the server'],
    ['552 5.2.2', 'the mailbox is full'],
    ['452 4.2.2', 'the mailbox is full'],
    ['552', 'the mailbox is full'],
    ['550 5.1.1', 'there is no such mailbox'],
    ['550 5.7.1', 'the server does not let it through'],
    ['451 4.3.0', 'the server put it off'],
  ])('%s means that %s', (code, meaning) => {
    expect(meaningOf(code)).toBe(meaning);
  });

  it('to a message that is too large says what to do, and names a server by its address as addresses are written', () => {
    const server = { host: '2001:db8::1', port: 587, tls: 'start' } as const;
    expect(faultSentence(server, refusalOf('552 5.3.4'))).toBe(
      'The mail server [2001:db8::1]:587 takes no message as large as this one. Use fewer pictures in the update, or smaller ones (it answered 552 5.3.4).',
    );
  });

  it('is told by its numbers alone', () => {
    const response = `535 5.7.8 u ${PASSWORD} is wrong`;
    const fault = faultOf(Object.assign(new Error(response), { code: 'EAUTH', response, responseCode: 535 }));
    const server = { host: 'smtp.example.org', port: 587, tls: 'start' } as const;
    expect([fault.kind, fault.code]).toEqual(['bad-login', '535 5.7.8']);
    expect(faultSentence(server, fault)).toContain('(it answered 535 5.7.8).');
    expect(`${faultSentence(server, fault)}${fault.message}`).not.toContain('Gr3en');
  });

  it.each([
    ['RCPT TO', '550 5.1.1 x', false, { kind: 'refused', code: '550 5.1.1', by: 'member' }],
    ['RCPT TO', '450 x', false, { kind: 'deferred', code: '450', by: 'member' }],
    ['RCPT TO', '530 5.7.0 log in first', false, { kind: 'refused', code: '530 5.7.0', by: 'server' }],
    ['MAIL FROM', '550 5.7.1 x', false, { kind: 'refused', code: '550 5.7.1', by: 'server' }],
    ['DATA', '552 5.3.4 x', true, { kind: 'refused', code: '552 5.3.4', by: 'server' }],
    ['DATA', '451 x', true, { kind: 'deferred', code: '451', by: 'member' }],
    ['CONN', '250 x', true, { kind: 'unknown' }],
    ['CONN', '421 x', true, { kind: 'unknown' }],
    ['CONN', '421 x', false, { kind: 'lost' }],
    ['CONN', undefined, true, { kind: 'unknown' }],
    ['CONN', undefined, false, { kind: 'lost' }],
  ])('to %s with %j (the whole message handed over: %j)', (command, response, isWhole, fate) => {
    const responseCode = response === undefined ? undefined : Number(response.slice(0, 3));
    expect(fateOf({ command, response, responseCode }, isWhole)).toEqual(fate);
  });
});
