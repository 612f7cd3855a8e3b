/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-import.h"

G_BEGIN_DECLS

/**
 * PskBoundary:
 * @area: the code of an area
 * @geometry: what it covers
 * @outcome: what becomes of it
 */
typedef struct
{
  int area;
  PskGeometry *geometry;
  PskImportOutcome outcome;
} PskBoundary;

#define PSK_TYPE_BOUNDARY_IMPORT (psk_boundary_import_get_type ())

G_DECLARE_FINAL_TYPE (PskBoundaryImport, psk_boundary_import, PSK, BOUNDARY_IMPORT, GObject)

PskBoundaryImport *psk_boundary_import_new              (const char         *staging_path,
                                                         const char         *file_name,
                                                         PskAreas           *areas);
gboolean           psk_boundary_import_read             (PskBoundaryImport  *self,
                                                         const char         *path,
                                                         GCancellable       *cancellable,
                                                         GError            **error);
double             psk_boundary_import_get_progress     (PskBoundaryImport  *self);
gboolean           psk_boundary_import_prepare          (PskBoundaryImport  *self,
                                                         GCancellable       *cancellable,
                                                         GError            **error);
const char        *psk_boundary_import_get_file_name    (PskBoundaryImport  *self);
guint              psk_boundary_import_get_count        (PskBoundaryImport  *self,
                                                         PskImportOutcome    outcome);
guint              psk_boundary_import_get_n_ignored    (PskBoundaryImport  *self);
GArray            *psk_boundary_import_get_all          (PskBoundaryImport  *self);
GPtrArray         *psk_boundary_import_get_missing      (PskBoundaryImport  *self);
char              *psk_boundary_import_describe_missing (PskBoundaryImport  *self,
                                                         guint               max_names);
GPtrArray         *psk_boundary_import_get_problems     (PskBoundaryImport  *self);
JsonNode          *psk_boundary_import_to_json          (PskBoundaryImport  *self);

G_END_DECLS
