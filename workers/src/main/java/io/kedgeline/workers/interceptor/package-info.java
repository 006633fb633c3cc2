/** What stands between an activity task and the activity: the journal and the warrant. */
package io.kedgeline.workers.interceptor;
