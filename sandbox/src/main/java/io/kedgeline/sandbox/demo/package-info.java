/** {@code kedgeline demo}: a window from request to sealed evidence, each effect proved. */
package io.kedgeline.sandbox.demo;
