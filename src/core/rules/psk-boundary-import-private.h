/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-boundary-import.h"

G_BEGIN_DECLS

/**
 * PskBoundaryImport:
 *
 * The boundaries of areas in a map: which are new, and what could not be used.
 */
struct _PskBoundaryImport
{
  GObject parent_instance;

  /* Owned */
  char *staging_path;
  char *file_name;
  PskAreas *areas;
  GArray *boundaries;  /* PskBoundary */
  GPtrArray *problems; /* PskImportProblem; NULL until it is prepared */

  int progress; /* in hundredths; read and written by several threads */
  guint n_matched; /* features that are an area of the book */
  guint n_rejected;
  guint n_ignored;
};

G_END_DECLS
