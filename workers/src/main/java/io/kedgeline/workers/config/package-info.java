/** What a deployment gives a worker: addresses, keys and pinned files. */
package io.kedgeline.workers.config;
