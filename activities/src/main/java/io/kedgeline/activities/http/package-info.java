/** How the company's services are asked for JSON: with little trust, little space, little time. */
package io.kedgeline.activities.http;
