/** What breaks under a window, one fault at a time, and how it must end. */
package io.kedgeline.sandbox.demo.breaking;
