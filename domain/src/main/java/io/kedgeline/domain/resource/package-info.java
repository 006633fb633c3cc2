/** Names of AWS objects as types: what an object is called, never what it is like. */
package io.kedgeline.domain.resource;
