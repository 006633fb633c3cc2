#!/bin/sh
# Makes the namespace in which runs live. The engine keeps a run that has ended for the retention; the ledger keeps its
# record. Runs set no search attributes of our own yet, so none is made.
set -eu

temporal operator namespace describe --namespace kedgeline >/dev/null 2>&1 ||
  temporal operator namespace create --namespace kedgeline --retention 2160h
