/** What a deployment gives a process: a file of settings and the key files that it names. */
package io.kedgeline.workflows.settings;
