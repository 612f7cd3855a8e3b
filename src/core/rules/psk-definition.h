/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "psk-language.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskDefinition:
 *
 * One version of the criteria, the monthly form, the check list or the code
 * lists: data that the office edits. Immutable.
 */
typedef struct _PskDefinition PskDefinition;

#define PSK_TYPE_DEFINITION (psk_definition_get_type ())

GType          psk_definition_get_type          (void);
PskDefinition *psk_definition_load              (PskStore       *store,
                                                 const char     *kind,
                                                 GError        **error);
PskDefinition *psk_definition_load_version      (PskStore       *store,
                                                 gint64          id,
                                                 GError        **error);
PskDefinition *psk_definition_parse             (const char     *kind,
                                                 const char     *json,
                                                 GError        **error);
PskDefinition *psk_definition_load_default      (const char     *kind);
PskDefinition *psk_definition_ref               (PskDefinition  *self);
void           psk_definition_unref             (PskDefinition  *self);
gint64         psk_definition_get_id            (PskDefinition  *self);
int            psk_definition_get_version       (PskDefinition  *self);
gboolean       psk_definition_is_default        (PskDefinition  *self);
JsonObject    *psk_definition_get_object        (PskDefinition  *self);
guint          psk_definition_get_n             (PskDefinition  *self,
                                                 const char     *array);
JsonObject    *psk_definition_get_element       (PskDefinition  *self,
                                                 const char     *array,
                                                 guint           index);
JsonArray     *psk_definition_get_list          (PskDefinition  *self,
                                                 const char     *list);
const char    *psk_definition_get_code_title    (PskDefinition  *self,
                                                 const char     *list,
                                                 const char     *code,
                                                 PskLanguage     language);
const char    *psk_definition_find_code         (PskDefinition  *self,
                                                 const char     *list,
                                                 const char     *text);
gboolean       psk_definition_is_offered        (JsonObject     *code);
const char    *psk_definition_get_text          (JsonObject     *object,
                                                 const char     *member,
                                                 PskLanguage     language);

void           psk_definition_get_due_rule      (PskStore       *store,
                                                 int            *day,
                                                 int            *month_offset);
int            psk_definition_count_check_items (PskStore       *store);
gboolean       psk_definition_add_defaults      (PskStore       *store,
                                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskDefinition, psk_definition_unref)

G_END_DECLS
