/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-definition.h"

G_BEGIN_DECLS

struct _PskDefinition
{
  gatomicrefcount ref_count;
  char *kind;
  char *json; /* as it is in the book, NULL elsewhere */
  JsonNode *root;
  gint64 id;
  int version;
  gboolean is_default;
};

gboolean       psk_definition_check     (const char  *kind,
                                         JsonObject  *object,
                                         GError     **error);
JsonNode      *psk_definition_read_root (const char  *json,
                                         GError     **error);
PskDefinition *psk_definition_new       (const char  *kind,
                                         JsonNode    *root,
                                         GError     **error);

G_END_DECLS
