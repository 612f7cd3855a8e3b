/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-definition.h"

G_BEGIN_DECLS

#define PSK_CODE_MAX_NAME 60
#define PSK_CODE_MAX_ALIASES 40
#define PSK_CODE_MAX_ENTRIES 500

/* The list that visits are ticked on. */
#define PSK_CODE_LIST_VEGETABLES "vegetables"

/**
 * PskCode:
 * @code: what is kept in the book
 * @thai: what it is called
 * @english: what it is called in English, or ""
 * @aliases: other spellings that are understood
 * @retired: whether it is no longer offered
 * @fixed: whether the program itself depends on it, so that it stays
 *
 * An entry of a list of codes.
 */
typedef struct
{
  char *code;
  char *thai;
  char *english;
  GStrv aliases;
  gboolean retired;
  gboolean fixed;
} PskCode;

#define PSK_TYPE_CODE (psk_code_get_type ())

GType        psk_code_get_type         (void);
PskCode     *psk_code_new              (const char          *code,
                                        const char          *thai,
                                        const char          *english,
                                        const char * const  *aliases);
PskCode     *psk_code_copy             (const PskCode       *self);
void         psk_code_free             (PskCode             *self);
GStrv        psk_code_split_aliases    (const char          *text);

const char * const *psk_code_list_get_ids (void);
gboolean     psk_code_list_is_open     (const char          *list);
const char  *psk_code_list_get_title   (PskDefinition       *codes,
                                        const char          *list,
                                        PskLanguage          language);
gboolean     psk_code_list_is_default  (PskDefinition       *codes,
                                        const char          *list);
GPtrArray   *psk_code_list_read        (PskDefinition       *codes,
                                        const char          *list);
PskCode     *psk_code_list_find        (PskDefinition       *codes,
                                        const char          *list,
                                        const char          *code);
gboolean     psk_code_list_check       (PskDefinition       *codes,
                                        const char          *list,
                                        const PskCode       *entry,
                                        GError             **error);
char        *psk_code_list_make_code   (PskDefinition       *codes,
                                        const char          *list,
                                        const PskCode       *entry);
GStrv        psk_code_list_suggest     (PskDefinition       *codes,
                                        const char          *list,
                                        const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskCode, psk_code_free)

G_END_DECLS
