/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskSavedMapping:
 * @id: row id
 * @name: what the office calls it
 * @district: the district whose lists it is for, or 0
 * @signature: what psk_mapping_get_signature() makes of their heads
 * @json: what psk_mapping_parse() reads
 *
 * How the lists of an office are laid out.
 */
typedef struct
{
  gint64 id;
  char *name;
  int district;
  char *signature;
  char *json;
} PskSavedMapping;

PskSavedMapping *
           psk_saved_mapping_new    (const char       *name,
                                     int               district,
                                     const char       *signature,
                                     const char       *json);
void       psk_saved_mapping_free   (PskSavedMapping  *self);
GPtrArray *psk_mapping_table_read   (PskStore         *store,
                                     GError          **error);
gboolean   psk_mapping_table_save   (PskStore         *store,
                                     const char       *name,
                                     int               district,
                                     const char       *signature,
                                     const char       *json,
                                     GError          **error);
gboolean   psk_mapping_table_delete (PskStore         *store,
                                     gint64            id,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskSavedMapping, psk_saved_mapping_free)

G_END_DECLS
