/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

/**
 * PskExportLevel:
 * @PSK_EXPORT_OFFICE: inside the office: names, masked ids
 * @PSK_EXPORT_PUBLIC: no names, ids, house numbers or phones
 */
typedef enum
{
  PSK_EXPORT_OFFICE,
  PSK_EXPORT_PUBLIC,
} PskExportLevel;

gboolean psk_export_households       (PskBook                 *book,
                                      int                      area,
                                      PskExportLevel           level,
                                      const char              *path,
                                      GCancellable            *cancellable,
                                      GError                 **error);
void     psk_export_query_async      (PskBook                 *book,
                                      const PskHouseholdQuery *query,
                                      GArray                  *fields,
                                      PskExportLevel           level,
                                      const char              *path,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 user_data);
gboolean psk_export_query_finish     (PskBook                 *book,
                                      GAsyncResult            *result,
                                      GError                 **error);

G_END_DECLS
