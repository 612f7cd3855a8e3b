/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-code-list.h"

G_BEGIN_DECLS

/**
 * PskCodeEdit:
 * @codes: the code lists as they are
 * @root: the same, to be changed
 * @before: their text at the beginning
 *
 * The code lists of a book while a command changes them.
 */
typedef struct
{
  PskDefinition *codes;
  JsonNode *root;
  char *before;
} PskCodeEdit;

gboolean   psk_code_edit_begin       (PskCodeEdit    *self,
                                      PskStore       *store,
                                      GError        **error);
void       psk_code_edit_clear       (PskCodeEdit    *self);
JsonArray *psk_code_edit_get_entries (PskCodeEdit    *self,
                                      const char     *list);
int        psk_code_edit_find        (JsonArray      *entries,
                                      const char     *code);
void       psk_code_edit_write       (JsonObject     *object,
                                      const PskCode  *entry);
void       psk_code_edit_add         (JsonArray      *entries,
                                      const char     *code,
                                      const PskCode  *entry);
gboolean   psk_code_edit_read_again  (PskCodeEdit    *self,
                                      GError        **error);
gboolean   psk_code_edit_save        (PskCodeEdit    *self,
                                      PskStore       *store,
                                      GError        **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PskCodeEdit, psk_code_edit_clear)

G_END_DECLS
