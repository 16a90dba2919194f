// Publishes one batch of alerts to the exchange of a department, waits until the broker has confirmed it, and prints the reply.
//
//   AMQP_URL=amqps://user:password@host:port/vhost node publish.js --county 341024 --department medical-insurance --file batch.json
//
// Exit code: 0 accepted or the same batch again, 3 refused, 1 nobody answered or the broker did not take it, 2 wrong usage.
// A batch whose reply did not come may be published again unchanged: it is recognised and changes nothing.

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import amqp from 'amqplib';

const { values: options } = parseArgs({
  options: {
    county: { type: 'string' },
    department: { type: 'string' },
    file: { type: 'string' },
    timeout: { type: 'string', default: '30' },
  },
});
const url = process.env.AMQP_URL;
if (!url || !options.county || !options.department || !options.file) {
  console.error('usage: AMQP_URL=amqp://… node publish.js --county ID --department ID --file BATCH.json [--timeout SECONDS]');
  process.exit(2);
}

const exchange = `${options.county}.alerts.${options.department}`;
const replies = `${options.county}.replies.${options.department}`;
const correlationId = randomUUID();
const batch = await readFile(options.file);

const connection = await amqp.connect(url);
connection.on('error', (error) => fail(`the connection broke: ${error.code ?? error.name}`));
const channel = await connection.createConfirmChannel();
channel.on('error', (error) => fail(`the broker refused: ${error.message}`));

const answered = new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`no reply within ${options.timeout} s`)), Number(options.timeout) * 1000);
  channel.consume(replies, (message) => {
    if (message === null) {
      return;
    }

    // One program a department reads this queue: replies to every batch, and notices (type submission.…) about what became of them.
    console.log(JSON.stringify({ type: message.properties.type, correlationId: message.properties.correlationId, body: JSON.parse(message.content) }));
    channel.ack(message);
    if (message.properties.correlationId === correlationId) {
      clearTimeout(timer);
      resolve(JSON.parse(message.content));
    }
  }).catch(reject);
});

// mandatory: a message that reaches no queue comes back instead of vanishing.
channel.on('return', () => fail(`exchange ${exchange} has no queue: is the exchange running, and the department among its publishers?`));
channel.publish(exchange, '', batch, { correlationId, messageId: correlationId, contentType: 'application/json', type: 'alert.batch', persistent: true, mandatory: true });

try {
  await channel.waitForConfirms();
  const reply = await answered;
  await channel.close();
  await connection.close();
  process.exitCode = reply.verdict === 'refused' ? 3 : 0;
} catch (error) {
  fail(error.message);
}

function fail(reason) {
  console.error(`not published: ${reason}`);
  process.exit(1);
}
